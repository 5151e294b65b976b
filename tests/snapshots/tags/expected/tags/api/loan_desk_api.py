"""The operations of the tag "loan-desk"."""

# From spec.yaml, the tag "loan-desk"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import loan_desk_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class LoanDeskApi(BaseApi):
    """The operations of the tag "loan-desk"."""

    async def count_loans(self, **options: Unpack[RequestOptions]) -> int:
        """Send GET /loans.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            How many.

        """
        return await self._call(_operations.COUNT_LOANS, (), options)

    async def count_loans_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[int]:
        """Send GET /loans.

        Takes what `count_loans` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.COUNT_LOANS, (), options)

    async def count_loans_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /loans.

        Takes what `count_loans` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.COUNT_LOANS, (), options
        )
