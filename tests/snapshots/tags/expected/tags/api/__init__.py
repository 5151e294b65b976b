"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .books_api import BooksApi
    from .default_api import DefaultApi
    from .loan_desk_api import LoanDeskApi
    from .reading_rooms_api import ReadingRoomsApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("BooksApi", ".books_api"),
        ("DefaultApi", ".default_api"),
        ("LoanDeskApi", ".loan_desk_api"),
        ("ReadingRoomsApi", ".reading_rooms_api"),
    )

__all__ = [
    "BooksApi",
    "DefaultApi",
    "LoanDeskApi",
    "ReadingRoomsApi",
]
