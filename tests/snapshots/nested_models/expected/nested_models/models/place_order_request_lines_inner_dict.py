"""The schema `placeOrder_request_lines_inner` as plain values, which an operation ...

The schema `placeOrder_request_lines_inner` as plain values, which an operation takes
for it.
"""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema
# /properties/lines/items

from __future__ import annotations

from typing_extensions import TypedDict

from .._linking import link_dictionary


class PlaceOrderRequestLinesInnerDict(TypedDict):
    """What stands for `PlaceOrderRequestLinesInner`."""

    sku: str

    quantity: int


link_dictionary(PlaceOrderRequestLinesInnerDict)
