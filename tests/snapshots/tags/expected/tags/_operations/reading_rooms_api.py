"""How the operations of `ReadingRoomsApi` go over the wire."""

from __future__ import annotations

from .._operation import Operation, Parameter, Response

RESERVE_SEAT_WITH_BOOK: Operation[None] = Operation(
    id="reserveSeatWithBook",
    method="POST",
    path="/books/{isbn}/seat",
    parameters=(Parameter("isbn", "path", lambda: str, required=True),),
    responses={"204": Response()},
)
