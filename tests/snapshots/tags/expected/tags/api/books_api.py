"""The operations of the tag "books"."""

# From spec.yaml, the tag "books"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import books_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class BooksApi(BaseApi):
    """What stands on the shelves."""

    async def list_books(self, **options: Unpack[RequestOptions]) -> list[str]:
        """List the books.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The titles.

        """
        return await self._call(_operations.LIST_BOOKS, (), options)

    async def list_books_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[str]]:
        """List the books.

        Takes what `list_books` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.LIST_BOOKS, (), options)

    async def list_books_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """List the books.

        Takes what `list_books` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_BOOKS, (), options
        )

    async def reserve_seat_with_book(
        self, isbn: str, **options: Unpack[RequestOptions]
    ) -> None:
        """Reserve a seat and have a book laid out on it.

        Args:
            isbn: The book.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.RESERVE_SEAT_WITH_BOOK, (isbn,), options)

    async def reserve_seat_with_book_with_http_info(
        self, isbn: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Reserve a seat and have a book laid out on it.

        Takes what `reserve_seat_with_book` takes, and gives the status code, the
        headers and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.RESERVE_SEAT_WITH_BOOK, (isbn,), options
        )

    async def reserve_seat_with_book_without_preload_content(
        self, isbn: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Reserve a seat and have a book laid out on it.

        Takes what `reserve_seat_with_book` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.RESERVE_SEAT_WITH_BOOK, (isbn,), options
        )
