"""How the operations of `LibraryApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictInt

from .. import models
from .._operation import Operation, Parameter, Response
from .._pages import CursorPages, LinkPages, NumberedPages, OffsetPages
from .._types import Constraints

ITER_LIST_BOOKS: Operation[None] = Operation(
    id="iter_list_books",
    method="GET",
    path="/iter",
    responses={"204": Response()},
)

LIST_AUTHORS: Operation[models.ListAuthors200Response] = Operation(
    id="listAuthors",
    method="GET",
    path="/authors",
    parameters=(
        Parameter("page", "query", lambda: Annotated[StrictInt, Constraints(ge=1)]),
        Parameter("per_page", "query", lambda: StrictInt, name="perPage"),
    ),
    responses={
        "200": Response({"application/json": lambda: models.ListAuthors200Response})
    },
    pages=NumberedPages(
        "page", items=("authors",), size="per_page", pages=("meta", "totalPages")
    ),
)

LIST_BOOKS: Operation[list[models.Book]] = Operation(
    id="listBooks",
    method="GET",
    path="/books",
    parameters=(
        Parameter("offset", "query", lambda: StrictInt),
        Parameter("limit", "query", lambda: Annotated[StrictInt, Constraints(le=100)]),
    ),
    responses={"200": Response({"application/json": lambda: list[models.Book]})},
    pages=OffsetPages("offset", size="limit", default_size=20, largest_size=100),
)

LIST_CHAPTERS: Operation[list[str]] = Operation(
    id="listChapters",
    method="GET",
    path="/chapters",
    parameters=(Parameter("page", "query", lambda: StrictInt),),
    responses={"200": Response({"application/json": lambda: list[str]})},
)

LIST_FINES: Operation[list[int]] = Operation(
    id="listFines",
    method="GET",
    path="/fines",
    parameters=(Parameter("page_token", "query", lambda: str),),
    responses={"200": Response({"application/json": lambda: list[StrictInt]})},
    pages=LinkPages(
        "page_token", by_header=True, arguments={"page_token": ("page_token", str)}
    ),
)

LIST_LOANS: Operation[models.ListLoans200Response] = Operation(
    id="listLoans",
    method="GET",
    path="/loans",
    parameters=(
        Parameter("reader", "query", lambda: str, required=True),
        Parameter("cursor", "query", lambda: str),
    ),
    responses={
        "200": Response({"application/json": lambda: models.ListLoans200Response})
    },
    pages=CursorPages("cursor", items=("data",), next=("paging", "nextCursor")),
)

LIST_ROOMS: Operation[list[str]] = Operation(
    id="listRooms",
    method="GET",
    path="/rooms",
    parameters=(
        Parameter("offset", "query", lambda: StrictInt),
        Parameter("limit", "query", lambda: StrictInt),
    ),
    responses={"200": Response({"application/json": lambda: list[str]})},
)

LIST_SHELVES: Operation[models.ListShelves200Response] = Operation(
    id="listShelves",
    method="GET",
    path="/shelves",
    parameters=(Parameter("n", "query", lambda: StrictInt),),
    responses={
        "200": Response({"application/json": lambda: models.ListShelves200Response})
    },
    pages=NumberedPages("n", items=("found", "shelves"), more=("again",), first=0),
)

LIST_VISITS: Operation[models.ListVisits200Response] = Operation(
    id="listVisits",
    method="GET",
    path="/visits",
    parameters=(
        Parameter("page", "query", lambda: StrictInt),
        Parameter("page_token", "query", lambda: str, name="pageToken"),
    ),
    responses={
        "200": Response({"application/json": lambda: models.ListVisits200Response})
    },
    pages=LinkPages(
        "page",
        items=("visits",),
        next=("links", "next"),
        arguments={"page": ("page", int), "pageToken": ("page_token", str)},
    ),
)
