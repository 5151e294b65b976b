"""When a request is sent again, and after how long a wait."""

from __future__ import annotations

import calendar
import math
import random
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple, cast

from ._headers import Headers
from ._request import Request
from .exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiTypeError,
    ApiValueError,
    OpenApiException,
)

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
ALL = IDEMPOTENT | {"POST", "PATCH"}
STATUSES = frozenset({408, 429, 500, 502, 503, 504})
REFUSED = frozenset({429})
"""The statuses by which a server says that it has not looked at a request (RFC 6585).

408 is meant so, too (RFC 9110), but some servers send it when they gave up half-way.
"""
KEYS = frozenset({"idempotency-key", "x-idempotency-key"})


class Retries(NamedTuple):
    """When to send a request again, and how often.

    After a failure the client waits a random time between 0 and
    `backoff * 2 ** (attempt - 1)` seconds, at most `maximum_wait`, or as long as the
    server's `Retry-After` says.
    """

    times: int = 3
    """How often to try again after the first attempt."""

    total: float | None = 120.0
    """Seconds after the first attempt began in which the last may begin."""

    backoff: float = 0.5
    """Seconds that the first wait takes at most."""

    maximum_wait: float = 30.0
    """Seconds that any wait takes at most, unless the server asks for more."""

    maximum_retry_after: float = 60.0
    """Seconds of `Retry-After` that are waited at most."""

    statuses: frozenset[int] = STATUSES
    """The statuses after which the request is sent again."""

    methods: frozenset[str] = IDEMPOTENT
    """The methods that may be sent again although the server may have acted on them.

    Others are sent again only with a header `Idempotency-Key`, after status 429, or
    where no connection could be made.
    """


def read_retries(setting: object) -> Retries | None:
    """Read `Configuration.retries` or `_retries`; None is never to try again.

    What the published client takes, urllib3's `Retry` and the options of aiohttp_retry,
    counts as what it says of times, waits, statuses and methods.
    """
    if setting is None or setting is False:
        return None
    if hasattr(setting, "status_forcelist"):
        setting = _of_urllib3(setting)
    elif hasattr(setting, "attempts"):
        setting = _of_aiohttp(setting)
    times: object = setting.times if isinstance(setting, Retries) else setting
    if isinstance(times, bool) or not isinstance(times, int):
        kind = type(setting).__name__
        raise ApiTypeError(f"Retries are a number or `Retries(...)`, not {kind}")
    if times < 0:
        raise ApiValueError(f"Retries must not be negative: {times}")
    if not times:
        return None
    return setting if isinstance(setting, Retries) else Retries(times)


def _of_urllib3(given: Any) -> Retries:
    """Read a `urllib3.Retry`."""
    counts = (given.connect, given.read, given.status)
    times = max((each for each in counts if each), default=0)
    return Retries(
        times=times if given.total is None else int(given.total),
        backoff=given.backoff_factor,
        maximum_wait=given.backoff_max,
        statuses=frozenset(given.status_forcelist or given.RETRY_AFTER_STATUS_CODES),
        methods=frozenset(name.upper() for name in given.allowed_methods or ALL),
    )


def _of_aiohttp(given: Any) -> Retries:
    """Read the options of aiohttp_retry, of which the first attempt is one."""
    own = cast("dict[str, Any]", vars(given))
    statuses: frozenset[int] = frozenset(given.statuses or ())
    if own.get("retry_all_server_errors", True):
        statuses |= frozenset(range(500, 600))
    return Retries(
        times=given.attempts - 1,
        backoff=own.get("_start_timeout", 0.5),
        maximum_wait=own.get("_max_timeout", 30.0),
        statuses=statuses,
    )


def is_repeatable(request: Request) -> bool:
    """Tell whether the body of a request can be sent a second time."""
    body = request.body
    return isinstance(body, bytes | None) or bool(getattr(body, "repeatable", False))


def may_repeat(
    retries: Retries, request: Request, failure: OpenApiException | int
) -> bool:
    """Tell whether to send a request again after a failure or an error status."""
    if isinstance(failure, int):
        if failure not in retries.statuses:
            return False
        if failure in REFUSED:
            return is_repeatable(request)
    elif (
        not isinstance(failure, ApiConnectionError | ApiTimeoutError) or failure.lasting
    ):
        return False
    elif failure.unsent:
        return is_repeatable(request)
    if not is_repeatable(request):
        return False
    return request.method.upper() in retries.methods or any(
        name.lower() in KEYS for name, _ in request.headers
    )


def wait_before(
    retries: Retries, attempt: int, headers: Mapping[str, str] | None = None
) -> float:
    """Give the seconds to wait after an attempt; the first attempt is 1."""
    asked = read_retry_after(headers) if headers else None
    if asked is not None:
        return min(asked, retries.maximum_retry_after)
    # A power of a large number of attempts would be too large for a float.
    most = min(retries.backoff * 2.0 ** min(attempt - 1, 60), retries.maximum_wait)
    return random.uniform(0.0, most)


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """Read `Retry-After`: a number of seconds, or a date. None where it is neither."""
    text = Headers(headers).get("Retry-After", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        try:
            when = parsedate_to_datetime(text)
            # Without a zone, as in the oldest form of the date, it is UTC (RFC 9110,
            # section 5.6.7), and not the time of this place.
            seconds = calendar.timegm(when.utctimetuple()) - time.time()
        except (TypeError, ValueError, OverflowError, OSError):
            return None
    return None if math.isnan(seconds) else max(seconds, 0.0)
