"""How the operations of `LoanDeskApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .._operation import Operation, Response

COUNT_LOANS: Operation[int] = Operation(
    id="countLoans",
    method="GET",
    path="/loans",
    responses={"200": Response({"application/json": lambda: StrictInt})},
)
