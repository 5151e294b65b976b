"""The operations of the tag "Reading Rooms"."""

# From spec.yaml, the tag "Reading Rooms"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import reading_rooms_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class ReadingRoomsApi(BaseApi):
    """Where to sit."""

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
