"""The operations of the tag "words"."""

# From spec.yaml, the tag "words"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import words_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Meaning
    from ..rest import RESTResponse


class WordsApi(BaseApi):
    """The operations of the tag "words"."""

    async def get_words(
        self, **options: Unpack[RequestOptions]
    ) -> dict[str, list[Meaning]]:
        """Send GET /words.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Each word with its meanings.

        """
        return await self._call(_operations.GET_WORDS, (), options)

    async def get_words_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[dict[str, list[Meaning]]]:
        """Send GET /words.

        Takes what `get_words` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_WORDS, (), options)

    async def get_words_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /words.

        Takes what `get_words` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_WORDS, (), options
        )

    async def set_counts(
        self, request_body: dict[str, int], **options: Unpack[RequestOptions]
    ) -> None:
        """Send PUT /words.

        Args:
            request_body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.SET_COUNTS, (request_body,), options)

    async def set_counts_with_http_info(
        self, request_body: dict[str, int], **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send PUT /words.

        Takes what `set_counts` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.SET_COUNTS, (request_body,), options
        )

    async def set_counts_without_preload_content(
        self, request_body: dict[str, int], **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send PUT /words.

        Takes what `set_counts` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.SET_COUNTS, (request_body,), options
        )
