"""The operations of the tag "vault"."""

# From spec.yaml, the tag "vault"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import vault_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class VaultApi(BaseApi):
    """The operations of the tag "vault"."""

    async def get_both(self, **options: Unpack[RequestOptions]) -> None:
        """Send GET /both.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.GET_BOTH, (), options)

    async def get_both_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send GET /both.

        Takes what `get_both` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_BOTH, (), options)

    async def get_both_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /both.

        Takes what `get_both` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_BOTH, (), options
        )

    async def get_default(self, **options: Unpack[RequestOptions]) -> None:
        """Send GET /default.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.GET_DEFAULT, (), options)

    async def get_default_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send GET /default.

        Takes what `get_default` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_DEFAULT, (), options)

    async def get_default_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /default.

        Takes what `get_default` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_DEFAULT, (), options
        )

    async def get_either(self, **options: Unpack[RequestOptions]) -> None:
        """Send GET /either.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.GET_EITHER, (), options)

    async def get_either_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send GET /either.

        Takes what `get_either` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_EITHER, (), options)

    async def get_either_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /either.

        Takes what `get_either` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_EITHER, (), options
        )

    async def get_oauth(self, **options: Unpack[RequestOptions]) -> None:
        """Send GET /oauth.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.GET_OAUTH, (), options)

    async def get_oauth_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send GET /oauth.

        Takes what `get_oauth` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_OAUTH, (), options)

    async def get_oauth_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /oauth.

        Takes what `get_oauth` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_OAUTH, (), options
        )

    async def get_open(self, **options: Unpack[RequestOptions]) -> None:
        """Send GET /open.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.GET_OPEN, (), options)

    async def get_open_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send GET /open.

        Takes what `get_open` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_OPEN, (), options)

    async def get_open_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /open.

        Takes what `get_open` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_OPEN, (), options
        )
