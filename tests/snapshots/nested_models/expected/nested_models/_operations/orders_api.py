"""How the operations of `OrdersApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._operation import Body, Operation, Response

PLACE_ORDER: Operation[models.Order] = Operation(
    id="placeOrder",
    method="POST",
    path="/orders",
    body=Body(
        "place_order_request",
        {"application/json": lambda: models.PlaceOrderRequest},
        required=True,
    ),
    responses={"201": Response({"application/json": lambda: models.Order})},
)
