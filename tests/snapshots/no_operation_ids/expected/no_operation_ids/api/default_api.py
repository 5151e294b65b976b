"""The operations without a tag."""

# From spec.yaml, what has no tag

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import default_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class DefaultApi(BaseApi):
    """The operations without a tag."""

    async def notes_note_id_pages_page_get(
        self, note_id: int, page: int, **options: Unpack[RequestOptions]
    ) -> str:
        """Send GET /notes/{note-id}/pages/{page}.

        Args:
            note_id: The path parameter `note-id`.
            page: The path parameter `page`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The decoded response.

        Raises:
            ApiException: Any other status: The page.

        """
        return await self._call(
            _operations.NOTES_NOTE_ID_PAGES_PAGE_GET, (note_id, page), options
        )

    async def notes_note_id_pages_page_get_with_http_info(
        self, note_id: int, page: int, **options: Unpack[RequestOptions]
    ) -> ApiResponse[str]:
        """Send GET /notes/{note-id}/pages/{page}.

        Takes what `notes_note_id_pages_page_get` takes, and gives the status code, the
        headers and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.NOTES_NOTE_ID_PAGES_PAGE_GET, (note_id, page), options
        )

    async def notes_note_id_pages_page_get_without_preload_content(
        self, note_id: int, page: int, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /notes/{note-id}/pages/{page}.

        Takes what `notes_note_id_pages_page_get` takes, and gives the response as soon
        as its headers are there, whatever its status: the body is neither read nor
        decoded.
        """
        return await self._call_without_preload_content(
            _operations.NOTES_NOTE_ID_PAGES_PAGE_GET, (note_id, page), options
        )
