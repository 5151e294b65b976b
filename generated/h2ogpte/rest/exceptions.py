"""The exceptions of this package, all of them `OpenApiException`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, Protocol

__all__ = [
    "ApiAttributeError",
    "ApiConnectionError",
    "ApiDecodeError",
    "ApiException",
    "ApiKeyError",
    "ApiTimeoutError",
    "ApiTypeError",
    "ApiValueError",
    "BadRequestException",
    "ConflictException",
    "ForbiddenException",
    "NotFoundException",
    "OpenApiException",
    "ServiceException",
    "TooManyRequestsException",
    "UnauthorizedException",
    "UnprocessableEntityException",
    "render_path",
]

SHOWN_CHARACTERS = 10_000
"""How much of a body the text of an exception repeats."""


class OpenApiException(Exception):
    """The base of all exceptions of this package."""


# --- wrong use of the package ---------------------------------------------------------


class ApiTypeError(OpenApiException, TypeError):
    """A value has the wrong type."""

    def __init__(
        self,
        msg: str,
        path_to_item: Sequence[str | int] | None = None,
        valid_classes: tuple[type, ...] | None = None,
        key_type: bool | None = None,
    ) -> None:
        """Say what is wrong, and where in a nested value."""
        self.path_to_item = path_to_item
        self.valid_classes = valid_classes
        self.key_type = key_type
        super().__init__(_at(msg, path_to_item))


class ApiValueError(OpenApiException, ValueError):
    """A value can't be used."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        """Say what is wrong, and where in a nested value."""
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


class ApiAttributeError(OpenApiException, AttributeError):
    """An attribute can't be read or set."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        """Say what is wrong, and where in a nested value."""
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


class ApiKeyError(OpenApiException, KeyError):
    """A key is missing."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        """Say what is wrong, and where in a nested value."""
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


def render_path(path_to_item: Sequence[str | int]) -> str:
    """Write a path into a nested value as Python would."""
    return "".join(
        f"[{step}]" if isinstance(step, int) else f"['{step}']" for step in path_to_item
    )


def _at(message: str, path: Sequence[str | int] | None) -> str:
    return f"{message} at {render_path(path)}" if path else message


# --- no response ----------------------------------------------------------------------


class ApiTimeoutError(OpenApiException, TimeoutError):
    """The server did not answer in time."""

    unsent: bool = False
    """Whether no connection was made, so that the server knows nothing of the call."""

    lasting: bool = False
    """Whether there is no use in trying again."""


class ApiConnectionError(OpenApiException):
    """The server was not reached, or the connection broke too early."""

    unsent: bool = False
    """Whether no connection was made, so that the server knows nothing of the call."""

    lasting: bool = False
    """Whether there is no use in trying again: a certificate is not trusted, say."""


# --- a response -----------------------------------------------------------------------


class ResponseHead(Protocol):
    """What a response is known by before its body is read."""

    @property
    def status(self) -> int:
        """The HTTP status code."""
        ...

    @property
    def reason(self) -> str | None:
        """The reason phrase, where the protocol has one."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, looked up in any case."""
        ...


class HttpResponse(ResponseHead, Protocol):
    """What `ApiException` reads of a response."""

    @property
    def data(self) -> bytes | None:
        """The body, where it was read."""
        ...


REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-requestid",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-trace-id",
    "cf-ray",
)


def find_request_id(headers: Mapping[str, str] | None) -> str | None:
    """Give what the server calls a request, if its headers tell."""
    if not headers:
        return None
    by_name = {name.lower(): value for name, value in headers.items()}
    # Many companies put their names before it: `X-GitHub-Request-Id`.
    others = (name for name in by_name if name.endswith(("request-id", "requestid")))
    names = (*REQUEST_IDS, *others)
    found = next((by_name[name] for name in names if name in by_name), None)
    return found[:200] if found else None


