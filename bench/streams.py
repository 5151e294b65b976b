"""What memory a large download and a large upload add to a process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.clients import ROOT, Clients
from bench.loopback import FILE_SIZE
from bench.measure import OURS, Figure

_BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_DONE = {"description": "Done."}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Files", "version": "1"},
    "servers": [{"url": "https://files.example"}],
    "paths": {
        "/file": {
            "get": {
                "operationId": "download",
                "tags": ["Files"],
                "responses": {"200": {"description": "The file.", "content": _BYTES}},
            },
            "put": {
                "operationId": "upload",
                "tags": ["Files"],
                "requestBody": {"required": True, "content": _BYTES},
                "responses": {"204": _DONE},
            },
        },
        "/last": {"get": {"operationId": "last", "tags": ["Files"], "responses": {"200": _DONE}}},
    },
}
_PROGRAM = """
import asyncio, resource, sys
from pathlib import Path
import files

async def main():
    configuration = files.Configuration(host=sys.argv[1])
    async with files.ApiClient(configuration) as client:
        api = files.FilesApi(client)
        await api.last()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        {deed}
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

asyncio.run(main())
"""
_SYNC = """
import resource, sys
from pathlib import Path
import files.sync

with files.sync.ApiClient(files.Configuration(host=sys.argv[1])) as client:
    api = files.sync.FilesApi(client)
    api.last()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    {deed}
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
_DOWNLOAD = """response = {wait}api.download_without_preload_content()
{indent}received = 0
{indent}{each} piece in response:
{indent}    received += len(piece)
{indent}assert received == {size}"""


def measure_streams(clients: Clients, url: str) -> Iterator[Figure]:
    """A download and an upload of 100 MB, with asyncio and without."""
    document = clients.folder / "files.json"
    document.write_text(json.dumps(DOCUMENT), "utf-8")
    output = clients.folder / "ours" / "files"
    generate = [sys.executable, str(ROOT / "generate.py"), "--spec", str(document), "--package", "files"]
    subprocess.run([*generate, "--output", str(output), "--quiet"], check=True)
    shutil.rmtree(clients.folder / "files", ignore_errors=True)
    shutil.copytree(output / "files", clients.folder / "files")
    large = clients.folder / "large.bin"
    with large.open("wb") as file:
        file.truncate(FILE_SIZE)
    download = _DOWNLOAD.format(wait="await ", each="async for", indent=" " * 8, size=FILE_SIZE)
    plain = _DOWNLOAD.format(wait="", each="for", indent=" " * 4, size=FILE_SIZE)
    upload = f"api.upload(Path({str(large)!r}))"
    for name, program in (
        ("download 100 MB", _PROGRAM.format(deed=download)),
        ("upload 100 MB", _PROGRAM.format(deed="await " + upload)),
        ("download 100 MB without asyncio", _SYNC.format(deed=plain)),
        ("upload 100 MB without asyncio", _SYNC.format(deed=upload)),
    ):
        done = subprocess.run(
            [clients.python, "-c", program, url], env=clients.environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        scale = 1024 * 1024 if sys.platform == "darwin" else 1024
        yield Figure("files", f"{name}, memory added", "MB", {OURS: int(done.stdout) / scale}, at_most=16)
