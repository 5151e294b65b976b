"""The operations of the tag "settings"."""

# From spec.yaml, the tag "settings"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import settings_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from datetime import date

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Settings
    from ..rest import RESTResponse


class SettingsApi(BaseApi):
    """The operations of the tag "settings"."""

    async def list_settings(
        self,
        page: int | None = None,
        order: str | None = None,
        verbose: bool | None = None,
        ratio: float | None = None,
        since: date | None = None,
        kinds: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Settings:
        r"""Send GET /settings.

        Args:
            page: The query parameter `page`. The server's default is 1.
            order: The query parameter `order`. The server's default is "by \"name\"".
            verbose: The query parameter `verbose`. The server's default is False.
            ratio: The query parameter `ratio`. The server's default is 0.5.
            since: The query parameter `since`. The server's default is "2025-01-31".
            kinds: The query parameter `kinds`. The server's default is ["a", "b"].
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The settings.

        """
        return await self._call(
            _operations.LIST_SETTINGS,
            (page, order, verbose, ratio, since, kinds),
            options,
        )

    async def list_settings_with_http_info(
        self,
        page: int | None = None,
        order: str | None = None,
        verbose: bool | None = None,
        ratio: float | None = None,
        since: date | None = None,
        kinds: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Settings]:
        """Send GET /settings.

        Takes what `list_settings` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LIST_SETTINGS,
            (page, order, verbose, ratio, since, kinds),
            options,
        )

    async def list_settings_without_preload_content(
        self,
        page: int | None = None,
        order: str | None = None,
        verbose: bool | None = None,
        ratio: float | None = None,
        since: date | None = None,
        kinds: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /settings.

        Takes what `list_settings` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_SETTINGS,
            (page, order, verbose, ratio, since, kinds),
            options,
        )
