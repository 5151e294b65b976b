"""The operations without a tag."""

# From spec.yaml, what has no tag

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import default_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class DefaultApi(BaseApi):
    """The operations without a tag."""

    async def get_opening_hours(self, **options: Unpack[RequestOptions]) -> str:
        """Say when the library is open.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The hours.

        """
        return await self._call(_operations.GET_OPENING_HOURS, (), options)

    async def get_opening_hours_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Say when the library is open.

        Takes what `get_opening_hours` takes, and gives the status code, the headers and
        the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.GET_OPENING_HOURS, (), options
        )

    async def get_opening_hours_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Say when the library is open.

        Takes what `get_opening_hours` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_OPENING_HOURS, (), options
        )
