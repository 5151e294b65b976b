"""A call that is more than a request: tokens, hooks, retries and the log.

The client does without this module where nothing of it was asked for.
"""

from __future__ import annotations

import copy
import time
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from ._failures import status_error, tell_late
from ._headers import check_lines
from ._journal import Journal
from ._oauth import (
    Token,
    TokenStore,
    read_token,
    token_key,
    token_request,
)
from ._request import Request, Timeout
from ._retries import Retries, is_repeatable, may_repeat, read_retries, wait_before
from ._security import TokenToCome
from ._tasks import Turn, resolve, sleep
from .exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiTypeError,
    OpenApiException,
)
from .rest import RESTResponse

if TYPE_CHECKING:
    from .api_client import ApiClient
    from .transport import Response


class ToldResponse:
    """A response whose body is logged when it is read, and may be there already."""

    __slots__ = ("_data", "_inner", "_journal", "headers", "reason", "status")

    def __init__(self, inner: Response, journal: Journal) -> None:
        """Wrap what the transport gave."""
        self._inner = inner
        self._journal = journal
        self._data: bytes | None = None
        self.status = inner.status
        self.reason = inner.reason
        self.headers: Mapping[str, str] = inner.headers

    @property
    def raw(self) -> Any:
        """The response object of the HTTP library."""
        return getattr(self._inner, "raw", self._inner)

    async def read(self) -> bytes:
        """Give the whole body; again, and it is given from memory."""
        if self._data is None:
            self._data = await self._inner.read()
            self._journal.tell_body(self._data)
        return self._data

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the rest of the body piece by piece."""
        if self._data is not None:
            yield self._data
            return
        async for piece in self._inner.iter_bytes():
            if piece:
                yield piece

    async def close(self) -> None:
        """Let go of the connection."""
        await self._inner.close()


async def exchange(
    client: ApiClient, request: Request, setting: object, preload: bool
) -> tuple[Request, Response]:
    """Send a request until there is a response to keep.

    Args:
        client: What sends, and whose configuration counts.
        request: What to send.
        setting: The retries of this call; None for those of the configuration.
        preload: Whether the body belongs to the attempt, so that a connection which
            breaks in the middle of it is a reason to try again.

    """
    configuration = client.configuration
    retries = read_retries(configuration.retries if setting is None else setting)
    started = time.monotonic()
    attempt = 1
    refused = False
    while True:
        used = _again(request, started, attempt)
        failure: OpenApiException
        journal: Journal | None = None
        wait: float | None
        try:
            token = await _authorize(client, used)
            if configuration.has_token_source:
                used.timeout = _left(used, request.timeout, started)
            for before in configuration.before_request:
                await resolve(before(used), "A before-request hook")
                _check_types(used.headers, used.body)
            check_lines(used.headers)
            journal = Journal(configuration, used, attempt)
            used, response = await _send(client, used, journal, preload)
        except OpenApiException as error:
            if journal is not None:
                journal.tell(error)
            failure = error
            tried = attempt - refused
            wait = _wait(retries, used, failure, tried, started, request.timeout)
            if wait is None:
                raise
        else:
            if response.status == 401 and token and not refused:
                # The server knows better than the clock whether a token still holds.
                refused = True
                configuration.token_store.drop(token)
                if is_repeatable(request):
                    await response.close()
                    attempt += 1
                    continue
            status, headers = response.status, response.headers
            tried = attempt - refused
            wait = _wait(
                retries, used, status, tried, started, request.timeout, headers
            )
            if wait is None:
                return used, response
            await response.close()
        if journal is not None:
            journal.tell_wait(wait)
        await sleep(wait)
        attempt += 1


def _check_types(headers: object, body: object) -> None:
    """Refuse what a hook has made of a request, where it can't be sent."""
    pairs = cast("list[object]", headers) if isinstance(headers, list) else [headers]
    for pair in pairs:
        match pair:
            case (str(), str()):
                continue
            case _:
                raise ApiTypeError(
                    "A before-request hook must leave a list of pairs of texts as the "
                    f"headers: there is {type(pair).__name__}"
                )
    if isinstance(body, str | dict):
        kind = "str" if isinstance(body, str) else "dict"
        raise ApiTypeError(
            f"A before-request hook must leave bytes as the body, not {kind}"
        )


