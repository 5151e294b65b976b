"""How the operations of `RecordsApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._operation import Body, Operation, Response

ADD_RECORD: Operation[models.Strict] = Operation(
    id="addRecord",
    method="POST",
    path="/records",
    body=Body("record", {"application/json": lambda: models.Record}, required=True),
    responses={"200": Response({"application/json": lambda: models.Strict})},
)
