"""The schema `placeOrder_request_lines_inner`."""

# From spec.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema
# /properties/lines/items

from __future__ import annotations

from typing import Annotated

from pydantic import StrictInt

from .._model import Model
from .._types import Constraints


class PlaceOrderRequestLinesInner(Model):
    """The schema `placeOrder_request_lines_inner`."""

    sku: Annotated[str, Constraints(pattern="^[A-Z]{3}-[0-9]{4}$")]

    quantity: Annotated[StrictInt, Constraints(ge=1)]
