"""How long it takes to import a package, and to come from the start of a process to the first decoded list."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from bench.clients import Clients
from bench.measure import BY_HAND, CLIENT, GENERATOR, OURS, Bar, Figure, interleave

PYDANTIC = "from pydantic import BaseModel"
_IMPORT = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
_PROGRAM = """
import asyncio, sys
import {package} as sdk

async def main():
    configuration = sdk.Configuration(host=sys.argv[1], access_token="token")
    async with sdk.ApiClient(configuration) as client:
        found = await sdk.{call}
    print(len(found{entries}), flush=True)

asyncio.run(main())
"""
_SYNC_PROGRAM = """
import sys
import {package} as sdk
import {package}.sync as sync

configuration = sdk.Configuration(host=sys.argv[1], access_token="token")
with sync.ApiClient(configuration) as client:
    found = sync.{call}
    print(len(found{entries}), flush=True)
"""
_BY_HAND = "from {module} import {main}\n{main}()\n"
_OTHER = """
import asyncio, sys
from opc_h2ogpte import AuthenticatedClient
from opc_h2ogpte.api.api_keys import list_all_api_keys

async def main():
    async with AuthenticatedClient(base_url=sys.argv[1], token="token") as client:
        found = await list_all_api_keys.asyncio(client=client)
    print(len(found), flush=True)

asyncio.run(main())
"""
_OTHER_SYNC = """
import sys
from opc_h2ogpte import AuthenticatedClient
from opc_h2ogpte.api.api_keys import list_all_api_keys

with AuthenticatedClient(base_url=sys.argv[1], token="token") as client:
    found = list_all_api_keys.sync(client=client)
    print(len(found), flush=True)
"""
IMPORTS = "aiohttp and pydantic imported"
_IMPORTS = """
import asyncio
import aiohttp
from pydantic import BaseModel, TypeAdapter

print(2, flush=True)
"""
_H2OGPTE = {"call": "APIKeysApi(client).list_all_api_keys()", "entries": ""}
_BOX = {"call": "WebhooksApi(client).get_webhooks()", "entries": ".entries"}


def measure_starts(clients: Clients, url: str, rounds: int) -> Iterator[Figure]:
    """Both measures, for a small package and a large one."""
    for name, package in (("h2ogpte.rest", "h2ogpte.rest"), ("box", "box")):
        lines = {OURS: f"import {package}", PYDANTIC: PYDANTIC}
        peer = f"og_{name.partition('.')[0]}"
        if clients.has(peer):
            lines[GENERATOR] = f"import {peer}"
        if name == "h2ogpte.rest":
            lines[CLIENT] = "import opc_h2ogpte"
        measured = {who: partial(_import_seconds, clients, line) for who, line in lines.items()}
        taken = interleave(measured, rounds)
        bars = [Bar(PYDANTIC, 0.6)]
        yield Figure("starts", f"import {name}", "ms", taken.medians(1000), bars, ratios=taken.ratios())
    small = {
        OURS: _PROGRAM.format(package="h2ogpte.rest", **_H2OGPTE),
        BY_HAND: _BY_HAND.format(module="hand_h2ogpte", main="main"),
        GENERATOR: _PROGRAM.format(package="og_h2ogpte", **_H2OGPTE),
        CLIENT: _OTHER,
        IMPORTS: _IMPORTS,
    }
    yield _first_list(clients, url, "h2ogpte.rest", small, rounds)
    large = {OURS: _PROGRAM.format(package="box", **_BOX), BY_HAND: _BY_HAND.format(module="hand_box", main="main")}
    if clients.has("og_box"):
        large[GENERATOR] = _PROGRAM.format(package="og_box", **_BOX)
    yield _first_list(clients, url, "box", large, rounds)
    small = {
        OURS: _SYNC_PROGRAM.format(package="h2ogpte.rest", **_H2OGPTE),
        BY_HAND: _BY_HAND.format(module="hand_h2ogpte", main="main_sync"),
        CLIENT: _OTHER_SYNC,
    }
    yield _first_list(clients, url, "h2ogpte.rest, without asyncio", small, rounds)
    large = {
        OURS: _SYNC_PROGRAM.format(package="box", **_BOX),
        BY_HAND: _BY_HAND.format(module="hand_box", main="main_sync"),
    }
    yield _first_list(clients, url, "box, without asyncio", large, rounds)


def _first_list(clients: Clients, url: str, name: str, programs: Mapping[str, str], rounds: int) -> Figure:
    measured = {}
    for who, text in programs.items():
        path = clients.folder / f"first {name}, {who}.py"
        path.write_text(text, "utf-8")
        measured[who] = partial(_seconds_to_first_line, clients, path, url)
    for run in measured.values():
        run()
    taken = interleave(measured, rounds, close=2)
    bars = [Bar(BY_HAND, 1.25), *(Bar(peer, 1.0) for peer in (GENERATOR, CLIENT) if peer in programs)]
    what = f"from process start to the first decoded list, {name}"
    return Figure("starts", what, "ms", taken.medians(1000), bars, ratios=taken.ratios())


def _import_seconds(clients: Clients, line: str) -> float:
    done = subprocess.run(
        [clients.python, "-c", _IMPORT.format(line)],
        env=clients.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _seconds_to_first_line(clients: Clients, program: Path, url: str) -> float:
    started = time.perf_counter()
    command = [clients.python, str(program), url]
    with subprocess.Popen(command, env=clients.environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
    if line.strip() != b"2":
        raise RuntimeError(f"{program.name} printed {line!r}")
    return seconds
