"""A server that answers request after request as it was told."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import pytest


class Answer(NamedTuple):
    """A response, or what happens in its place or after it: `drop`, `half` of a body, `slow`, `close`."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes = b"{}"
    deed: str = ""


@dataclass
class Script:
    """What the server will say, what it has seen, and what it gives as tokens."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    token_requests: list[dict[str, Any]] = field(default_factory=list)
    token_answers: list[Answer] = field(default_factory=list)
    refused_tokens: set[str] = field(default_factory=set)
    expires_in: float | None = 3600
    open: int = 0

    @property
    def bodies(self) -> list[str]:
        """The bodies of the requests."""
        return [seen["body"] for seen in self.seen]


class Handler(BaseHTTPRequestHandler):
    """Goes through the script; `/token` gives tokens."""

    protocol_version = "HTTP/1.1"
    script: Script

    def setup(self) -> None:
        """Count the connection."""
        super().setup()
        self.script.open += 1

    def finish(self) -> None:
        """Count the connection's end."""
        self.script.open -= 1
        with contextlib.suppress(OSError):
            super().finish()

    def do_GET(self) -> None:
        """Answer."""
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        seen: dict[str, Any] = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode(),
            "time": time.monotonic(),
        }
        script = self.script
        if self.path.endswith("/token"):
            script.token_requests.append(seen | {"form": dict(parse_qsl(seen["body"]))})
            time.sleep(0.1)
            self._reply(script.token_answers.pop(0) if script.token_answers else self._token())
            return
        script.seen.append(seen)
        if seen["headers"].get("authorization", "").removeprefix("Bearer ") in script.refused_tokens:
            self._reply(Answer(401))
            return
        self._reply(script.answers.pop(0) if script.answers else Answer(body=json.dumps(seen).encode()))

    do_POST = do_PUT = do_DELETE = do_GET

    def _token(self) -> Answer:
        script = self.script
        token: dict[str, Any] = {"access_token": f"token-{len(script.token_requests)}", "token_type": "bearer"}
        if script.expires_in is not None:
            token["expires_in"] = script.expires_in
        return Answer(body=json.dumps(token).encode())

    def _reply(self, answer: Answer) -> None:
        if answer.deed == "drop":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        if answer.deed == "slow":
            time.sleep(0.4)
        with contextlib.suppress(OSError):
            self.send_response(answer.status)
            for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + (20 if answer.deed == "half" else 0)))
            self.end_headers()
            self.wfile.write(answer.body)
        if answer.deed in ("half", "close"):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Says nothing of connections that clients cut."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@pytest.fixture
def script() -> Iterator[Script]:
    """The script of a running server."""
    made = Script()

    class Scripted(Handler):
        script = made

    server = Server(("127.0.0.1", 0), Scripted)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()
