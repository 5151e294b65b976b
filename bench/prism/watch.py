"""Keeps what a server answered, whatever the client makes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from multidict import CIMultiDict


@dataclass(frozen=True)
class Kept:
    """A response, read whole."""

    status: int
    reason: str | None
    headers: Mapping[str, str]
    body: bytes


class Watch:
    """The transport of an async client; `last` is the newest response."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.last: Kept | None = None

    async def send(self, request: Any) -> Any:
        """Send a request, and read the response."""
        response = await self.inner.send(request)
        self.last = Kept(response.status, response.reason, _stay(response.headers), await response.read())
        return _Again(self.last, response)

    async def close(self) -> None:
        """Close the transport inside."""
        await self.inner.close()


class SyncWatch:
    """The transport of a client without async."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.last: Kept | None = None

    def send(self, request: Any) -> Any:
        """Send a request, and read the response."""
        response = self.inner.send(request)
        self.last = Kept(response.status, response.reason, _stay(response.headers), response.read())
        return _SyncAgain(self.last, response)

    def close(self) -> None:
        """Close the transport inside."""
        self.inner.close()


def _stay(headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers but for `Location`: what it leads to is made up."""
    return CIMultiDict((name, value) for name, value in headers.items() if name.lower() != "location")


class _Again:
    def __init__(self, kept: Kept, response: Any) -> None:
        self.status, self.reason, self.headers = kept.status, kept.reason, kept.headers
        self.close = response.close
        self._body = kept.body

    async def read(self) -> bytes:
        return self._body

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        yield self._body


class _SyncAgain:
    def __init__(self, kept: Kept, response: Any) -> None:
        self.status, self.reason, self.headers = kept.status, kept.reason, kept.headers
        self.close = response.close
        self._body = kept.body

    def read(self) -> bytes:
        return self._body

    def iter_bytes(self) -> Iterator[bytes]:
        yield self._body
