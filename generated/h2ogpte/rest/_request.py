"""A request as it goes to the transport, and the options that every operation takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

from ._redaction import redact_url
from .exceptions import ApiTypeError, ApiValueError

if TYPE_CHECKING:
    from ._retries import Retries
    from ._saving import Progress

Body = bytes | Iterable[bytes] | None
"""What a request carries: all of it, or its pieces one after the other."""


class RequestOptions(TypedDict, total=False):
    """What can be set for one call."""

    _request_timeout: float | tuple[float | None, float | None] | Timeout | None
    """Seconds for the whole call, or a pair: to connect, and between two reads.

    `Timeout(total, connect, read)` sets all three.
    """

    _request_auth: Mapping[str, Any] | None
    """In place of the operation's authentication: a dict with `in`, `key`, `value`."""

    _content_type: str | None
    """The media type of the request body, where the operation takes several."""

    _headers: Mapping[str, Any] | None
    """Headers for this call. They win over all others; None leaves a header out."""

    _host_index: int | None
    """Which of the operation's or the document's servers to call."""

    _retries: Retries | int | None
    """How often to try again, in place of `Configuration.retries`; 0 is never."""

    _progress: Progress | None
    """What is called with the bytes sent so far and with all that are to be, if known.

    Of a download: those received. It may be called from another thread.
    """


OPTION_NAMES = RequestOptions.__annotations__.keys()


class Timeout(NamedTuple):
    """Seconds a request may take; None is no limit."""

    total: float | None = None
    """From the call until the whole body is there."""
    connect: float | None = None
    """To open a connection."""
    read: float | None = None
    """Between two pieces of the response, or of a body that the server takes in."""


DEFAULT_TIMEOUT = Timeout(total=300.0)


def read_timeout(setting: object) -> Timeout:
    """Turn `_request_timeout`, a number of seconds or a pair, into a Timeout."""
    if setting is None or setting is DEFAULT_TIMEOUT:
        return DEFAULT_TIMEOUT
    if isinstance(setting, Timeout):
        parts = [None if value is None else _seconds(value) for value in setting]
        return Timeout(*parts)
    if isinstance(setting, tuple | list):
        values = cast("Sequence[object]", setting)
        pair = [None if value is None else _seconds(value) for value in values]
        if len(pair) == 2:
            return Timeout(None, pair[0], pair[1])
        raise ApiValueError("A pair of timeouts is (connect, read)")
    return Timeout(_seconds(setting))


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ApiTypeError(
            "A timeout is a number of seconds or a pair (connect, read), "
            f"not {type(value).__name__}"
        )
    if not value > 0:
        raise ApiValueError(f"A timeout must be greater than 0, not {value}")
    return float(value)


class Request:
    """An HTTP request, ready to be sent.

    `url` is absolute and encoded, to be sent as it is. `body` is bytes, or, where that
    is too long to be held, an iterable of its pieces, which can be sent again only if
    it says that it is `repeatable`.
    """

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: list[tuple[str, str]],
        body: Body = None,
        timeout: Timeout = DEFAULT_TIMEOUT,
    ) -> None:
        """Put a request together."""
        self.method: str = method
        self.url: str = url
        self.headers: list[tuple[str, str]] = headers
        self.body: Body = body
        self.timeout: Timeout = timeout

    def take_user(self) -> None:
        """Send user and password of the URL as a header, unless another is sent."""
        from base64 import b64encode
        from urllib.parse import unquote_to_bytes

        scheme, separator, rest = self.url.partition("://")
        authority, slash, path = rest.partition("/")
        user, at, authority = authority.rpartition("@")
        if at:
            self.url = f"{scheme}{separator}{authority}{slash}{path}"
            if not any(name.lower() == "authorization" for name, _ in self.headers):
                basic = b64encode(unquote_to_bytes(user)).decode()
                self.headers.append(("Authorization", f"Basic {basic}"))

    def __str__(self) -> str:
        """Give method and URL, without what may carry credentials."""
        return f"{self.method} {redact_url(self.url)}"

    def __repr__(self) -> str:
        """Give method and URL, without what may carry credentials."""
        return f"<Request {self}>"
