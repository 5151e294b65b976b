"""The schema `placeOrder_request`, as a dictionary."""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .customer import Customer
    from .customer_dict import CustomerDict
    from .place_order_request_lines_inner import PlaceOrderRequestLinesInner
    from .place_order_request_lines_inner_dict import PlaceOrderRequestLinesInnerDict


class PlaceOrderRequestDict(typing_extensions.TypedDict):
    """What may be given in place of `PlaceOrderRequest`."""

    customer: Customer | CustomerDict

    lines: Sequence[PlaceOrderRequestLinesInner | PlaceOrderRequestLinesInnerDict]


link_dictionary(PlaceOrderRequestDict)
