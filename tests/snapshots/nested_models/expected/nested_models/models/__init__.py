"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .address import Address
    from .customer import Customer
    from .customer_preferences import CustomerPreferences
    from .order import Order
    from .place_order_request import PlaceOrderRequest
    from .place_order_request_lines_inner import PlaceOrderRequestLinesInner
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Address", ".address"),
        ("Customer", ".customer"),
        ("CustomerPreferences", ".customer_preferences"),
        ("Order", ".order"),
        ("PlaceOrderRequest", ".place_order_request"),
        ("PlaceOrderRequestLinesInner", ".place_order_request_lines_inner"),
    )

__all__ = [
    "Address",
    "Customer",
    "CustomerPreferences",
    "Order",
    "PlaceOrderRequest",
    "PlaceOrderRequestLinesInner",
]
