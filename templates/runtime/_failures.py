"""Turns what went wrong into the exceptions of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ._headers import Headers
from ._redaction import list_secrets, redact_body, redact_headers
from .exceptions import (
    ApiConnectionError,
    ApiDecodeError,
    ApiException,
    ApiTimeoutError,
    ApiValueError,
    OpenApiException,
    ResponseHead,
    make_exception,
)

if TYPE_CHECKING:
    from ._decoding import DecodeFailure
    from ._request import Request
    from .configuration import Configuration


Failure = TypeVar("Failure", ApiConnectionError, ApiTimeoutError)


class Received(NamedTuple):
    """A response that was read."""

    status: int
    reason: str | None
    headers: Headers
    data: bytes


def translate(error: OSError, request: Request) -> OpenApiException:
    """Turn what a transport let through into an exception of ours."""
    failure: OpenApiException
    if isinstance(error, TimeoutError):
        failure = ApiTimeoutError(tell_late(request))
    else:
        failure = ApiConnectionError(f"{request}: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure


def join_error(
    kind: type[Failure], message: str, error: Exception, *also: type[Exception]
) -> Failure:
    """Make an exception of ours that is also the HTTP library's.

    Code that was written for the published client catches what that library raises.

    Args:
        kind: The class of ours.
        message: What happened.
        error: What the library raised.
        also: Further classes of the library that the exception is to be of.

    """
    parts = (kind, *also, type(error))
    joined = _JOINED.get(parts)
    if joined is None:
        joined = _JOINED[parts] = _join(kind, *parts[1:])
    # What the library's own `__init__` takes differs.
    made: Failure = joined.__new__(joined)
    made.args = (message,)
    if isinstance(error, OSError) and isinstance(made, OSError) and error.errno:
        made.errno, made.strerror = error.errno, error.strerror
    return made


_JOINED: dict[tuple[type[Exception], ...], Any] = {}


def _join(kind: type[Failure], *others: type[Exception]) -> Any:
    def show(error: Failure) -> str:
        return str(error.args[0])

    def reduce(error: Failure) -> tuple[Any, ...]:
        # This class can't be found by its name; what it is to us can.
        state = {"unsent": error.unsent, "lasting": error.lasting}
        return kind, (str(error),), state

    bases = (kind, *(other for other in others if not issubclass(kind, other)))
    if len(bases) == 1:
        return kind
    members: dict[str, Any] = {
        "__module__": kind.__module__,
        "__doc__": kind.__doc__,
        "__str__": show,
        "__repr__": kind.__repr__,
        "__reduce__": reduce,
    }
    return type(kind.__name__, bases, members)


class Upload:
    """The pieces of a body, and why there are no more, where reading one fails.

    That is not the connection's failure, which it would look like to an HTTP library.
    """

    def __init__(self, request: Request, pieces: Iterable[bytes]) -> None:
        """Take a request and its body."""
        self._request = request
        self.pieces = pieces
        self.failure: Exception | None = None
        self.since: float | None = None
        """When a piece was given that is not sent yet, where somebody measures it."""

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces."""
        try:
            yield from self.pieces
        except OSError as error:
            told = f"{self._request}: the body can't be read: {error}"
            self.failure = ApiValueError(told)
            raise self.failure from error
        except Exception as error:
            self.failure = error
            raise


def tell_late(request: Request, awaited: str = "answer") -> str:
    """Say that something did not come in time, and what to do."""
    return (
        f"{request}: no {awaited} in time; "
        "_request_timeout=... or Configuration(timeout=...) gives it more"
    )


def unpacked_limit(headers: Mapping[str, str]) -> int | None:
    """Give the bytes that a compressed body may have; None for one that isn't.

    A hundred times what came in is more than any text is compressed to, and what a bomb
    easily exceeds. Where it isn't known how much comes in, a gigabyte is the limit.
    """
    if headers.get("Content-Encoding", "identity").lower() == "identity":
        return None
    length = headers.get("Content-Length", "")
    if not (length.isascii() and length.isdecimal()):
        return 1 << 30
    return max(1 << 26, 100 * int(length))


def bomb_error(request: Request, response: ResponseHead, limit: int) -> ApiDecodeError:
    """Make the exception for a body that is too large when it is unpacked."""
    error = ApiDecodeError(
        f"The compressed response has more than {limit} bytes when it is unpacked",
        status=response.status,
        reason=response.reason,
        headers=Headers(response.headers),
    )
    error.request = str(request)
    return error


def status_error(
    configuration: Configuration,
    request: Request,
    response: ResponseHead,
    raw: bytes,
    data: object,
) -> ApiException:
    """Make the exception for a response with an error status."""
    from ._decoding import body_text

    headers = Headers(response.headers)
    received = Received(response.status, response.reason, headers, raw)
    body = body_text(headers.get("Content-Type", ""), raw)
    error = make_exception(received, body, data)
    error.request = str(request)
    secrets = list_secrets(configuration, request)
    error.shown_headers = redact_headers(headers, secrets)
    error.shown_body = redact_body(body, secrets)
    return error


def decode_error(
    configuration: Configuration,
    operation: str,
    request: Request,
    response: ResponseHead,
    raw: bytes,
    failure: DecodeFailure,
) -> ApiDecodeError:
    """Make the exception for a response that is not what the document says.

    The values that don't fit may be secrets: they are logged at level DEBUG, and are
    nowhere else but in `raw_data`.
    """
    from ._journal import tell_values

    tell_values(configuration, request, operation, failure.values)
    error = ApiDecodeError(
        f"The response {response.status} to {operation} can't be decoded: {failure}",
        status=response.status,
        reason=response.reason,
        headers=Headers(response.headers),
        raw_data=raw,
    )
    error.operation = operation
    error.request = str(request)
    error.fields = tuple(failure.values)
    return error
