"""The client: it turns calls of operations into requests, and responses into values."""

from __future__ import annotations

import time
import warnings
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from .. import _settings
from .._building import build_request
from .._failures import decode_error, status_error, translate
from .._headers import Headers
from .._operation import DecodeFailure
from .._redirects import MAXIMUM, STATUSES, redirected
from .._request import (
    Request,
    RequestOptions,
)
from ..api_response import ApiResponse
from ..configuration import INFO, Configuration, package_logger
from ..exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    OpenApiException,
)
from ._undescribed_calls import UndescribedCalls
from .rest import GivenResponse, RESTResponse

if TYPE_CHECKING:
    import typing_extensions

    from .._operation import Operation
    from .._retries import Retries
    from .transport import Response, Transport

__all__ = ["ApiClient", "BaseApi"]

T = TypeVar("T")

CALL_API: object = vars(UndescribedCalls)["call_api"]
NOT_CALLED = (
    "deserialize",
    "param_serialize",
    "response_deserialize",
    "sanitize_for_serialization",
    "update_params_for_auth",
)
"""What operations of the published client call of it, and ours do not."""

USER_AGENT = f"{_settings.DISTRIBUTION}/{_settings.VERSION}/python"


class ApiClient(UndescribedCalls):
    """Sends the requests of all API classes that share it.

    It opens connections when they are needed and keeps them for the next request. Use
    it with `with`, or `close` it at the end; one that is merely dropped closes
    its connections, too.

    Where a derived class has a `call_api` of its own, or one is set on an instance, the
    requests of operations go through that.
    """

    _default: ClassVar[ApiClient | None] = None

    def __init_subclass__(cls) -> None:
        """Warn of methods that have no effect in a derived class."""
        super().__init_subclass__()
        for name in NOT_CALLED:
            if name in vars(cls):
                warnings.warn(
                    f"{cls.__name__}.{name}: operations don't call it, but `call_api`",
                    stacklevel=2,
                )

    def __init__(
        self,
        configuration: Configuration | None = None,
        header_name: str | None = None,
        header_value: str | None = None,
        cookie: str | None = None,
        transport: Transport | None = None,
    ) -> None:
        """Take a configuration, a header and cookies for all requests, and a transport.

        Without a configuration it is `Configuration.get_default()`.
        """
        if configuration is None:
            configuration = Configuration.get_default()
        self.configuration: Configuration = configuration
        self.default_headers: dict[str, str] = {"User-Agent": USER_AGENT}
        """Headers of all requests."""
        if header_name is not None and header_value is not None:
            self.default_headers[header_name] = header_value
        self.cookie: str | None = cookie
        self._transport = transport

    def __repr__(self) -> str:
        """Show the configuration, which hides its credentials."""
        return f"{type(self).__name__}({self.configuration!r})"

    def __enter__(self) -> typing_extensions.Self:
        """Give the client itself."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections. A later request opens new ones."""
        if self._transport is not None:
            self._transport.close()

    # --- settings ---------------------------------------------------------------------

    @property
    def rest_client(self) -> Transport:
        """What sends the requests."""
        if self._transport is None:
            from ._urllib3 import Urllib3Transport

            self._transport = Urllib3Transport(self.configuration)
        return self._transport

    @rest_client.setter
    def rest_client(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def user_agent(self) -> str:
        """The header `User-Agent` of all requests."""
        return self.default_headers["User-Agent"]

    @user_agent.setter
    def user_agent(self, value: str) -> None:
        self.default_headers["User-Agent"] = value

    @property
    def client_side_validation(self) -> bool:
        """Whether arguments are checked before they are sent."""
        return self.configuration.client_side_validation

    def set_default_header(self, header_name: str, header_value: str) -> None:
        """Set a header of all requests."""
        self.default_headers[header_name] = header_value

    @classmethod
    def get_default(cls) -> ApiClient:
        """Give the client of API classes that are made without one."""
        if cls._default is None:
            cls._default = cls()
        return cls._default

    @classmethod
    def set_default(cls, default: ApiClient | None) -> None:
        """Set the client of API classes that are made without one."""
        cls._default = default

    # --- from a call to a response ----------------------------------------------------

    def open(
        self,
        operation: Operation[Any],
        arguments: Sequence[object],
        options: RequestOptions,
        preload: bool = False,
    ) -> tuple[Request, Response]:
        """Call an operation: give request and response, the body not yet read.

        With `preload`, a body that breaks off is a reason to try again, where that was
        asked for.
        """
        request = build_request(
            self.configuration,
            self.default_headers,
            self.cookie,
            operation,
            arguments,
            options,
        )
        if getattr(self.call_api, "__func__", None) is not CALL_API:
            from .._undescribed import published_form

            # Code written for the published client signs, logs or repeats requests so.
            answer: object = cast("Any", self.call_api)(
                *published_form(request),
                _request_timeout=options.get("_request_timeout"),
            )
            if isinstance(answer, RESTResponse):
                return request, answer
            return request, GivenResponse(answer)
        return self.dispatch(request, options.get("_retries"), preload)

    def dispatch(
        self,
        request: Request,
        retries: Retries | int | None = None,
        preload: bool = False,
    ) -> tuple[Request, Response]:
        """Send a request with what the configuration asks for: retries, hooks, logs."""
        configuration = self.configuration
        if (
            configuration.retries is not None
            or configuration.before_request
            or configuration.after_response
            or configuration.has_token_source
            or package_logger().isEnabledFor(INFO)
            or retries is not None
        ):
            from ._exchange import exchange

            return exchange(self, request, retries, preload)
        return self.send(request)

    def read(self, request: Request, response: Response) -> bytes:
        """Read a body; the connection doesn't outlive a failure."""
        failure: OpenApiException
        try:
            return response.read()
        except BaseException as error:
            response.close()
            if isinstance(error, OpenApiException) or not isinstance(error, OSError):
                raise
            failure = translate(error, request)
        raise failure

    def send(
        self, request: Request, *, follow: bool = True
    ) -> tuple[Request, Response]:
        """Send a request as it is, once, and go where redirects lead."""
        transport = self._transport or self.rest_client
        started = time.monotonic()
        failure: OpenApiException
        if "@" in request.url:
            request.take_user()
        try:
            response = transport.send(request)
        except OpenApiException:
            raise
        except OSError as error:
            failure = translate(error, request)
        else:
            if follow and response.status in STATUSES:
                return self._follow(request, response, started)
            return request, response
        raise failure

    def _follow(
        self, request: Request, response: Response, started: float
    ) -> tuple[Request, Response]:
        """Go where redirects lead."""
        for _ in range(MAXIMUM):
            location = Headers(response.headers).get("Location")
            if response.status not in STATUSES or not location:
                return request, response
            elapsed = time.monotonic() - started
            target = redirected(request, response.status, location, elapsed)
            if target is None:
                return request, response
            response.close()
            request = target
            try:
                _, response = self.send(request, follow=False)
            except (ApiConnectionError, ApiTimeoutError) as error:
                error.unsent = False  # The first request was.
                raise
        response.close()
        raise ApiConnectionError(f"{request}: more than {MAXIMUM} redirects")


class BaseApi:
    """The base of all API classes."""

    def __init__(self, api_client: ApiClient | None = None) -> None:
        """Take the client that sends the requests, or `ApiClient.get_default()`."""
        self.api_client: ApiClient = (
            ApiClient.get_default() if api_client is None else api_client
        )

    def _call(
        self,
        operation: Operation[T],
        arguments: Sequence[object],
        options: RequestOptions,
    ) -> T:
        """Give the decoded body."""
        client = self.api_client
        request, response = client.open(operation, arguments, options, True)
        raw = client.read(request, response)
        return _decode(client.configuration, operation, request, response, raw)

    def _call_with_http_info(
        self,
        operation: Operation[T],
        arguments: Sequence[object],
        options: RequestOptions,
    ) -> ApiResponse[T]:
        """Give the decoded body with status and headers."""
        client = self.api_client
        request, response = client.open(operation, arguments, options, True)
        raw = client.read(request, response)
        return ApiResponse(
            status_code=response.status,
            headers=Headers(response.headers),
            data=_decode(client.configuration, operation, request, response, raw),
            raw_data=raw,
        )

    def _call_without_preload_content(
        self,
        operation: Operation[Any],
        arguments: Sequence[object],
        options: RequestOptions,
    ) -> RESTResponse:
        """Give the response, its body not yet read, whatever its status."""
        _, response = self.api_client.open(operation, arguments, options)
        return (
            response if isinstance(response, RESTResponse) else RESTResponse(response)
        )


def _decode(
    configuration: Configuration,
    operation: Operation[T],
    request: Request,
    response: Response,
    raw: bytes,
) -> T:
    """Decode a body; an error status is an exception."""
    status = response.status
    content_type = _content_type(response)
    if 200 <= status <= 299:
        checked = configuration.response_validation
        try:
            return operation.decode(status, content_type, raw, checked=checked)
        except DecodeFailure as error:
            failure = error
        raise decode_error(configuration, operation.id, request, response, raw, failure)
    data: object = None
    with suppress(DecodeFailure):
        data = operation.decode(status, content_type, raw)
    raise status_error(configuration, request, response, raw, data)


def _content_type(response: Response) -> str | None:
    headers = response.headers
    return headers.get("Content-Type") or headers.get("content-type")
