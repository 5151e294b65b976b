"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .address import Address
    from .address_dict import AddressDict
    from .customer import Customer
    from .customer_dict import CustomerDict
    from .customer_preferences import CustomerPreferences
    from .customer_preferences_dict import CustomerPreferencesDict
    from .order import Order
    from .place_order_request import PlaceOrderRequest
    from .place_order_request_dict import PlaceOrderRequestDict
    from .place_order_request_lines_inner import PlaceOrderRequestLinesInner
    from .place_order_request_lines_inner_dict import PlaceOrderRequestLinesInnerDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Address", ".address"),
        ("AddressDict", ".address_dict"),
        ("Customer", ".customer"),
        ("CustomerDict", ".customer_dict"),
        ("CustomerPreferences", ".customer_preferences"),
        ("CustomerPreferencesDict", ".customer_preferences_dict"),
        ("Order", ".order"),
        ("PlaceOrderRequest", ".place_order_request"),
        ("PlaceOrderRequestDict", ".place_order_request_dict"),
        ("PlaceOrderRequestLinesInner", ".place_order_request_lines_inner"),
        ("PlaceOrderRequestLinesInnerDict", ".place_order_request_lines_inner_dict"),
    )

__all__ = [
    "Address",
    "AddressDict",
    "Customer",
    "CustomerDict",
    "CustomerPreferences",
    "CustomerPreferencesDict",
    "Order",
    "PlaceOrderRequest",
    "PlaceOrderRequestDict",
    "PlaceOrderRequestLinesInner",
    "PlaceOrderRequestLinesInnerDict",
]
