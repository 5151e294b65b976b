"""The operations of the tag "quotes"'"."""

# From spec.yaml, the tag "quotes"'"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import quotes_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Thing
    from ..rest import RESTResponse


class QuotesApi(BaseApi):
    """Ends in a quote "."""

    async def get_thing(
        self, id: str, xy: str | None = None, **options: Unpack[RequestOptions]
    ) -> Thing:
        """A summary with ""\u0022 and a \u005c at the end \u005c.

        First paragraph, *emphasised*, with a very long line that goes on and on so that
        it has to be wrapped somewhere, as any long line must be.
        * an item
        * another | with a pipe

        Setext ======

        Ends in three quotes ""\u0022

        Args:
            id: a | b next line <i>
            xy: tab here, nul \u005c0, right-to-left \u202e and a bell \u0007
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            A | table cell with `code` and

            two paragraphs

        """
        return await self._call(_operations.GET_THING, (id, xy), options)

    async def get_thing_with_http_info(
        self, id: str, xy: str | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Thing]:
        """A summary with ""\u0022 and a \u005c at the end \u005c.

        Takes what `get_thing` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_THING, (id, xy), options)

    async def get_thing_without_preload_content(
        self, id: str, xy: str | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """A summary with ""\u0022 and a \u005c at the end \u005c.

        Takes what `get_thing` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_THING, (id, xy), options
        )
