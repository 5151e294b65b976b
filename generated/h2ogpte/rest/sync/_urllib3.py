"""The transport of the synchronous client, on urllib3: imported with a request."""

from __future__ import annotations

import builtins
import http.client
import logging
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    LocationValueError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    SSLError,
    TimeoutError,
    URLSchemeUnknown,
)
from urllib3.response import BaseHTTPResponse
from urllib3.util import parse_url

from .._failures import Upload, bomb_error, join_error, tell_late, unpacked_limit
from .._proxies import EnvironmentProxies, read_proxy
from .._request import Request
from .._tls import tls_context
from ..exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiValueError,
    OpenApiException,
)
from ._connections import POOLS, SENDING

if TYPE_CHECKING:
    from ..configuration import Configuration

FAILURES = (HTTPError, OSError)
COMPRESSIONS = urllib3.make_headers(accept_encoding=True)["accept-encoding"]
NO_RETRIES = urllib3.Retry(False, redirect=False)
PIECE = 65_536


class QueryHider(logging.Filter):
    """Cuts the query, which may hold an API key, from what urllib3 logs of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the query, and let every record through."""
        if isinstance(record.args, tuple) and SENDING.ours:
            record.args = tuple(
                value.partition("?")[0] if isinstance(value, str) else value
                for value in record.args
            )
        return True


HIDER = QueryHider()
for _name in ("urllib3.connectionpool", "urllib3.connection"):
    logging.getLogger(_name).addFilter(HIDER)


class Urllib3Transport:
    """Sends requests with urllib3. Threads may share it."""

    def __init__(self, configuration: Configuration) -> None:
        """Remember the settings; nothing is opened before the first request."""
        self._configuration = configuration
        self._pools: dict[str | None, urllib3.PoolManager] = {}
        self._process = os.getpid()
        self._proxies: EnvironmentProxies | None = None
        self._proxy = read_proxy(configuration.proxy, "Configuration.proxy")
        if self._proxy is None:
            self._proxies = EnvironmentProxies() or None

    @property
    def pool_manager(self) -> urllib3.PoolManager:
        """The connections that go through no proxy but a configured one."""
        return self._pool(self._proxy)

    @pool_manager.setter
    def pool_manager(self, pool: urllib3.PoolManager) -> None:
        self._pools[self._proxy] = pool

    def send(self, request: Request) -> Urllib3Response:
        """Send a request and give the response as soon as its headers are there."""
        timeout = request.timeout
        ends = None if timeout.total is None else time.monotonic() + timeout.total
        proxy = self._proxies.find(request.url) if self._proxies else self._proxy
        if self._process != os.getpid():
            # A fork: the connections are the other process's.
            self._process, self._pools = os.getpid(), {}
        pool = self._pools.get(proxy) or self._pool(proxy)
        if not request.url.startswith(("http://", "https://")):
            raise ApiValueError(f"{request}: not a URL")
        # Reading all trusted certificates takes longer than most requests.
        if request.url.startswith("https:"):
            self._trust(pool)
        body = request.body
        if not isinstance(body, bytes | None):
            body = Upload(request, body)
        # A body that is read piece by piece may send requests of its own.
        outer = vars(SENDING).copy()
        vars(SENDING).update(ours=True, ends=ends, pause=timeout.read, begun=True)
        try:
            return Urllib3Response(
                pool.request(
                    request.method,
                    request.url,
                    body=body,
                    headers=_encode(request.headers),
                    timeout=urllib3.Timeout(*timeout),
                    redirect=False,
                    retries=NO_RETRIES,
                    preload_content=False,
                ),
                request,
                ends,
            )
        except FAILURES as error:
            failure = _translate(error, request, SENDING.begun)
        finally:
            vars(SENDING).clear()
            vars(SENDING).update(outer)
        raise failure

    def close(self) -> None:
        """Close all connections."""
        managers, self._pools = self._pools, {}
        for manager in managers.values():
            # A manager that is cleared leaves open what a response still refers to.
            for key in list(manager.pools.keys()):
                pool = manager.pools.get(key)
                if pool is not None:
                    pool.close()
            manager.clear()

    def _pool(self, proxy: str | None) -> urllib3.PoolManager:
        configuration = self._configuration
        settings: dict[str, Any] = {"maxsize": configuration.connection_pool_maxsize}
        if not configuration.verify_ssl:
            settings["cert_reqs"] = "CERT_NONE"
        if configuration.assert_hostname is False:
            settings["assert_hostname"] = False
        if configuration.tls_server_name:
            settings["server_hostname"] = configuration.tls_server_name
            settings["assert_hostname"] = configuration.tls_server_name
        if configuration.socket_options is not None:
            settings["socket_options"] = configuration.socket_options
        pool: urllib3.PoolManager
        if proxy is None:
            pool = urllib3.PoolManager(**settings)
        else:
            headers = dict(configuration.proxy_headers or {})
            user = parse_url(proxy).auth
            if user:
                from urllib.parse import unquote

                basic = urllib3.make_headers(basic_auth=unquote(user))
                headers.setdefault("Proxy-Authorization", basic["authorization"])
            pool = urllib3.ProxyManager(proxy, proxy_headers=headers, **settings)
        pool.pool_classes_by_scheme = POOLS
        if proxy is not None:
            self._trust(pool)
        return self._pools.setdefault(proxy, pool)

    def _trust(self, pool: urllib3.PoolManager) -> None:
        settings = pool.connection_pool_kw
        # A manager that the caller has set trusts what the caller says.
        if "ssl_context" not in settings and pool.pool_classes_by_scheme is POOLS:
            settings["ssl_context"] = tls_context(self._configuration)


