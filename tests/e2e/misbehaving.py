"""A server of the API keys that does to each request what the argument `filter` asks for."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import struct
import threading
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

NAME = "Łódź"


@dataclass
class Seen:
    """What arrived: how often for each filter, when, and with which headers."""

    url: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[float]] = field(default_factory=dict)
    headers: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    tokens: int = 0


def keys(name: str = NAME) -> bytes:
    """A list with one key."""
    key = {"id": "1", "username": "ada", "name": name, "hint": "sk", "created_at": "2026-01-02T03:04:05Z"}
    return json.dumps([{**key, "is_active": True, "is_global_key": False}], ensure_ascii=False).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: Seen

    def do_GET(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        what = "token" if parts.path == "/token" else parse_qs(parts.query).get("filter", ["plain"])[0]
        seen = self.seen
        seen.counts[what] += 1
        seen.times.setdefault(what, []).append(time.monotonic())
        seen.headers.setdefault(what, []).append({name.lower(): value for name, value in self.headers.items()})
        with contextlib.suppress(OSError):
            getattr(self, f"_{what.replace('-', '_')}", self._plain)()

    do_POST = do_DELETE = do_GET

    def _send(self, status: int, body: bytes, missing: int = 0, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Type": "application/json"}
        for name, value in (given | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + missing))
        self.end_headers()
        self.wfile.write(body)
        if missing:
            self.close_connection = True

    def _plain(self) -> None:
        self._send(200, keys())

    def _often(self, count: int, what: str) -> bool:
        return self.seen.counts[what] <= count

    def _busy_seconds(self) -> None:
        if self._often(1, "busy-seconds"):
            return self._send(429, b"{}", Retry_After="1")
        return self._plain()

    def _busy_date(self) -> None:
        if self._often(1, "busy-date"):
            return self._send(429, b"{}", Retry_After=formatdate(time.time() + 2, usegmt=True))
        return self._plain()

    def _always_busy(self) -> None:
        self._send(503, b'{"code": 503, "message": "busy"}', X_Request_Id="r-1")

    def _half(self) -> None:
        if self._often(2, "half"):
            return self._send(200, keys()[:20], missing=100)
        return self._plain()

    def _reset(self) -> None:
        if self._often(2, "reset"):
            return self._always_reset()
        return self._plain()

    def _always_reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _slow_headers(self) -> None:
        time.sleep(0.6)
        self._plain()

    def _slow_body(self) -> None:
        body = keys()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for position in range(0, len(body), 8):
            self.wfile.write(body[position : position + 8])
            self.wfile.flush()
            time.sleep(0.1)

    def _wrong_type(self) -> None:
        self._send(200, keys(), Content_Type="text/html")

    def _page(self) -> None:
        self._send(200, b"<h1>Log in</h1>", Content_Type="text/html; charset=utf-8")

    def _wrong_charset(self) -> None:
        self._send(200, keys(), Content_Type="application/json; charset=ascii")

    def _other_charset(self) -> None:
        self._send(200, keys().decode().encode("iso-8859-2"), Content_Type="application/json; charset=iso-8859-2")

    def _zipped(self) -> None:
        self._send(200, gzip.compress(keys()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        """Send one megabyte that is a thousand when it is unpacked."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        piece = b"[" * 1_000_000
        pieces = [packer.compress(piece) for _ in range(1000)]
        self._send(200, b"".join([*pieces, packer.flush()]), Content_Encoding="gzip")

    def _elsewhere(self) -> None:
        if self.headers["Host"].startswith("127."):
            url = f"http://localhost:{self.headers['Host'].rpartition(':')[2]}{self.path}"
            return self._send(307, b"", Location=url)
        return self._plain()

    def _expired(self) -> None:
        if self.headers.get("Authorization") == "Bearer token-1":
            return self._send(401, b'{"code": 401, "message": "expired"}')
        return self._plain()

    def _token(self) -> None:
        self.seen.tokens += 1
        answer = {"access_token": f"token-{self.seen.tokens}", "token_type": "bearer", "expires_in": 3600}
        self._send(200, json.dumps(answer).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about connections that clients cut."""


@contextmanager
def misbehave() -> Iterator[Seen]:
    """Serve until the block ends."""
    seen = Seen()

    class Handler(_Handler):
        pass

    Handler.seen = seen
    server = _Server(("127.0.0.1", 0), Handler)
    seen.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
