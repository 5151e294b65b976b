"""How the operations of `BooksApi` go over the wire."""

from __future__ import annotations

from .._operation import Operation, Parameter, Response

LIST_BOOKS: Operation[list[str]] = Operation(
    id="listBooks",
    method="GET",
    path="/books",
    responses={"200": Response({"application/json": lambda: list[str]})},
)

RESERVE_SEAT_WITH_BOOK: Operation[None] = Operation(
    id="reserveSeatWithBook",
    method="POST",
    path="/books/{isbn}/seat",
    parameters=(Parameter("isbn", "path", lambda: str, required=True),),
    responses={"204": Response()},
)
