"""The operations of the tag "matrices"."""

# From spec.yaml, the tag "matrices"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import matrices_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class MatricesApi(BaseApi):
    """The operations of the tag "matrices"."""

    async def multiply(
        self,
        request_body: Sequence[Sequence[Sequence[float]]],
        **options: Unpack[RequestOptions],
    ) -> list[list[float]]:
        """Send POST /matrices.

        Args:
            request_body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The product.

        """
        return await self._call(_operations.MULTIPLY, (request_body,), options)

    async def multiply_with_http_info(
        self,
        request_body: Sequence[Sequence[Sequence[float]]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[list[float]]]:
        """Send POST /matrices.

        Takes what `multiply` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.MULTIPLY, (request_body,), options
        )

    async def multiply_without_preload_content(
        self,
        request_body: Sequence[Sequence[Sequence[float]]],
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /matrices.

        Takes what `multiply` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.MULTIPLY, (request_body,), options
        )
