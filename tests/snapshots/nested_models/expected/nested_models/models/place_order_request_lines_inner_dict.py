"""The schema `placeOrder_request_lines_inner`, as a dictionary."""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema
# /properties/lines/items

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class PlaceOrderRequestLinesInnerDict(typing_extensions.TypedDict):
    """What may be given in place of `PlaceOrderRequestLinesInner`."""

    sku: str

    quantity: int


link_dictionary(PlaceOrderRequestLinesInnerDict)
