"""The schema `placeOrder_request`."""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from .._model import Model
from .._types import Constraints

if TYPE_CHECKING:
    from .customer import Customer
    from .place_order_request_lines_inner import PlaceOrderRequestLinesInner


class PlaceOrderRequest(Model):
    """The schema `placeOrder_request`."""

    customer: Customer

    lines: Annotated[list[PlaceOrderRequestLinesInner], Constraints(min_length=1)]