def _left(request: Request, timeout: Timeout, started: float) -> Timeout:
    """Give what is left of the time for a call."""
    if timeout.total is None:
        return timeout
    left = timeout.total - (time.monotonic() - started)
    if left <= 0:
        raise ApiTimeoutError(tell_late(request))
    return timeout._replace(total=left)


def _again(request: Request, started: float, attempt: int) -> Request:
    """Copy a request, for hooks to change, with what is left of its time."""
    timeout = request.timeout
    if attempt > 1:
        timeout = _left(request, timeout, started)
    headers = list(request.headers)
    return Request(request.method, request.url, headers, request.body, timeout)


def _wait(
    retries: Retries | None,
    request: Request,
    failure: OpenApiException | int,
    attempt: int,
    started: float,
    timeout: Timeout,
    headers: Mapping[str, str] | None = None,
) -> float | None:
    """Give the seconds to wait before the next attempt; None where there is none."""
    if retries is None or attempt > retries.times:
        return None
    if not may_repeat(retries, request, failure):
        return None
    wait = wait_before(retries, attempt, headers)
    elapsed = time.monotonic() - started
    if retries.total is not None and elapsed + wait > retries.total:
        return None
    if timeout.total is not None and elapsed + wait >= timeout.total:
        return None
    return wait


async def _send(
    client: ApiClient, request: Request, journal: Journal, preload: bool
) -> tuple[Request, Response]:
    """Make one attempt, and show its response to the hooks."""
    request, response = await client.send(request)
    journal.tell(response.status, response.headers)
    told = ToldResponse(response, journal)
    try:
        if preload:
            await client.read(request, told)
        for after in client.configuration.after_response:
            shown = RESTResponse(told)
            await resolve(after(request, shown), "An after-response hook")
    except BaseException:
        await response.close()
        raise
    return request, told


# --- tokens ---------------------------------------------------------------------------


async def _authorize(client: ApiClient, request: Request) -> str | None:
    """Fill in the token that is still to come; give one which can be renewed."""
    token: str | None = None
    for index, (name, value) in enumerate(request.headers):
        if not isinstance(value, TokenToCome):
            continue
        source = client.configuration.access_token
        if callable(source):
            given = await resolve(source(), "The function access_token")
            if not isinstance(given, str) or not given:
                kind = "an empty one" if given == "" else type(given).__name__
                raise ApiTypeError(
                    f"The function access_token must give a token, a string, not {kind}"
                )
        else:
            given = token = await _get_token(client, value, request)
        request.headers[index] = (name, f"{value} {given}")
    return token


async def _get_token(client: ApiClient, needed: TokenToCome, request: Request) -> str:
    """Give a token that holds. Of many calls that need one, one fetches it."""
    configuration = client.configuration
    store: TokenStore = configuration.token_store
    key = token_key(configuration, needed)
    before = store.failures.get(key)
    started = time.monotonic()
    while True:
        found = store.find(key)
        if found is not None:
            return found
        own = Turn()
        turn = store.take_turn(own)
        if turn is not own:
            await turn.wait(_left(request, request.timeout, started).total)
            continue
        try:
            found = store.find(key)
            if found is not None:
                return found
            failure = store.failures.get(key)
            if failure is not None and failure is not before:
                # Whoever waited for an attempt that failed doesn't make another one.
                raise copy.copy(failure)
            timeout = _left(request, request.timeout, started)
            try:
                token = await _fetch_token(client, needed, timeout)
            except OpenApiException as error:
                # Those that wait may have more time than this call has.
                if not isinstance(error, ApiTimeoutError):
                    store.failures[key] = copy.copy(error)
                raise
            store.tokens[key] = token
            store.failures.pop(key, None)
            return token.value
        finally:
            store.end_turn(own)


async def _fetch_token(
    client: ApiClient, needed: TokenToCome, timeout: Timeout
) -> Token:
    configuration = client.configuration
    request = token_request(configuration, needed, timeout)
    journal = Journal(configuration, request, 1)
    try:
        request, response = await client.send(request, follow=False)
        journal.tell(response.status, response.headers)
        raw = await client.read(request, response)
    except (ApiConnectionError, ApiTimeoutError) as error:
        journal.tell(error)
        error.unsent = True  # The call itself was not.
        raise
    if 200 <= response.status <= 299:
        return read_token(request, response.status, raw)
    raise status_error(configuration, request, response, raw, None)
