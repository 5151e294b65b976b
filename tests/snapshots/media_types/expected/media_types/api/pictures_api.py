"""The operations of the tag "pictures"."""

# From spec.yaml, the tag "pictures"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pictures_api as _operations
from ..api_client import BaseApi
from ..streaming import download as _download
from ..streaming import open_stream as _open_stream

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from .._saving import Target as _Target
    from .._types import File
    from ..api_response import ApiResponse
    from ..models import Caption, CaptionDict
    from ..rest import RESTResponse
    from ..streaming import Stream as _Stream


class PicturesApi(BaseApi):
    """The operations of the tag "pictures"."""

    async def get_picture(self, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """Send GET /pictures/{id}.

        Args:
            id: The path parameter `id`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The picture.

        Raises:
            NotFoundException: Status 404: There is none.

        """
        return await self._call(_operations.GET_PICTURE, (id,), options)

    async def get_picture_with_http_info(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Send GET /pictures/{id}.

        Takes what `get_picture` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_PICTURE, (id,), options)

    async def get_picture_without_preload_content(
        self, id: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /pictures/{id}.

        Takes what `get_picture` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_PICTURE, (id,), options
        )

    async def download_get_picture(
        self, target: _Target, /, id: str, **options: Unpack[RequestOptions]
    ) -> int:
        """Send GET /pictures/{id}.

        Takes what `get_picture` takes after the place to save to, a path or a file that
        is open for writing bytes, and gives the number of bytes. The response is never
        whole in memory. Under a path the file is there whole or not at all. The option
        `_progress` is called with the bytes so far and all of them.
        """
        return await _download(
            self.api_client, _operations.GET_PICTURE, target, (id,), options
        )

    async def put_caption(
        self,
        id: str,
        caption: Caption | CaptionDict | str,
        **options: Unpack[RequestOptions],
    ) -> str:
        """Send PUT /pictures/{id}/caption.

        Args:
            id: The path parameter `id`.
            caption: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The caption, as text.

        Raises:
            ApiException: Status 4XX: Not accepted.

        """
        return await self._call(_operations.PUT_CAPTION, (id, caption), options)

    async def put_caption_with_http_info(
        self,
        id: str,
        caption: Caption | CaptionDict | str,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[str]:
        """Send PUT /pictures/{id}/caption.

        Takes what `put_caption` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.PUT_CAPTION, (id, caption), options
        )

    async def put_caption_without_preload_content(
        self,
        id: str,
        caption: Caption | CaptionDict | str,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send PUT /pictures/{id}/caption.

        Takes what `put_caption` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.PUT_CAPTION, (id, caption), options
        )

    async def put_picture(
        self, id: str, body: File, **options: Unpack[RequestOptions]
    ) -> None:
        """Send PUT /pictures/{id}.

        Args:
            id: The path parameter `id`.
            body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.PUT_PICTURE, (id, body), options)

    async def put_picture_with_http_info(
        self, id: str, body: File, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send PUT /pictures/{id}.

        Takes what `put_picture` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.PUT_PICTURE, (id, body), options
        )

    async def put_picture_without_preload_content(
        self, id: str, body: File, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send PUT /pictures/{id}.

        Takes what `put_picture` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.PUT_PICTURE, (id, body), options
        )

    async def watch(self, **options: Unpack[RequestOptions]) -> _Stream[Caption]:
        """Send GET /events.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            What happens.

        """
        return await _open_stream(self.api_client, _operations.WATCH, (), options)

    async def watch_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[Caption]]:
        """Send GET /events.

        Takes what `watch` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.WATCH, (), options)

    async def watch_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /events.

        Takes what `watch` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(_operations.WATCH, (), options)
