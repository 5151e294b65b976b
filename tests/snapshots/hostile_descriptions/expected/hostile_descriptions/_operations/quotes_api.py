"""How the operations of `QuotesApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._operation import Operation, Parameter, Response

GET_THING: Operation[models.Thing] = Operation(
    id="getThing",
    method="GET",
    path="/things/{id}",
    parameters=(
        Parameter("id", "path", lambda: str, required=True),
        Parameter("xy", "query", lambda: str, name='x"y'),
    ),
    responses={"200": Response({"application/json": lambda: models.Thing})},
)
