"""The operations of the tag "library"."""

# From spec.yaml, the tag "library"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import library_api as _operations
from .._pagination import iterate as _iterate
from ..api_client import BaseApi

if TYPE_CHECKING:
    from collections.abc import AsyncIterator as _AsyncIterator

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import (
        Book,
        ListAuthors200Response,
        ListLoans200Response,
        ListShelves200Response,
        ListVisits200Response,
    )
    from ..rest import RESTResponse


class LibraryApi(BaseApi):
    """The operations of the tag "library"."""

    async def iter_list_books(self, **options: Unpack[RequestOptions]) -> None:
        """Has the name that the iterator of another operation would have.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.ITER_LIST_BOOKS, (), options)

    async def iter_list_books_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Has the name that the iterator of another operation would have.

        Takes what `iter_list_books` takes, and gives the status code, the headers and
        the raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.ITER_LIST_BOOKS, (), options)

    async def iter_list_books_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Has the name that the iterator of another operation would have.

        Takes what `iter_list_books` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ITER_LIST_BOOKS, (), options
        )

    async def list_authors(
        self,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ListAuthors200Response:
        """Send GET /authors.

        Args:
            page: The query parameter `page`.
            per_page: The query parameter `perPage`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some authors.

        """
        return await self._call(_operations.LIST_AUTHORS, (page, per_page), options)

    async def list_authors_with_http_info(
        self,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ListAuthors200Response]:
        """Send GET /authors.

        Takes what `list_authors` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_AUTHORS, (page, per_page), options
        )

    async def list_authors_without_preload_content(
        self,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /authors.

        Takes what `list_authors` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_AUTHORS, (page, per_page), options
        )

    def iter_list_authors(
        self,
        page: int | None = None,
        per_page: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> _AsyncIterator[str]:
        """Send GET /authors.

        Takes what `list_authors` takes, and goes through the items of all pages,
        beginning at `page`. A page of the size `per_page` is fetched when its first
        item is asked for.
        """
        return _iterate(self._call, _operations.LIST_AUTHORS, (page, per_page), options)

    async def list_books(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[Book]:
        """List the books.

        Args:
            offset: The query parameter `offset`. The server's default is 0.
            limit: The query parameter `limit`. The server's default is 20.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some books.

        """
        return await self._call(_operations.LIST_BOOKS, (offset, limit), options)

    async def list_books_with_http_info(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[Book]]:
        """List the books.

        Takes what `list_books` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_BOOKS, (offset, limit), options
        )

    async def list_books_without_preload_content(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """List the books.

        Takes what `list_books` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_BOOKS, (offset, limit), options
        )

    def iter_list_books_items(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> _AsyncIterator[Book]:
        """List the books.

        Takes what `list_books` takes, and goes through the items of all pages,
        beginning at `offset`. A page of the size `limit` is fetched when its first item
        is asked for.
        """
        return _iterate(self._call, _operations.LIST_BOOKS, (offset, limit), options)

    async def list_chapters(
        self, page: int | None = None, **options: Unpack[RequestOptions]
    ) -> list[str]:
        """A page alone does not say how to go on.

        Args:
            page: The query parameter `page`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some chapters.

        """
        return await self._call(_operations.LIST_CHAPTERS, (page,), options)

    async def list_chapters_with_http_info(
        self, page: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[str]]:
        """A page alone does not say how to go on.

        Takes what `list_chapters` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_CHAPTERS, (page,), options
        )

    async def list_chapters_without_preload_content(
        self, page: int | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """A page alone does not say how to go on.

        Takes what `list_chapters` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_CHAPTERS, (page,), options
        )

    async def list_fines(
        self, page_token: str | None = None, **options: Unpack[RequestOptions]
    ) -> list[int]:
        """Send GET /fines.

        Args:
            page_token: The query parameter `page_token`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some fines.

        """
        return await self._call(_operations.LIST_FINES, (page_token,), options)

    async def list_fines_with_http_info(
        self, page_token: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[int]]:
        """Send GET /fines.

        Takes what `list_fines` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_FINES, (page_token,), options
        )

    async def list_fines_without_preload_content(
        self, page_token: str | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /fines.

        Takes what `list_fines` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_FINES, (page_token,), options
        )

    def iter_list_fines(
        self, page_token: str | None = None, **options: Unpack[RequestOptions]
    ) -> _AsyncIterator[int]:
        """Send GET /fines.

        Takes what `list_fines` takes, and goes through the items of all pages. A page
        is fetched when its first item is asked for.
        """
        return _iterate(
            self._call_with_http_info, _operations.LIST_FINES, (page_token,), options
        )

    async def list_loans(
        self, reader: str, cursor: str | None = None, **options: Unpack[RequestOptions]
    ) -> ListLoans200Response:
        """Send GET /loans.

        Args:
            reader: The query parameter `reader`.
            cursor: The query parameter `cursor`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some loans.

        """
        return await self._call(_operations.LIST_LOANS, (reader, cursor), options)

    async def list_loans_with_http_info(
        self, reader: str, cursor: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ListLoans200Response]:
        """Send GET /loans.

        Takes what `list_loans` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_LOANS, (reader, cursor), options
        )

    async def list_loans_without_preload_content(
        self, reader: str, cursor: str | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /loans.

        Takes what `list_loans` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_LOANS, (reader, cursor), options
        )

    def iter_list_loans(
        self, reader: str, cursor: str | None = None, **options: Unpack[RequestOptions]
    ) -> _AsyncIterator[Book]:
        """Send GET /loans.

        Takes what `list_loans` takes, and goes through the items of all pages,
        beginning at `cursor`. A page is fetched when its first item is asked for.
        """
        return _iterate(self._call, _operations.LIST_LOANS, (reader, cursor), options)

    async def list_rooms(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[str]:
        """Send GET /rooms.

        Args:
            offset: The query parameter `offset`.
            limit: The query parameter `limit`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            All rooms.

        """
        return await self._call(_operations.LIST_ROOMS, (offset, limit), options)

    async def list_rooms_with_http_info(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[str]]:
        """Send GET /rooms.

        Takes what `list_rooms` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_ROOMS, (offset, limit), options
        )

    async def list_rooms_without_preload_content(
        self,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /rooms.

        Takes what `list_rooms` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_ROOMS, (offset, limit), options
        )

    async def list_shelves(
        self, n: int | None = None, **options: Unpack[RequestOptions]
    ) -> ListShelves200Response:
        """Send GET /shelves.

        Args:
            n: The query parameter `n`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some shelves.

        """
        return await self._call(_operations.LIST_SHELVES, (n,), options)

    async def list_shelves_with_http_info(
        self, n: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ListShelves200Response]:
        """Send GET /shelves.

        Takes what `list_shelves` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.LIST_SHELVES, (n,), options)

    async def list_shelves_without_preload_content(
        self, n: int | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /shelves.

        Takes what `list_shelves` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_SHELVES, (n,), options
        )

    def iter_list_shelves(
        self, n: int | None = None, **options: Unpack[RequestOptions]
    ) -> _AsyncIterator[int]:
        """Send GET /shelves.

        Takes what `list_shelves` takes, and goes through the items of all pages,
        beginning at `n`. A page is fetched when its first item is asked for.
        """
        return _iterate(self._call, _operations.LIST_SHELVES, (n,), options)

    async def list_visits(
        self,
        page: int | None = None,
        page_token: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ListVisits200Response:
        """Send GET /visits.

        Args:
            page: The query parameter `page`.
            page_token: The query parameter `pageToken`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Some visits.

        """
        return await self._call(_operations.LIST_VISITS, (page, page_token), options)

    async def list_visits_with_http_info(
        self,
        page: int | None = None,
        page_token: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ListVisits200Response]:
        """Send GET /visits.

        Takes what `list_visits` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_VISITS, (page, page_token), options
        )

    async def list_visits_without_preload_content(
        self,
        page: int | None = None,
        page_token: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /visits.

        Takes what `list_visits` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_VISITS, (page, page_token), options
        )

    def iter_list_visits(
        self,
        page: int | None = None,
        page_token: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> _AsyncIterator[str]:
        """Send GET /visits.

        Takes what `list_visits` takes, and goes through the items of all pages. A page
        is fetched when its first item is asked for.
        """
        return _iterate(
            self._call, _operations.LIST_VISITS, (page, page_token), options
        )
