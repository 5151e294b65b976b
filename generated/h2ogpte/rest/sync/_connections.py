"""urllib3's connections, made to keep to the time of a whole call.

The timeouts of urllib3 hold for each wait on the socket, so that a server which sends
byte by byte, or takes in a body slowly, is never late.
"""

from __future__ import annotations

import http.client
import io
import queue
import socket
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import urllib3

if TYPE_CHECKING:
    import typing_extensions
    from urllib3 import connection
else:
    # Not the module of that name: where requests are recorded, others stand in there.
    from urllib3 import connectionpool as connection

PIECE = 65_536
"""How much is sent at once: so much must go out in the time that a wait may take."""


class Sending(threading.local):
    """What the running thread is sending."""

    ours = False
    ends: float | None = None
    """The time (of `time.monotonic`) at which the body must be there."""
    begun = True
    """Whether anything may have been sent: False while a connection is made."""
    pause: float | None = None
    """Seconds that a wait on the socket may take."""


SENDING = Sending()


def wait_at_most(sock: socket.socket, ends: float | None, pause: float | None) -> None:
    """Let the next wait on a socket take no longer than what is left of the time."""
    if ends is not None:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        pause = left if pause is None else min(left, pause)
    sock.settimeout(pause)


class _Reader(io.RawIOBase):
    """Reads from a socket until a time, and knows whether it ended."""

    def __init__(self, sock: socket.socket, inner: io.RawIOBase) -> None:
        self._sock = sock
        self._inner = inner
        self._ends = SENDING.ends
        self._pause = SENDING.pause
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: typing_extensions.Buffer, /) -> int | None:
        wait_at_most(self._sock, self._ends, self._pause)
        count = self._inner.readinto(buffer)
        self.ended = not count
        return count

    def close(self) -> None:
        self._inner.close()
        super().close()


class _Response(http.client.HTTPResponse):
    """A response whose headers are whole, and are those of the final status."""

    fp: io.BufferedReader

    def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self._reader = _Reader(sock, self.fp.detach())
        self.fp = io.BufferedReader(self._reader)

    def begin(self) -> None:
        """Read status and headers.

        Source: RFC 9110, section 15.2 (any number of interim responses may come first:
        `http.client` knows 100 alone), and RFC 9112, section 8 (a message whose headers
        break off is incomplete: `http.client` takes it for one without a body).
        """
        super().begin()
        while 102 <= self.status <= 199:
            # As long as there are none, the next call reads on.
            vars(self)["headers"] = None
            super().begin()
        if self._reader.ended:
            raise http.client.RemoteDisconnected("The headers broke off")


def _timed(used: connection.HTTPConnection, data: Any) -> Iterator[Any]:
    """Give data in pieces which each have what is left of the time to go out."""
    if used.sock is None:
        used.connect()
    SENDING.begun = True
    view = memoryview(data)
    for start in range(0, len(view), PIECE):
        if used.sock is not None:
            wait_at_most(used.sock, SENDING.ends, SENDING.pause)
        yield view[start : start + PIECE]


class HTTPConnection(connection.HTTPConnection):
    """A connection of `http` URLs; messages show its name."""

    response_class = _Response

    def connect(self) -> None:
        """Connect."""
        SENDING.begun = False
        super().connect()

    def send(self, data: Any) -> None:
        """Send data, with no wait longer than it may be."""
        for piece in _timed(self, data):
            super().send(piece)


class HTTPSConnection(HTTPConnection, connection.HTTPSConnection):
    """A connection of `https` URLs."""


class _Kind:
    """The class of a pool's connections: another's, where one is in urllib3's place.

    Tools that record and replay requests put one there.
    """

    def __init__(self, ours: type[Any], pool: type[urllib3.HTTPConnectionPool]) -> None:
        self._ours = ours
        self._pool = pool

    def __get__(self, pool: object, cls: type) -> Any:
        found = self._pool.ConnectionCls
        return self._ours if found.__module__ == "urllib3.connection" else found


class _Stack(queue.LifoQueue[Any]):
    """The places of a pool, which never waits for one to be free.

    So no lock is needed: a list appends and pops in one step. A pool of 100 is filled
    and emptied ten times as fast, and no interrupt can leave a lock behind.
    """

    def put(
        self, item: object, block: bool = True, timeout: float | None = None
    ) -> None:
        """Put a connection back, or an empty place."""
        if 0 < self.maxsize <= len(self.queue):
            raise queue.Full
        self.queue.append(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Take the connection that was used last, or an empty place."""
        try:
            return self.queue.pop()
        except IndexError:
            raise queue.Empty from None


class _HttpPool(urllib3.HTTPConnectionPool):
    ConnectionCls: Any = _Kind(HTTPConnection, urllib3.HTTPConnectionPool)
    QueueCls = _Stack


class _HttpsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls: Any = _Kind(HTTPSConnection, urllib3.HTTPSConnectionPool)
    QueueCls = _Stack


POOLS: dict[str, type[urllib3.HTTPConnectionPool]] = {
    "http": _HttpPool,
    "https": _HttpsPool,
}
"""What a `PoolManager` makes its pools of."""
