"""The transport of the asyncio client, on aiohttp: imported with the first request."""

from __future__ import annotations

import asyncio
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Iterator,
    Mapping,
)
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.connector import Connection
from aiohttp.http_exceptions import ContentEncodingError, HttpProcessingError
from yarl import URL

from ._failures import Upload, bomb_error, join_error, tell_late, unpacked_limit
from ._proxies import EnvironmentProxies, read_proxy
from ._request import DEFAULT_TIMEOUT, Request, Timeout
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

IDLE = 0.5
"""After how many seconds a connection that was kept may have been closed."""

PIECE = 65_536
"""How much must go out in the time that a wait may take."""

ATTEMPTS = 100
"""How many connections are tried until there is one that can be used."""

LINE = 65_536
"""How long a line of the headers may be: what urllib3 takes."""


class AiohttpTransport:
    """Sends requests with aiohttp, in whichever event loop it is used.

    Each loop has its own session, which is closed with the loop or with the transport,
    whichever ends first.
    """

    def __init__(self, configuration: Configuration) -> None:
        """Remember the settings; nothing is opened before the first request."""
        self._configuration = configuration
        self._proxy = read_proxy(configuration.proxy, "Configuration.proxy")
        self._sessions: dict[asyncio.AbstractEventLoop, _Session] = {}

    @property
    def pool_manager(self) -> aiohttp.ClientSession | None:
        """The session of the running event loop, if a request was sent in it.

        One that is set here is used in this loop, and closed with the transport.
        """
        held = self._sessions.get(asyncio.get_running_loop())
        return held.session if held else None

    @pool_manager.setter
    def pool_manager(self, session: aiohttp.ClientSession) -> None:
        held = _Session(self._configuration, self._proxy, session)
        self._sessions[asyncio.get_running_loop()] = held

    async def send(self, request: Request) -> AiohttpResponse:
        """Send a request and give the response as soon as its headers are there."""
        if not request.url.startswith(("http://", "https://")):
            raise ApiValueError(f"{request}: not a URL")
        loop = asyncio.get_running_loop()
        held = self._sessions.get(loop)
        now = loop.time()
        if held is None or held.session.closed:
            held = await self._open(loop)
        elif now - held.used > IDLE:
            # The loop may not have run since: it then doesn't know yet which of the
            # connections were closed. The first turn finds out, the second goes on.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        held.used = now
        body, headers, pause = request.body, held.headers(request), request.timeout.read
        if isinstance(body, bytes) and len(body) > PIECE:
            if not any(name.lower() == "content-length" for name, _ in headers):
                headers = [*headers, ("Content-Length", str(len(body)))]
            body = _Cut(body)
        upload = None if isinstance(body, bytes | None) else Upload(request, body)
        try:
            sending = held.session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=headers,
                data=body if upload is None else _stream(upload),
                skip_auto_headers=None if request.method == "GET" else _OURS,
                timeout=held.timeout(request.timeout),
                allow_redirects=False,
                **held.extra(request.url),
            )
            if upload is not None:
                return AiohttpResponse(await _carry(sending, upload, pause), request)
            return AiohttpResponse(await sending, request)
        except OpenApiException:
            raise
        except FAILURES as error:
            failure = _translate(error, request)
        except ValueError as error:
            failure = ApiValueError(f"{request}: {type(error).__name__}")
        if upload is not None and upload.failure is not None:
            raise upload.failure
        raise failure

    async def close(self) -> None:
        """Close the sessions of all event loops."""
        sessions, self._sessions = self._sessions, {}
        running = asyncio.get_running_loop()
        for loop, held in sessions.items():
            if loop is running:
                await held.keeper.aclose()
                if not held.session.closed:
                    await held.session.close()  # It was set by the caller.
            elif loop.is_closed():
                held.abandon()

    async def _open(self, loop: asyncio.AbstractEventLoop) -> _Session:
        for other, held in list(self._sessions.items()):
            if other.is_closed():
                held.abandon()
                del self._sessions[other]
        self._sessions[loop] = held = _Session(self._configuration, self._proxy)
        await held.keeper.__anext__()
        return held


class _Session:
    """An open session, and what goes with each of its requests."""

    def __init__(
        self,
        configuration: Configuration,
        proxy: str | None,
        session: aiohttp.ClientSession | None = None,
    ) -> None:
        self.session = _session(configuration) if session is None else session
        self.keeper = _keep(self.session)
        self._default_timeout = _client_timeout(DEFAULT_TIMEOUT)
        self.used = 0.0
        """When a request was sent, by the clock of the event loop."""
        self._extra: dict[str, Any] = {}
        if configuration.tls_server_name:
            self._extra["server_hostname"] = configuration.tls_server_name
        if configuration.proxy_headers:
            self._extra["proxy_headers"] = configuration.proxy_headers
        self._proxies: EnvironmentProxies | None = None
        if proxy:
            self._extra["proxy"] = proxy
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


_CARRIERS: ContextVar[list[asyncio.Transport] | None] = ContextVar(
    "_CARRIERS", default=None
)
"""The connections of the request that is being sent, where they are of interest."""


