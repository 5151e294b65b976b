"""An HTTP server on 127.0.0.1 that keeps what arrives byte for byte, and answers what it is told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO

BASE = "/base"


@dataclass(frozen=True)
class Arrived:
    """A request as it came: nothing decoded."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header, of one that came twice the values with a comma between."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(found) if found else None


@dataclass(frozen=True)
class Answer:
    """What to answer."""

    status: int
    content_type: str | None = None
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    """Further headers."""
    pieces: tuple[bytes, ...] | None = None
    """The body in pieces, of no length that is told before (`Transfer-Encoding: chunked`)."""


@dataclass
class Server:
    """A running server: set `answer`, call, take `arrived`."""

    port: int
    answer: Answer = field(default_factory=lambda: Answer(200))
    arrived: list[Arrived] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address that paths are appended to."""
        return f"http://127.0.0.1:{self.port}{BASE}"


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = Server(listener.getsockname()[1])
    thread = threading.Thread(target=_accept, args=(listener, server), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _accept(listener: socket.socket, server: Server) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(connection, server), daemon=True).start()


def _talk(connection: socket.socket, server: Server) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection, connection.makefile("rb") as stream, suppress(OSError):
        while line := stream.readline():
            method, target, _ = line.decode("latin-1").rstrip("\r\n").split(" ", 2)
            headers = []
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.decode("latin-1").rstrip("\r\n").partition(":")
                headers.append((name, value.strip()))
            known = {name.lower(): value for name, value in headers}
            if known.get("expect", "").lower() == "100-continue":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            if known.get("transfer-encoding", "").lower() == "chunked":
                body = b"".join(_chunks(stream))
            else:
                body = stream.read(int(known.get("content-length", "0")))
            server.arrived.append(Arrived(method, target, tuple(headers), body))
            connection.sendall(_write(server.answer, method))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while size := int(stream.readline().split(b";")[0], 16):
        yield stream.read(size)
        stream.readline()
    while stream.readline() not in (b"\r\n", b""):
        pass


def _write(answer: Answer, method: str) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} Status"]
    if answer.content_type is not None:
        lines.append(f"Content-Type: {answer.content_type}")
    lines += [f"{name}: {value}" for name, value in answer.headers]
    body = answer.body
    if answer.pieces is not None:
        lines.append("Transfer-Encoding: chunked")
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in answer.pieces if piece) + b"0\r\n\r\n"
    elif answer.status not in (204, 304):
        lines.append(f"Content-Length: {len(body)}")
    if method == "HEAD" or answer.status in (204, 304):
        body = b""
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
