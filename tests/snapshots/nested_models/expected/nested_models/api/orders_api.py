"""The operations of the tag "orders"."""

# From spec.yaml, the tag "orders"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import orders_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Order, PlaceOrderRequest, PlaceOrderRequestDict
    from ..rest import RESTResponse


class OrdersApi(BaseApi):
    """The operations of the tag "orders"."""

    async def place_order(
        self,
        place_order_request: PlaceOrderRequest | PlaceOrderRequestDict,
        **options: Unpack[RequestOptions],
    ) -> Order:
        """Send POST /orders.

        Args:
            place_order_request: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The order.

        """
        return await self._call(
            _operations.PLACE_ORDER, (place_order_request,), options
        )

    async def place_order_with_http_info(
        self,
        place_order_request: PlaceOrderRequest | PlaceOrderRequestDict,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Order]:
        """Send POST /orders.

        Takes what `place_order` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.PLACE_ORDER, (place_order_request,), options
        )

    async def place_order_without_preload_content(
        self,
        place_order_request: PlaceOrderRequest | PlaceOrderRequestDict,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /orders.

        Takes what `place_order` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.PLACE_ORDER, (place_order_request,), options
        )
