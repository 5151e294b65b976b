"""How the operations of `MatricesApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictFloat, StrictInt

from .._operation import Body, Operation, Response
from .._types import Constraints

MULTIPLY: Operation[list[list[float]]] = Operation(
    id="multiply",
    method="POST",
    path="/matrices",
    body=Body(
        "request_body",
        {
            "application/json": lambda: Annotated[
                list[list[list[StrictInt | StrictFloat]]], Constraints(min_length=2)
            ]
        },
        required=True,
    ),
    responses={
        "200": Response(
            {"application/json": lambda: list[list[StrictInt | StrictFloat]]}
        )
    },
)
