"""How the operations of `DefaultApi` go over the wire."""

from __future__ import annotations

from .._operation import Operation, Response

GET_OPENING_HOURS: Operation[str] = Operation(
    id="getOpeningHours",
    method="GET",
    path="/opening-hours",
    responses={"200": Response({"text/plain": lambda: str})},
)
