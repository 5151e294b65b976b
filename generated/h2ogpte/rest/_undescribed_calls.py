"""What `ApiClient` offers for requests that the document does not describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .api_response import ApiResponse
from .exceptions import ApiValueError
from .rest import RESTResponse

if TYPE_CHECKING:
    from ._request import Request
    from ._undescribed import Pairs, Serialized
    from .configuration import Configuration
    from .transport import Response


class _Client(Protocol):
    """What the client itself has."""

    configuration: Configuration
    default_headers: dict[str, str]
    cookie: str | None

    async def dispatch(
        self, request: Request, retries: Any = None, preload: bool = False
    ) -> tuple[Request, Response]:
        """Send a request."""
        ...


class UndescribedCalls:
    """Calls without an operation, with the methods of the published client.

    `param_serialize` puts a request together, `call_api` sends it, and
    `response_deserialize` reads the response. Nothing is checked against the document.
    """

    def param_serialize(
        self: _Client,
        method: str,
        resource_path: str,
        path_params: Pairs | None = None,
        query_params: Pairs | None = None,
        header_params: Mapping[str, Any] | None = None,
        body: object = None,
        post_params: Pairs | None = None,
        files: Mapping[str, Any] | None = None,
        auth_settings: Sequence[str] | None = None,
        collection_formats: Mapping[str, str] | None = None,
        _host: str | None = None,
        _request_auth: Mapping[str, Any] | None = None,
    ) -> Serialized:
        """Put together the arguments of `call_api`, with the headers of all requests.

        `auth_settings` names security schemes, whose credentials are added where the
        configuration has them. `collection_formats` says by name how a list is written:
        `multi`, `csv`, `ssv`, `tsv` or `pipes`.
        """
        from ._undescribed import serialize

        headers = {**(header_params or {}), **self.default_headers}
        if self.cookie:
            headers["Cookie"] = self.cookie
        return serialize(
            self.configuration,
            method,
            resource_path,
            path_params,
            query_params,
            headers,
            body,
            post_params,
            files,
            auth_settings,
            collection_formats,
            _host,
            _request_auth,
        )

    async def call_api(
        self: _Client,
        method: str,
        url: str,
        header_params: Mapping[str, str] | None = None,
        body: object = None,
        post_params: Pairs | None = None,
        _request_timeout: object = None,
    ) -> RESTResponse:
        """Send a request to an absolute URL; give the response, whatever its status.

        The body is written as the header `Content-Type` says, as JSON without one. No
        header is added: those of all requests, and credentials, come from
        `param_serialize`. Raises what operations raise where there is no response.
        """
        from ._undescribed import make_request

        timeout = _request_timeout or self.configuration.timeout
        request = make_request(method, url, header_params, body, post_params, timeout)
        _, response = await self.dispatch(request)
        return RESTResponse(response)

    def response_deserialize(
        self,
        response_data: RESTResponse,
        response_types_map: Mapping[str, Any] | None = None,
    ) -> ApiResponse[Any]:
        """Give the decoded body of a response that was read, with status and headers.

        The types go by status: `{"200": "List[Pet]", "4XX": "Problem"}`. Raises
        `ApiException` for an error status, `ApiDecodeError` where the body is not of
        the type.
        """
        from ._undescribed import read_response

        if response_data.data is None:
            raise ApiValueError("The response must be read first: `await read()`")
        return read_response(response_data, response_data.data, response_types_map)

    def update_params_for_auth(
        self: _Client,
        headers: dict[str, str],
        queries: list[tuple[str, Any]],
        auth_settings: Sequence[str] | None,
        resource_path: str | None = None,
        method: str | None = None,
        body: object = None,
        request_auth: Mapping[str, Any] | None = None,
    ) -> None:
        """Add the credentials that security schemes ask for to headers and a query.

        With `request_auth` it is that, where there are schemes at all.
        """
        from ._undescribed import add_credentials

        if auth_settings:
            add_credentials(
                self.configuration, headers, queries, auth_settings, request_auth
            )

    def sanitize_for_serialization(self, obj: object) -> Any:
        """Give what JSON can hold of a value: models become dictionaries."""
        from ._undescribed import to_plain

        return to_plain(obj)

    def deserialize(
        self, response_text: str, response_type: Any, content_type: str | None = None
    ) -> Any:
        """Decode text into a type: a class, or a name of the form `List[Pet]`.

        Raises `ApiDecodeError` where it is not of that type.
        """
        from ._undescribed import read_text

        return read_text(response_text, response_type, content_type)

    def select_header_accept(self, accepts: Sequence[str]) -> str | None:
        """Choose among media types for the header `Accept`: JSON, or else the first."""
        from ._undescribed import choose_json

        return choose_json(accepts)

    def select_header_content_type(self, content_types: Sequence[str]) -> str | None:
        """Choose among media types for a body: JSON, or else the first."""
        from ._undescribed import choose_json

        return choose_json(content_types)