class ApiDecodeError(OpenApiException, ValueError):
    """A successful response whose body is not what the document says.

    It is a `ValueError`, as what `pydantic` and `json` raise in such a case is.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        reason: str | None = None,
        headers: Mapping[str, str] | None = None,
        raw_data: bytes = b"",
    ) -> None:
        """Say what is wrong, and keep the response."""
        super().__init__(message)
        self.operation: str | None = None
        """The operation that was called."""
        self.request: str | None = None
        """Method and URL of the request, without its query."""
        self.fields: tuple[str, ...] = ()
        """The fields that are wrong, each as a path: `items.0.name`."""
        self.status = status
        self.reason = reason
        self.headers = headers
        self.raw_data = raw_data

    @property
    def body(self) -> str:
        """The body as text."""
        from ._decoding import body_text
        from ._headers import Headers

        content_type = Headers(self.headers or {}).get("Content-Type", "")
        return body_text(content_type, self.raw_data)

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, if it says so."""
        return find_request_id(self.headers)

    def __str__(self) -> str:
        """Say what is wrong, in which request."""
        lines = [str(self.args[0])]
        if self.request:
            lines.append(f"HTTP request: {self.request}")
        if self.request_id:
            lines.append(f"Request ID: {self.request_id}")
        return "\n".join(lines)


class ApiException(OpenApiException):
    """A response with an error status.

    `status` and `reason` are those of the response, `body` its text, `headers` its
    headers, and `data` the decoded body: None where the body is not what the document
    describes. One that was made without a response has the status 0.
    """

    status: int
    reason: str | None
    body: str | None
    data: Any
    headers: Mapping[str, str] | None

    def __init__(
        self,
        status: int | None = None,
        reason: str | None = None,
        http_resp: HttpResponse | None = None,
        *,
        body: str | None = None,
        data: Any = None,
    ) -> None:
        """Take what is not given from the response."""
        super().__init__(status, reason)
        self.headers = None
        self.request: str | None = None
        self.shown_headers: Mapping[str, str] | None = None
        self.shown_body: str | None = None
        if http_resp is not None:
            status = http_resp.status if status is None else status
            reason = http_resp.reason if reason is None else reason
            if body is None and isinstance(http_resp.data, bytes):
                body = http_resp.data.decode("utf-8", "replace")
            self.headers = http_resp.headers
        self.status = 0 if status is None else status
        self.reason = reason
        self.body = body
        self.data = data

    @classmethod
    def from_response(
        cls, *, http_resp: HttpResponse, body: str | None, data: Any
    ) -> NoReturn:
        """Raise the exception of the class that stands for the response's status."""
        raise make_exception(http_resp, body, data)

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, if it says so: tell its support."""
        return find_request_id(self.headers)

    def __str__(self) -> str:
        """Say what happened, without credentials."""
        from ._redaction import redact_headers

        lines = [f"({self.status})", f"Reason: {self.reason}"]
        if self.request:
            lines.append(f"HTTP request: {self.request}")
        if self.request_id:
            lines.append(f"Request ID: {self.request_id}")
        if self.headers:
            headers = self.shown_headers or redact_headers(self.headers)
            lines.append(f"HTTP response headers: {headers}")
        if self.body:
            body = self.body if self.shown_body is None else self.shown_body
            if len(self.body) > SHOWN_CHARACTERS:
                body = f"{body[:SHOWN_CHARACTERS]}... ({len(self.body)} characters)"
            lines.append(f"HTTP response body: {body}")
        return "\n".join(lines) + "\n"

    def __repr__(self) -> str:
        """Give the class, the status and the reason."""
        return f"{type(self).__name__}({self.status}, {self.reason!r})"


class BadRequestException(ApiException):
    """Status 400: the server can't use the request."""


class UnauthorizedException(ApiException):
    """Status 401: credentials are missing or not accepted."""


class ForbiddenException(ApiException):
    """Status 403: the credentials don't allow this."""


class NotFoundException(ApiException):
    """Status 404: there is no such thing."""


class ConflictException(ApiException):
    """Status 409: the request is at odds with the state of things."""


class UnprocessableEntityException(ApiException):
    """Status 422: the values in the request are not accepted."""


class TooManyRequestsException(ApiException):
    """Status 429: too many requests in too short a time."""


class ServiceException(ApiException):
    """Status 5xx: the server failed."""


def make_exception(response: HttpResponse, body: str | None, data: Any) -> ApiException:
    """Make the exception of the class that stands for a response's status."""
    found = BY_STATUS.get(response.status)
    if found is None:
        found = ServiceException if 500 <= response.status <= 599 else ApiException
    return found(http_resp=response, body=body, data=data)


BY_STATUS: dict[int, type[ApiException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    403: ForbiddenException,
    404: NotFoundException,
    409: ConflictException,
    422: UnprocessableEntityException,
    429: TooManyRequestsException,
}
