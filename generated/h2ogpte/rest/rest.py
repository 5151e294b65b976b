"""The response as it comes: what the `..._without_preload_content` methods give."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ._headers import Headers
from .exceptions import ApiException
from .transport import Response

if TYPE_CHECKING:
    import typing_extensions

__all__ = ["ApiException", "RESTResponse", "RESTResponseType"]


class RESTResponse:
    """A response whose body is not read yet.

    Read it whole with `await read()`, or piece by piece with `async for`; `close` it,
    or use it with `async with`, when the body isn't read to its end.
    """

    def __init__(self, resp: Response) -> None:
        """Wrap what the transport gave."""
        self._resp = resp
        self._headers: Headers | None = None
        self.status: int = resp.status
        self.reason: str | None = resp.reason
        self.data: bytes | None = None

    def __repr__(self) -> str:
        """Give the status and the reason."""
        return f"<RESTResponse {self.status} {self.reason}>"

    @property
    def response(self) -> Any:
        """The response object of the HTTP library."""
        return getattr(self._resp, "raw", self._resp)

    @property
    def headers(self) -> Headers:
        """The headers."""
        if self._headers is None:
            self._headers = Headers(self._resp.headers)
        return self._headers

    def getheaders(self) -> Headers:
        """Give the headers."""
        return self.headers

    def getheader(self, name: str, default: str | None = None) -> str | None:
        """Give one header."""
        return self.headers.get(name, default)

    async def read(self) -> bytes:
        """Read the body; again, and it is given from memory."""
        if self.data is None:
            try:
                self.data = await self._resp.read()
            except BaseException:
                await self._resp.close()
                raise
        return self.data

    async def text(self) -> str:
        """Read the body as text."""
        return (await self.read()).decode("utf-8", "replace")

    async def json(self) -> Any:
        """Read the body as JSON, without the types of the document."""
        import json

        return json.loads(await self.read())

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Go through the body piece by piece, as it comes in."""
        if self.data is not None:
            yield self.data
            return
        async for piece in self._resp.iter_bytes():
            if piece:
                yield piece

    async def close(self) -> None:
        """Let go of the connection."""
        await self._resp.close()

    async def __aenter__(self) -> typing_extensions.Self:
        """Give the response itself."""
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
        await self.close()


RESTResponseType = RESTResponse
"""`RESTResponse` by a name that the published client has, too."""