class Urllib3Response:
    """A response of urllib3's."""

    __slots__ = ("_ends", "_request", "headers", "raw", "status")

    def __init__(
        self, raw: BaseHTTPResponse, request: Request, ends: float | None
    ) -> None:
        """Wrap a response; `ends` is the time at which its body must be there."""
        self.raw = raw
        self.status = raw.status
        self.headers: Mapping[str, str] = _decode(raw.headers)
        self._request = request
        self._ends = ends

    @property
    def reason(self) -> str | None:
        """The reason phrase."""
        return self.raw.reason

    def read(self) -> bytes:
        """Give the rest of the body."""
        limit = unpacked_limit(self.headers)
        pieces: list[bytes] = []
        if limit is None:
            pieces.extend(self.iter_bytes())
        else:
            for piece in self.iter_bytes():
                pieces.append(piece)
                limit -= len(piece)
                if limit < 0:
                    self.raw.close()
                    raise bomb_error(self._request, self, sum(map(len, pieces)) - 1)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def iter_bytes(self) -> Iterator[bytes]:
        """Give the rest of the body piece by piece."""
        raw = self.raw
        packed = "Content-Encoding" in self.headers
        amount: int | None = PIECE
        try:
            while True:
                if self._ends is not None and self._ends <= time.monotonic():
                    raise ApiTimeoutError(tell_late(self._request))
                piece = raw.read1(amount)
                if not piece:
                    break
                yield piece
                if raw.length_remaining == 0 and not packed:
                    break  # Another read would only find that there is no more.
                # All that is unpacked already is taken at once: for each piece of it,
                # urllib3 copies the rest.
                amount = None if packed and len(piece) == PIECE else PIECE
            raw.release_conn()
            return
        except FAILURES as error:
            failure = _translate(error, self._request)
        raw.close()
        raise failure

    def close(self) -> None:
        """Let go of the connection."""
        self.raw.close()


def _encode(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Give the headers as `http.client` sends them: UTF-8, as aiohttp does."""
    encoded = {
        name: value if value.isascii() else value.encode().decode("latin-1")
        for name, value in headers
    }
    if not any(name.lower() == "accept-encoding" for name in encoded):
        encoded["Accept-Encoding"] = COMPRESSIONS
    return encoded


def _decode(headers: urllib3.HTTPHeaderDict) -> urllib3.HTTPHeaderDict:
    """Give the headers with what is UTF-8 read as such, as aiohttp does."""
    if all(value.isascii() for _, value in headers.iteritems()):
        return headers
    decoded = urllib3.HTTPHeaderDict()
    for name, value in headers.iteritems():
        with suppress(UnicodeError):
            value = value.encode("latin-1").decode()
        decoded.add(name, value)
    return decoded


def _translate(
    error: Exception, request: Request, begun: bool = True
) -> OpenApiException:
    """Say what happened in an exception of ours, before or after sending had begun."""
    if isinstance(error, OpenApiException):
        return error
    if isinstance(error, ProxyError):
        cause: object = error.original_error
        told = f"the proxy gives no connection: {cause}"
    else:
        cause = error.args[-1] if isinstance(error, ProtocolError) else error
        told = _tell(cause)
    unsent = (
        not begun
        or isinstance(error, ProxyError)
        or isinstance(cause, NewConnectionError | ConnectTimeoutError)
    )
    if _is_late(error) or _is_late(cause):
        message = tell_late(request, "connection" if unsent else "answer")
        late = join_error(ApiTimeoutError, message, error, MaxRetryError)
        vars(late).update(reason=error, pool=None)
        late.unsent = unsent
        return late
    if isinstance(error, LocationValueError | URLSchemeUnknown):
        return ApiValueError(f"{request}: not a URL")
    message = f"{request}: {told}"
    failure = join_error(ApiConnectionError, message, error, MaxRetryError)
    vars(failure).update(reason=error, pool=None)
    failure.__cause__ = error
    failure.unsent = unsent
    failure.lasting = isinstance(cause, SSLError) or "failed: 407 " in told
    return failure


def _tell(cause: object) -> str:
    """Say why there is no response; what the server sent may hold a secret."""
    if isinstance(cause, DecodeError):
        return "the body can't be unpacked"
    if isinstance(cause, http.client.IncompleteRead):
        return "the body broke off"
    if isinstance(cause, http.client.HTTPException):
        told = isinstance(cause, http.client.RemoteDisconnected)
        return "the server closed the connection" if told else "not an HTTP response"
    return str(cause) or type(cause).__name__


def _is_late(error: object) -> bool:
    late = isinstance(error, TimeoutError | builtins.TimeoutError)
    return late and not isinstance(error, NewConnectionError)
