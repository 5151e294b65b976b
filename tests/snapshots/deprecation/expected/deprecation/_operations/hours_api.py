"""How the operations of `HoursApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._operation import Operation, Parameter, Response

GET_HOURS: Operation[models.Timeout] = Operation(
    id="getHours",
    method="GET",
    path="/hours",
    parameters=(Parameter("day", "query", lambda: str, deprecated=True),),
    responses={"200": Response({"application/json": lambda: models.Timeout})},
)

LIST_OPENING_HOURS: Operation[list[str]] = Operation(
    id="listOpeningHours",
    method="GET",
    path="/opening-hours",
    responses={"200": Response({"application/json": lambda: list[str]})},
    deprecated=True,
)
