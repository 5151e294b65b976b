"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .book import Book
    from .list_authors200_response import ListAuthors200Response
    from .list_authors200_response_meta import ListAuthors200ResponseMeta
    from .list_loans200_response import ListLoans200Response
    from .list_loans200_response_paging import ListLoans200ResponsePaging
    from .list_shelves200_response import ListShelves200Response
    from .list_shelves200_response_found import ListShelves200ResponseFound
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Book", ".book"),
        ("ListAuthors200Response", ".list_authors200_response"),
        ("ListAuthors200ResponseMeta", ".list_authors200_response_meta"),
        ("ListLoans200Response", ".list_loans200_response"),
        ("ListLoans200ResponsePaging", ".list_loans200_response_paging"),
        ("ListShelves200Response", ".list_shelves200_response"),
        ("ListShelves200ResponseFound", ".list_shelves200_response_found"),
    )

__all__ = [
    "Book",
    "ListAuthors200Response",
    "ListAuthors200ResponseMeta",
    "ListLoans200Response",
    "ListLoans200ResponsePaging",
    "ListShelves200Response",
    "ListShelves200ResponseFound",
]
