"""A small package made of the runtime as a generator would make it, and a server that misbehaves."""

from __future__ import annotations

import contextlib
import gzip
import importlib
import json
import shutil
import socket
import struct
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.runtime.flavours import call, configuration, flavour, things
from tests.runtime.scripted import script
from tests.runtime.things_package import TEMPLATES, write_package

__all__ = ["call", "configuration", "flavour", "script", "things"]

sys.path.insert(0, str(TEMPLATES))


@pytest.fixture(scope="session")
def package_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package."""
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def package(package_folder: Path) -> Iterator[ModuleType]:
    """The package with its modules as attributes."""
    sys.path.insert(0, str(package_folder.parent))
    name = package_folder.name
    for module in (
        "api.things_api",
        "api_client",
        "configuration",
        "exceptions",
        "rest",
        "_tls",
        "_aiohttp",
        "_retries",
    ):
        importlib.import_module(f"{name}.{module}")
    for module in ("api.things_api", "api_client", "rest", "_urllib3"):
        importlib.import_module(f"{name}.sync.{module}")
    yield sys.modules[name]
    sys.path.remove(str(package_folder.parent))
    shutil.rmtree(package_folder)


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:]),
    "deflate": zlib.compress,
    "br": lambda body: importlib.import_module("brotli").compress(body),
    "wrong": lambda body: body,
}


class Handler(BaseHTTPRequestHandler):
    """Does what the last part of the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = self._read_chunks()
        url = urlsplit(self.path)
        what, _, more = url.path.rpartition("/")[2].partition("-")
        server: Any = self.server
        seen = {
            "method": self.command,
            "path": url.path,
            "query": url.query,
            "headers": dict(self.headers.items()),
            "body": body.decode("utf-8", "replace"),
        }
        server.seen.append(seen)
        getattr(self, f"answer_{what}", self.answer_echo)(more, seen)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_QUERY = do_GET

    def _read_chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        """Send a response."""
        self.send_response(status)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_echo(self, more: str, seen: dict[str, Any]) -> None:
        """Tell what was received."""
        self.reply(200, json.dumps(seen).encode())

    def answer_status(self, more: str, seen: dict[str, Any]) -> None:
        """Answer with a status and a JSON body that repeats the credentials."""
        body = {"code": int(more), "you": seen["headers"].get("Authorization")}
        self.reply(int(more), json.dumps(body).encode(), Set_Cookie="sid=very-secret")

    def answer_html(self, more: str, seen: dict[str, Any]) -> None:
        """Answer with a status and a body that is not JSON."""
        self.reply(int(more), b"<h1>Sorry</h1>", Content_Type="text/html")

    def answer_broken(self, more: str, seen: dict[str, Any]) -> None:
        """Answer with JSON that is none."""
        self.reply(200, b'{"secret": "hidden')

    def answer_drop(self, more: str, seen: dict[str, Any]) -> None:
        """Reset the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def answer_half(self, more: str, seen: dict[str, Any]) -> None:
        """Send half of a body."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{}")

    def answer_garbage(self, more: str, seen: dict[str, Any]) -> None:
        """Send what isn't HTTP."""
        self.close_connection = True
        self.wfile.write(b"garbage\r\n\r\n")

    def answer_headless(self, more: str, seen: dict[str, Any]) -> None:
        """Send a header that is none."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno header\r\n\r\n{}")

    def answer_slow(self, more: str, seen: dict[str, Any]) -> None:
        """Wait before the headers."""
        time.sleep(float(more or 0.6))
        with contextlib.suppress(OSError):
            self.reply(200, b"{}")

    def answer_drip(self, more: str, seen: dict[str, Any]) -> None:
        """Send a body byte by byte, with never much time between two of them."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n")
        with contextlib.suppress(OSError):
            for _ in range(20):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)

    def answer_away(self, more: str, seen: dict[str, Any]) -> None:
        """Redirect to another host."""
        server: Any = self.server
        host = f"http://localhost:{server.server_port}"
        self.reply(int(more), b"", Location=f"{host}/echo?from=away")

    def answer_near(self, more: str, seen: dict[str, Any]) -> None:
        """Redirect on the same host."""
        self.reply(int(more), b"", Location="echo")

    def answer_circle(self, more: str, seen: dict[str, Any]) -> None:
        """Redirect to itself."""
        self.reply(302, b"", Location=self.path)

    def answer_zipped(self, more: str, seen: dict[str, Any]) -> None:
        """Send a compressed body."""
        self.reply(200, gzip.compress(b"x" * 200_000), Content_Encoding="gzip")

    def answer_coded(self, more: str, seen: dict[str, Any]) -> None:
        """Send a body in some codings one after the other, whole or in part."""
        names, _, kept = more.partition(":")
        body = b"x" * 200_000
        for name in names.split("+"):
            body = CODINGS[name](body)
        coding = names.replace("+", ", ").replace("wrong", "gzip")
        self.reply(200, body[: int(kept)] if kept else body, Content_Encoding=coding)

    def answer_pieces(self, more: str, seen: dict[str, Any]) -> None:
        """Send a chunked body."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for _ in range(5):
            self.wfile.write(b"3\r\nabc\r\n")
            self.wfile.flush()
            time.sleep(0.01)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server on a free port which remembers what it saw."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        """Bind."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[dict[str, Any]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that clients cut."""


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    """A running server."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server which has seen nothing yet, and an environment without proxies."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running.seen.clear()
    return running
