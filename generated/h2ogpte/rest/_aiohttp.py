"""The transport of the asyncio client, on aiohttp: imported with the first request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from ._failures import bomb_error, unpacked_limit
from ._proxies import EnvironmentProxies
from ._request import DEFAULT_TIMEOUT, Body, Request, Timeout
from ._tls import needs_context, tls_context
from ._unpacking import NATIVE, UnpackError, find_unpacker
from .exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiValueError,
    OpenApiException,
)

if TYPE_CHECKING:
    from .configuration import Configuration

FAILURES = (
    aiohttp.ClientError,
    HttpProcessingError,
    asyncio.TimeoutError,
    TimeoutError,
    OSError,
    UnpackError,
)

_OURS = ("Content-Type",)
"""The headers that aiohttp is not to make up."""


class AiohttpTransport:
    """Sends requests with aiohttp, in whichever event loop it is used.

    Each loop has its own session, which is closed with the loop or with the transport,
    whichever ends first.
    """

    def __init__(self, configuration: Configuration) -> None:
        """Remember the settings; nothing is opened before the first request."""
        self._configuration = configuration
        self._sessions: dict[asyncio.AbstractEventLoop, _Session] = {}

    @property
    def pool_manager(self) -> aiohttp.ClientSession | None:
        """The session of the running event loop, if a request was sent in it."""
        held = self._sessions.get(asyncio.get_running_loop())
        return held.session if held else None

    async def send(self, request: Request) -> AiohttpResponse:
        """Send a request and give the response as soon as its headers are there."""
        loop = asyncio.get_running_loop()
        held = self._sessions.get(loop)
        if held is None or held.session.closed:
            held = await self._open(loop)
        try:
            return AiohttpResponse(
                await held.session.request(
                    request.method,
                    URL(request.url, encoded=True),
                    headers=held.headers(request),
                    data=_payload(request.body),
                    skip_auto_headers=None if request.method == "GET" else _OURS,
                    timeout=held.timeout(request.timeout),
                    allow_redirects=False,
                    **held.extra(request.url),
                ),
                request,
            )
        except FAILURES as error:
            failure = _translate(error, request)
        except ValueError as error:
            failure = ApiValueError(f"{request}: {type(error).__name__}")
        raise failure

    async def close(self) -> None:
        """Close the sessions of all event loops."""
        sessions, self._sessions = self._sessions, {}
        running = asyncio.get_running_loop()
        for loop, held in sessions.items():
            if loop is running:
                await held.keeper.aclose()
            elif loop.is_closed():
                held.abandon()

    async def _open(self, loop: asyncio.AbstractEventLoop) -> _Session:
        for other, held in list(self._sessions.items()):
            if other.is_closed():
                held.abandon()
                del self._sessions[other]
        self._sessions[loop] = held = _Session(self._configuration)
        await held.keeper.__anext__()
        return held


class _Session:
    """An open session, and what goes with each of its requests."""

    def __init__(self, configuration: Configuration) -> None:
        connector: dict[str, Any] = {"limit": configuration.connection_pool_maxsize}
        if configuration.tcp_connector_limit_per_host is not None:
            connector["limit_per_host"] = configuration.tcp_connector_limit_per_host
        if needs_context(configuration):
            connector["ssl"] = tls_context(configuration)
        settings: dict[str, Any] = {
            "cookie_jar": aiohttp.DummyCookieJar(),
        }
        if configuration.trace_configs is not None:
            settings["trace_configs"] = configuration.trace_configs
        settings.update(configuration.client_session_kwargs or {})
        if "connector" not in settings:
            settings["connector"] = aiohttp.TCPConnector(**connector)
        self.session = aiohttp.ClientSession(**settings)
        # aiohttp sends a GET once more where a connection that was kept breaks: unasked
        # for, uncounted, and unlike urllib3.
        vars(self.session)["_retry_connection"] = False
        self.keeper = _keep(self.session)
        self._default_timeout = _client_timeout(DEFAULT_TIMEOUT)
        self._extra: dict[str, Any] = {}
        if configuration.tls_server_name:
            self._extra["server_hostname"] = configuration.tls_server_name
        if configuration.proxy_headers:
            self._extra["proxy_headers"] = configuration.proxy_headers
        self._proxies: EnvironmentProxies | None = None
        if configuration.proxy:
            self._extra["proxy"] = configuration.proxy
        else:
            self._proxies = EnvironmentProxies() or None

    def headers(self, request: Request) -> list[tuple[str, str]]:
        """Add the proxy's headers where the request itself goes to the proxy.

        aiohttp sends them when it asks for a tunnel, that is, for https only.
        """
        extra = self._extra
        if "proxy_headers" not in extra or not request.url.startswith("http:"):
            return request.headers
        if "proxy" not in extra and not (
            self._proxies and self._proxies.find(request.url)
        ):
            return request.headers
        return [*request.headers, *extra["proxy_headers"].items()]

    def timeout(self, timeout: Timeout) -> aiohttp.ClientTimeout:
        if timeout is DEFAULT_TIMEOUT:
            return self._default_timeout
        return _client_timeout(timeout)

    def extra(self, url: str) -> dict[str, Any]:
        proxy = self._proxies and self._proxies.find(url)
        return {**self._extra, "proxy": proxy} if proxy else self._extra

    def abandon(self) -> None:
        """Give up a session whose event loop is closed: nothing can be awaited."""
        connector = self.session.connector
        if connector is not None:
            self.session.detach()
            connector.close()


async def _keep(session: aiohttp.ClientSession) -> AsyncGenerator[None, None]:
    """Close a session at the end of its event loop or of the last reference to it.

    asyncio finishes the generators that stand open when a loop shuts down, and those
    that nobody holds any more, both inside of the loop, where a session can be closed.
    """
    try:
        yield
    finally:
        await session.close()


class AiohttpResponse:
    """A response of aiohttp's."""

    __slots__ = ("_request", "headers", "raw", "status")

    def __init__(self, raw: aiohttp.ClientResponse, request: Request) -> None:
        """Wrap a response."""
        self.raw = raw
        self.status = raw.status
        self.headers: Mapping[str, str] = raw.headers
        self._request = request

    @property
    def reason(self) -> str | None:
        """The reason phrase."""
        return self.raw.reason

    async def read(self) -> bytes:
        """Give the rest of the body."""
        try:
            if "Content-Encoding" in self.headers:
                return await self._unpack()
            return await self.raw.read()
        except FAILURES as error:
            failure = _translate(error, self._request)
        raise failure

    async def _unpack(self) -> bytes:
        limit = unpacked_limit(self.headers)
        if limit is None:
            return await self.raw.read()
        pieces: list[bytes] = []
        async for piece in self._pieces():
            pieces.append(piece)
            limit -= len(piece)
            if limit < 0:
                self.raw.close()
                raise bomb_error(self._request, self, sum(map(len, pieces)) - 1)
        return b"".join(pieces)

    def _pieces(self) -> AsyncIterator[bytes]:
        pieces = self.raw.content.iter_any()
        coding = self.headers.get("Content-Encoding", "")
        if coding.lower() in NATIVE:
            return pieces
        return _unpacked(pieces, coding, unpacked_limit(self.headers) or 0)

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the rest of the body piece by piece."""
        try:
            async for piece in self._pieces():
                yield piece
            return
        except FAILURES as error:
            failure = _translate(error, self._request)
        raise failure

    async def close(self) -> None:
        """Let go of the connection."""
        self.raw.close()


async def _unpacked(
    pieces: AsyncIterator[bytes], coding: str, limit: int
) -> AsyncIterator[bytes]:
    """Undo codings that aiohttp leaves alone."""
    unpacker = find_unpacker(coding, limit)
    async for piece in pieces:
        yield piece if unpacker is None else unpacker.unpack(piece)
    if unpacker is not None:
        unpacker.finish()


def _client_timeout(timeout: Timeout) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=timeout.total, sock_connect=timeout.connect, sock_read=timeout.read
    )


def _payload(body: Body) -> Any:
    return body if body is None or isinstance(body, bytes) else _stream(body)


async def _stream(body: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Read the pieces in a thread: they may come from a file."""
    pieces = iter(body)
    while piece := await asyncio.to_thread(next, pieces, b""):
        yield piece


def _translate(error: BaseException, request: Request) -> OpenApiException:
    """Say what happened in an exception of ours, without the request's headers."""
    if isinstance(error, OpenApiException):
        return error
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        late = ApiTimeoutError(f"{request}: no answer in time")
        late.unsent = isinstance(error, aiohttp.ConnectionTimeoutError)
        return late
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return ApiConnectionError(f"{request}: not an HTTP response")
    if isinstance(error, aiohttp.InvalidURL):
        return ApiValueError(f"{request}: not a URL")
    failure = ApiConnectionError(f"{request}: {error or type(error).__name__}")
    failure.unsent = isinstance(error, aiohttp.ClientConnectorError)
    failure.lasting = isinstance(error, aiohttp.ClientSSLError)
    failure.__cause__ = error
    return failure
