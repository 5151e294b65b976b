"""What sends requests: the seam between the client and an HTTP library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from ._request import Request
from .exceptions import ResponseHead

__all__ = ["Request", "Response", "Transport"]


class Response(ResponseHead, Protocol):
    """What a server answered. The body is still on its way."""

    async def read(self) -> bytes:
        """Give the rest of the body, its Content-Encoding undone."""
        ...

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the rest of the body piece by piece, as it comes in."""
        ...

    async def close(self) -> None:
        """Let go of the connection, whether the body was read or not."""
        ...


class Transport(Protocol):
    """Sends requests, for an `ApiClient`.

    An own one is passed to `ApiClient(transport=...)`: another HTTP library, or a test
    double. It neither follows redirects nor raises for an error status. It raises
    `ApiTimeoutError` and `ApiConnectionError`, while the body is read, too.
    """

    async def send(self, request: Request) -> Response:
        """Send a request and give the response as soon as its headers are there."""
        ...

    async def close(self) -> None:
        """Close all connections. It may be called more than once."""
        ...
