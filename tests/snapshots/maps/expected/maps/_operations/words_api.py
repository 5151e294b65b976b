"""How the operations of `WordsApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictInt

from .. import models
from .._operation import Body, Operation, Response
from .._types import Constraints

GET_WORDS: Operation[dict[str, list[models.Meaning]]] = Operation(
    id="getWords",
    method="GET",
    path="/words",
    responses={
        "200": Response({"application/json": lambda: dict[str, list[models.Meaning]]})
    },
)

SET_COUNTS: Operation[None] = Operation(
    id="setCounts",
    method="PUT",
    path="/words",
    body=Body(
        "request_body",
        {
            "application/json": lambda: Annotated[
                dict[str, StrictInt], Constraints(min_properties=1)
            ]
        },
        required=True,
    ),
    responses={"204": Response()},
)
