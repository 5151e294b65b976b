"""The operations of the tag "API Keys"."""

# From spec/h2ogpte.yaml, the tag "API Keys"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import api_keys_api as _operations
from .._pagination import iterate as _iterate
from ..api_client import BaseApi

if TYPE_CHECKING:
    from collections.abc import AsyncIterator as _AsyncIterator

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import (
        APIKeyCreateRequest,
        APIKeyCreateRequestDict,
        APIKeyInfo,
        APIKeyResult,
        APIKeyUpdateExpiryRequest,
        APIKeyUpdateExpiryRequestDict,
    )
    from ..rest import RESTResponse


class APIKeysApi(BaseApi):
    """Create, list, expire, deactivate and delete API keys."""

    async def create_api_key_for_user(
        self,
        api_key_create_request: APIKeyCreateRequest | APIKeyCreateRequestDict,
        **options: Unpack[RequestOptions],
    ) -> APIKeyResult:
        """Create an API key.

        Allows admins to create an API key for another user.

        Args:
            api_key_create_request: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Successful operation

        Raises:
            UnauthorizedException: Status 401: Unauthorized - Invalid or missing API key
            ServiceException: Status 500: Internal server error

        """
        return await self._call(
            _operations.CREATE_API_KEY_FOR_USER, (api_key_create_request,), options
        )

    async def create_api_key_for_user_with_http_info(
        self,
        api_key_create_request: APIKeyCreateRequest | APIKeyCreateRequestDict,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[APIKeyResult]:
        """Create an API key.

        Takes what `create_api_key_for_user` takes, and gives the status code, the
        headers and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.CREATE_API_KEY_FOR_USER, (api_key_create_request,), options
        )

    async def create_api_key_for_user_without_preload_content(
        self,
        api_key_create_request: APIKeyCreateRequest | APIKeyCreateRequestDict,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Create an API key.

        Takes what `create_api_key_for_user` takes, and gives the response as soon as
        its headers are there, whatever its status: the body is neither read nor
        decoded.
        """
        return await self._call_without_preload_content(
            _operations.CREATE_API_KEY_FOR_USER, (api_key_create_request,), options
        )

    async def deactivate_api_key(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> None:
        """Deactivate an API key.

        Allows admins to deactivate an API key.

        Args:
            key_id: Id of the key to deactivate.
            **options: Settings of this one request, see `RequestOptions`.

        Raises:
            UnauthorizedException: Status 401: Unauthorized - Invalid or missing API key

        """
        return await self._call(_operations.DEACTIVATE_API_KEY, (key_id,), options)

    async def deactivate_api_key_with_http_info(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Deactivate an API key.

        Takes what `deactivate_api_key` takes, and gives the status code, the headers
        and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.DEACTIVATE_API_KEY, (key_id,), options
        )

    async def deactivate_api_key_without_preload_content(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Deactivate an API key.

        Takes what `deactivate_api_key` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.DEACTIVATE_API_KEY, (key_id,), options
        )

    async def delete_api_key(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete an API key.

        Allows admins to delete an API key.

        Args:
            key_id: Id of the key to delete.
            **options: Settings of this one request, see `RequestOptions`.

        Raises:
            UnauthorizedException: Status 401: Unauthorized - Invalid or missing API key

        """
        return await self._call(_operations.DELETE_API_KEY, (key_id,), options)

    async def delete_api_key_with_http_info(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Delete an API key.

        Takes what `delete_api_key` takes, and gives the status code, the headers and
        the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.DELETE_API_KEY, (key_id,), options
        )

    async def delete_api_key_without_preload_content(
        self, key_id: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Delete an API key.

        Takes what `delete_api_key` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.DELETE_API_KEY, (key_id,), options
        )

    async def list_all_api_keys(
        self,
        offset: int | None = None,
        limit: int | None = None,
        filter: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[APIKeyInfo]:
        """List API keys.

        Allows admins to list all existing API keys.

        Args:
            offset: How many API keys to skip before returning. The server's default is
                0.
            limit: How many API keys to return. The server's default is 100.
            filter: Only returns keys for usernames matching this filter.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Successful operation

        Raises:
            UnauthorizedException: Status 401: Unauthorized - Invalid or missing API key

        """
        return await self._call(
            _operations.LIST_ALL_API_KEYS, (offset, limit, filter), options
        )

    async def list_all_api_keys_with_http_info(
        self,
        offset: int | None = None,
        limit: int | None = None,
        filter: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[APIKeyInfo]]:
        """List API keys.

        Takes what `list_all_api_keys` takes, and gives the status code, the headers and
        the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_ALL_API_KEYS, (offset, limit, filter), options
        )

    async def list_all_api_keys_without_preload_content(
        self,
        offset: int | None = None,
        limit: int | None = None,
        filter: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """List API keys.

        Takes what `list_all_api_keys` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_ALL_API_KEYS, (offset, limit, filter), options
        )

    def iter_list_all_api_keys(
        self,
        offset: int | None = None,
        limit: int | None = None,
        filter: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> _AsyncIterator[APIKeyInfo]:
        """List API keys.

        Takes what `list_all_api_keys` takes, and goes through the items of all pages,
        beginning at `offset`. A page of the size `limit` is fetched when its first item
        is asked for.
        """
        return _iterate(
            self._call, _operations.LIST_ALL_API_KEYS, (offset, limit, filter), options
        )

    async def update_api_key_expiry(
        self,
        key_id: str,
        api_key_update_expiry_request: (
            APIKeyUpdateExpiryRequest | APIKeyUpdateExpiryRequestDict | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Update API key expiry.

        Allows admins to update the expiration of an API key (either set a new expiry or
        remove one).

        Args:
            key_id: Id of the key to update.
            api_key_update_expiry_request: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Raises:
            UnauthorizedException: Status 401: Unauthorized - Invalid or missing API key

        """
        return await self._call(
            _operations.UPDATE_API_KEY_EXPIRY,
            (key_id, api_key_update_expiry_request),
            options,
        )

    async def update_api_key_expiry_with_http_info(
        self,
        key_id: str,
        api_key_update_expiry_request: (
            APIKeyUpdateExpiryRequest | APIKeyUpdateExpiryRequestDict | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Update API key expiry.

        Takes what `update_api_key_expiry` takes, and gives the status code, the headers
        and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.UPDATE_API_KEY_EXPIRY,
            (key_id, api_key_update_expiry_request),
            options,
        )

    async def update_api_key_expiry_without_preload_content(
        self,
        key_id: str,
        api_key_update_expiry_request: (
            APIKeyUpdateExpiryRequest | APIKeyUpdateExpiryRequestDict | None
        ) = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Update API key expiry.

        Takes what `update_api_key_expiry` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.UPDATE_API_KEY_EXPIRY,
            (key_id, api_key_update_expiry_request),
            options,
        )
