"""A server on bare sockets, for what no HTTP library would send."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

OK = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"n":1}'
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"


@dataclass
class Raw:
    """What each connection does with a request: it answers, and closes if it says True."""

    url: str = ""
    answer: Callable[[socket.socket], bool | None] = field(default=lambda connection: connection.sendall(OK))
    reads_bodies: bool = True
    heads: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0
    open: int = 0

    @property
    def port(self) -> int:
        """Where the server listens."""
        return int(self.url.rpartition(":")[2])

    def settle(self) -> int:
        """Give the number of open connections, once those that are being closed are."""
        deadline = time.monotonic() + 2
        while self.open and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.open

    def serve(self, connection: socket.socket) -> None:
        """Read requests, and answer them."""
        with connection, contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            buffer = b""
            while True:
                while b"\r\n\r\n" not in buffer:
                    received = connection.recv(65_536)
                    if not received:
                        break
                    buffer += received
                else:
                    head, _, buffer = buffer.partition(b"\r\n\r\n")
                    self.heads.append(head.decode("latin-1"))
                    if self.reads_bodies:
                        buffer = self._read_body(connection, head.lower(), buffer)
                    if not self.answer(connection):
                        continue
                break
        self.open -= 1

    def _read_body(self, connection: socket.socket, head: bytes, buffer: bytes) -> bytes:
        end = b""
        if b"transfer-encoding: chunked" in head:
            end = b"0\r\n\r\n"
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        while (end and end not in buffer) or len(buffer) < length:
            received = connection.recv(65_536)
            if not received:
                raise ConnectionError("the body broke off")
            buffer += received
        length = buffer.find(end) if end else length
        self.bodies.append(buffer[:length])
        return buffer[length + len(end) :]


@pytest.fixture
def raw(monkeypatch: pytest.MonkeyPatch) -> Iterator[Raw]:
    """A running server, and an environment without proxies."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    made = Raw()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        made.url = f"http://127.0.0.1:{listening.getsockname()[1]}"

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    made.connections += 1
                    made.open += 1
                    threading.Thread(target=made.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield made
        listening.shutdown(socket.SHUT_RDWR)


def closing(answer: bytes, after: float = 0) -> Callable[[socket.socket], bool]:
    """Make what answers, and closes the connection."""

    def act(connection: socket.socket) -> bool:
        time.sleep(after)
        connection.sendall(answer)
        return True

    return act


def drip(connection: socket.socket, piece: bytes, seconds: float) -> bool:
    """Send a piece again and again."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        connection.sendall(piece)
        time.sleep(0.02)
    return True
