"""The response as it comes: what the `..._without_preload_content` methods give."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from ._headers import Headers
from .exceptions import ApiException
from .transport import Response

if TYPE_CHECKING:
    import typing_extensions

__all__ = ["ApiException", "RESTResponse", "RESTResponseType"]


class RESTResponse:
    """A response whose body is not read yet.

    Read it whole with `await read()`, or piece by piece with `async for`; `close` it,
    or use it with `async with`, when the body isn't read to its end. What it hasn't
    itself, it has from the response object of the HTTP library: `response`.
    """

    def __init__(self, resp: Response) -> None:
        """Wrap what the transport gave."""
        self._resp = resp
        self._headers: Headers | None = None
        self.status: int = resp.status
        self.reason: str | None = resp.reason
        self._data: bytes | None = None
        self._pieces: AsyncIterator[bytes] | None = None
        self._held = bytearray()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Give what the response object of the HTTP library has."""
            if name.startswith("_"):
                raise AttributeError(name)
            return getattr(self.response, name)

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

    @property
    def data(self) -> bytes | None:
        """The body: in the asyncio client None until it was read."""
        if self._data is None:
            from ._tasks import read_at_once

            self._data = read_at_once(self)
        return self._data

    @data.setter
    def data(self, value: bytes | None) -> None:
        self._data = value

    async def read(self, amt: int | None = None) -> bytes:
        """Read the body; again, and it is given from memory.

        With `amt`, read that many bytes more, or fewer at the end.
        """
        try:
            if amt is not None and amt >= 0:
                return await self._read_some(amt)
            if self._data is None:
                if self._pieces is None:
                    self._data = await self._resp.read()
                else:
                    self._data = await self._read_some(sys.maxsize)
        except BaseException:
            await self._resp.close()
            raise
        return self._data

    async def _read_some(self, amount: int) -> bytes:
        if self._pieces is None:
            self._pieces = self.iter_bytes()
        while len(self._held) < amount:
            piece = await anext(self._pieces, None)
            if piece is None:
                break
            self._held += piece
        some = bytes(self._held[:amount])
        del self._held[:amount]
        return some

    async def text(self, encoding: str | None = None, errors: str = "replace") -> str:
        """Read the body as text, in the encoding that its header names."""
        from ._decoding import charset_of

        named = encoding or charset_of(self.headers.get("Content-Type", ""))
        return (await self.read()).decode(named or "utf-8", errors)

    async def json(
        self,
        *,
        encoding: str | None = None,
        loads: Callable[[str], Any] | None = None,
        content_type: str | None = None,
    ) -> Any:
        """Read the body as JSON, without the types of the document.

        `content_type` plays no part: servers mislabel what they send.
        """
        text = await self.text(encoding)
        if loads is not None:
            return loads(text)
        import json

        return json.loads(text)

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Go through the body piece by piece, as it comes in."""
        return self.iter_bytes()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Go through the body piece by piece, as it comes in."""
        if self._data is not None:
            yield self._data
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


class GivenResponse:
    """What an own `call_api` gave, where that is another class: a test double, say.

    Of such a response, its attribute `data` is the body.
    """

    def __init__(self, given: Any) -> None:
        """Take the response."""
        self.raw = given
        self.status: int = given.status
        self.reason: str | None = given.reason
        headers = given.headers
        self.headers: Mapping[str, str] = {}
        if isinstance(headers, Mapping):
            self.headers = cast("Mapping[str, str]", headers)

    async def read(self) -> bytes:
        """Give the body."""
        await self.raw.read()
        body: bytes = self.raw.data
        return body

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the body in one piece."""
        yield await self.read()

    async def close(self) -> None:
        """Do nothing: the response is not this package's."""


RESTResponseType = RESTResponse
"""`RESTResponse` by a name that the published client has, too."""
