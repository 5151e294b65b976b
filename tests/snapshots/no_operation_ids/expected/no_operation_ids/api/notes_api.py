"""The operations of the tag "notes"."""

# From spec.yaml, the tag "notes"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import notes_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class NotesApi(BaseApi):
    """The operations of the tag "notes"."""

    async def notes_get(self, **options: Unpack[RequestOptions]) -> list[str]:
        """Send GET /notes.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The decoded response.

        """
        return await self._call(_operations.NOTES_GET, (), options)

    async def notes_get_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[str]]:
        """Send GET /notes.

        Takes what `notes_get` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.NOTES_GET, (), options)

    async def notes_get_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /notes.

        Takes what `notes_get` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.NOTES_GET, (), options
        )

    async def notes_note_id_delete(
        self, note_id: int, **options: Unpack[RequestOptions]
    ) -> None:
        """Send DELETE /notes/{note-id}.

        Args:
            note_id: The path parameter `note-id`.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.NOTES_NOTE_ID_DELETE, (note_id,), options)

    async def notes_note_id_delete_with_http_info(
        self, note_id: int, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send DELETE /notes/{note-id}.

        Takes what `notes_note_id_delete` takes, and gives the status code, the headers
        and the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.NOTES_NOTE_ID_DELETE, (note_id,), options
        )

    async def notes_note_id_delete_without_preload_content(
        self, note_id: int, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send DELETE /notes/{note-id}.

        Takes what `notes_note_id_delete` takes, and gives the response as soon as its
        headers are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.NOTES_NOTE_ID_DELETE, (note_id,), options
        )

    async def notes_post(self, body: str, **options: Unpack[RequestOptions]) -> None:
        """Send POST /notes.

        Args:
            body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.NOTES_POST, (body,), options)

    async def notes_post_with_http_info(
        self, body: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send POST /notes.

        Takes what `notes_post` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.NOTES_POST, (body,), options)

    async def notes_post_without_preload_content(
        self, body: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send POST /notes.

        Takes what `notes_post` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.NOTES_POST, (body,), options
        )
