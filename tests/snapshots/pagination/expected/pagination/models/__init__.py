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
    from .list_visits200_response import ListVisits200Response
    from .list_visits200_response_links import ListVisits200ResponseLinks
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
        ("ListVisits200Response", ".list_visits200_response"),
        ("ListVisits200ResponseLinks", ".list_visits200_response_links"),
    )

__all__ = [
    "Book",
    "ListAuthors200Response",
    "ListAuthors200ResponseMeta",
    "ListLoans200Response",
    "ListLoans200ResponsePaging",
    "ListShelves200Response",
    "ListShelves200ResponseFound",
    "ListVisits200Response",
    "ListVisits200ResponseLinks",
]
