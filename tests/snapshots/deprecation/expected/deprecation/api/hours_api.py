"""The operations of the tag "hours"."""

# From spec.yaml, the tag "hours"

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import deprecated as _deprecated

from .._deprecation import warns as _warns
from .._operations import hours_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Timeout
    from ..rest import RESTResponse


class HoursApi(BaseApi):
    """The operations of the tag "hours"."""

    @_warns(_operations.GET_HOURS)
    async def get_hours(
        self, day: str | None = None, **options: Unpack[RequestOptions]
    ) -> Timeout:
        """Say when the museum is open.

        Args:
            day: One day only. Deprecated.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The hours.

        """
        return await self._call(_operations.GET_HOURS, (day,), options)

    @_warns(_operations.GET_HOURS)
    async def get_hours_with_http_info(
        self, day: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Timeout]:
        """Say when the museum is open.

        Takes what `get_hours` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_HOURS, (day,), options)

    @_warns(_operations.GET_HOURS)
    async def get_hours_without_preload_content(
        self, day: str | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Say when the museum is open.

        Takes what `get_hours` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_HOURS, (day,), options
        )

    @_deprecated("list_opening_hours() is deprecated.", category=None)
    @_warns(_operations.LIST_OPENING_HOURS)
    async def list_opening_hours(self, **options: Unpack[RequestOptions]) -> list[str]:
        """List the hours, day by day.

        Deprecated: the document advises against this operation.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The hours.

        """
        return await self._call(_operations.LIST_OPENING_HOURS, (), options)

    @_deprecated("list_opening_hours() is deprecated.", category=None)
    @_warns(_operations.LIST_OPENING_HOURS)
    async def list_opening_hours_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[str]]:
        """List the hours, day by day.

        Takes what `list_opening_hours` takes, and gives the status code, the headers
        and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_OPENING_HOURS, (), options
        )

    @_deprecated("list_opening_hours() is deprecated.", category=None)
    @_warns(_operations.LIST_OPENING_HOURS)
    async def list_opening_hours_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """List the hours, day by day.

        Takes what `list_opening_hours` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_OPENING_HOURS, (), options
        )
