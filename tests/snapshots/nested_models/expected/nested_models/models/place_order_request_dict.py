"""The schema `placeOrder_request` as plain values, which an operation takes for it."""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .customer import Customer
    from .customer_dict import CustomerDict
    from .place_order_request_lines_inner import PlaceOrderRequestLinesInner
    from .place_order_request_lines_inner_dict import PlaceOrderRequestLinesInnerDict


class PlaceOrderRequestDict(TypedDict):
    """What stands for `PlaceOrderRequest`."""

    customer: Customer | CustomerDict

    lines: Sequence[PlaceOrderRequestLinesInner | PlaceOrderRequestLinesInnerDict]


link_dictionary(PlaceOrderRequestDict)
