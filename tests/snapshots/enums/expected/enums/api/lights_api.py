"""The operations of the tag "lights"."""

# From spec.yaml, the tag "lights"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import lights_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing import Literal

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Colour, Light
    from ..rest import RESTResponse


class LightsApi(BaseApi):
    """The operations of the tag "lights"."""

    async def list_lights(
        self,
        colour: Colour | str | None = None,
        sort: Literal["id", "-id"] | None = None,
        states: list[Literal["on", "off", "broken"]] | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[Light]:
        """Send GET /lights.

        Args:
            colour: Only lights that show it.
            sort: The query parameter `sort`. The server's default is "id".
            states: The query parameter `states`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The lights.

        """
        return await self._call(
            _operations.LIST_LIGHTS, (colour, sort, states), options
        )

    async def list_lights_with_http_info(
        self,
        colour: Colour | str | None = None,
        sort: Literal["id", "-id"] | None = None,
        states: list[Literal["on", "off", "broken"]] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[list[Light]]:
        """Send GET /lights.

        Takes what `list_lights` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_LIGHTS, (colour, sort, states), options
        )

    async def list_lights_without_preload_content(
        self,
        colour: Colour | str | None = None,
        sort: Literal["id", "-id"] | None = None,
        states: list[Literal["on", "off", "broken"]] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /lights.

        Takes what `list_lights` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_LIGHTS, (colour, sort, states), options
        )