class _Connector(aiohttp.TCPConnector):
    """Gives no connection on which there is an answer that nobody asked for."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Connection:
        """Give a connection, new or kept.

        What a server sends on a connection that was kept, aiohttp takes for the answer
        to the next request.
        """
        connection = await super().connect(req, traces, timeout)
        for _ in range(ATTEMPTS):
            if connection.protocol is None or not connection.protocol.should_close:
                break
            connection.close()
            connection = await super().connect(req, traces, timeout)
        carriers = _CARRIERS.get()
        if carriers is not None and connection.transport is not None:
            carriers.append(connection.transport)
        return connection


def _session(configuration: Configuration) -> aiohttp.ClientSession:
    connector: dict[str, Any] = {"limit": configuration.connection_pool_maxsize}
    if configuration.tcp_connector_limit_per_host is not None:
        connector["limit_per_host"] = configuration.tcp_connector_limit_per_host
    if needs_context(configuration):
        connector["ssl"] = tls_context(configuration)
    settings: dict[str, Any] = {
        "cookie_jar": aiohttp.DummyCookieJar(),
        "max_line_size": LINE,
        "max_field_size": LINE,
    }
    if configuration.trace_configs is not None:
        settings["trace_configs"] = configuration.trace_configs
    settings.update(configuration.client_session_kwargs or {})
    if "connector" not in settings:
        settings["connector"] = _Connector(**connector)
    session = aiohttp.ClientSession(**settings)
    # aiohttp sends a GET once more where a connection that was kept breaks: unasked
    # for, uncounted, and unlike urllib3.
    vars(session)["_retry_connection"] = False
    return session


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
        self.raw.close()
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


class _Cut:
    """Bytes in pieces."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._body), PIECE):
            yield self._body[start : start + PIECE]


async def _stream(body: Upload) -> AsyncIterator[bytes]:
    """Read the pieces in a thread: they may come from a file."""
    loop = asyncio.get_running_loop()
    pieces = iter(body)
    waits = not isinstance(body.pieces, _Cut)
    while True:
        if waits:
            piece = await asyncio.to_thread(next, pieces, None)
        else:
            piece = next(pieces, None)
        if piece is None:
            return
        body.since = loop.time()
        yield piece
        body.since = None


async def _carry(
    sending: Awaitable[aiohttp.ClientResponse], upload: Upload, pause: float | None
) -> aiohttp.ClientResponse:
    """Wait for the response to a long body, and drop the body if there is none.

    A connection that is merely closed stays open until all that was written is sent,
    which a server that takes nothing in prevents.
    """
    carriers: list[asyncio.Transport] = []
    token = _CARRIERS.set(carriers)
    try:
        if pause is None:
            return await sending
        return await _watch(sending, upload, pause)
    except BaseException:
        for carrier in carriers:
            carrier.abort()
        raise
    finally:
        _CARRIERS.reset(token)


async def _watch(
    sending: Awaitable[aiohttp.ClientResponse], upload: Upload, pause: float
) -> aiohttp.ClientResponse:
    """Wait for a response, as long as the server takes in piece after piece.

    The timeouts of aiohttp begin when all is sent.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(sending)
    try:
        while True:
            since = upload.since
            left = pause if since is None else since + pause - loop.time()
            if left <= 0:
                raise TimeoutError
            done, _ = await asyncio.wait({task}, timeout=left)
            if done:
                return task.result()
    except BaseException:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled() and task.exception() is None:
            task.result().close()
        raise


def _translate(error: Exception, request: Request) -> OpenApiException:
    """Say what happened in an exception of ours, without the request's headers."""
    if isinstance(error, OpenApiException):
        return error
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        unsent = isinstance(error, aiohttp.ConnectionTimeoutError)
        awaited = "connection" if unsent else "answer"
        late = join_error(ApiTimeoutError, tell_late(request, awaited), error)
        late.unsent = unsent
        return late
    if isinstance(error, aiohttp.InvalidURL):
        return ApiValueError(f"{request}: not a URL")
    failure = join_error(ApiConnectionError, f"{request}: {_tell(error)}", error)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        failure.unsent, failure.lasting = True, error.status == 407
    else:
        failure.unsent = isinstance(error, aiohttp.ClientConnectorError)
        failure.lasting = isinstance(error, aiohttp.ClientSSLError)
    if isinstance(error, aiohttp.ClientConnectorError):
        # What tells of the proxy may hold its password.
        where = vars(error)["_conn_key"]._replace(proxy=None, proxy_auth=None)
        vars(failure).update(_conn_key=where, _os_error=error.os_error)
    return failure


def _tell(error: Exception) -> str:
    """Say why there is no response; what the server sent may hold a secret."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"the proxy gives no connection: {error.status} {error.message}"
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return f"the proxy gives no connection: {error}"
    if isinstance(error, aiohttp.ClientResponseError | HttpProcessingError):
        return "not an HTTP response"
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "the server closed the connection"
    if isinstance(error, aiohttp.ClientPayloadError):
        coded = isinstance(error.__cause__, ContentEncodingError)
        return "the body can't be unpacked" if coded else "the body broke off"
    if isinstance(error, UnpackError):
        return f"the body can't be unpacked: {error}"
    return str(error) or type(error).__name__
