"""The operations of the tag "search"."""

# From spec.yaml, the tag "search"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._deprecation import warns as _warns
from .._operations import search_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Place, PlaceDict
    from ..rest import RESTResponse


class SearchApi(BaseApi):
    """The operations of the tag "search"."""

    @_warns(_operations.SEARCH)
    async def search(
        self,
        points: list[int],
        q: str,
        x_request_id: UUID,
        area: str,
        tag: list[str] | None = None,
        fields: list[str] | None = None,
        sort: list[str] | None = None,
        filter: dict[str, str] | None = None,
        created: datetime | None = None,
        created_greater_than: datetime | None = None,
        near: Place | PlaceDict | None = None,
        x_regions: list[str] | None = None,
        session: str | None = None,
        var_class: str | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> int:
        """Send GET /{area}/search/{points}.

        Args:
            points: The path parameter `points`.
            q: The query parameter `q`.
            x_request_id: The header parameter `X-Request-Id`.
            area: The path parameter `area`.
            tag: The query parameter `tag`.
            fields: The query parameter `fields`.
            sort: The query parameter `sort`.
            filter: The query parameter `filter`.
            created: The query parameter `created<`.
            created_greater_than: The query parameter `created>`.
            near: The query parameter `near`.
            x_regions: The header parameter `X-Regions`.
            session: The cookie parameter `session`.
            var_class: Use `tag`. Deprecated.
            x_trace: For the log.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            How many there are.

        """
        return await self._call(
            _operations.SEARCH,
            (
                points,
                q,
                x_request_id,
                area,
                tag,
                fields,
                sort,
                filter,
                created,
                created_greater_than,
                near,
                x_regions,
                session,
                var_class,
                x_trace,
            ),
            options,
        )

    @_warns(_operations.SEARCH)
    async def search_with_http_info(
        self,
        points: list[int],
        q: str,
        x_request_id: UUID,
        area: str,
        tag: list[str] | None = None,
        fields: list[str] | None = None,
        sort: list[str] | None = None,
        filter: dict[str, str] | None = None,
        created: datetime | None = None,
        created_greater_than: datetime | None = None,
        near: Place | PlaceDict | None = None,
        x_regions: list[str] | None = None,
        session: str | None = None,
        var_class: str | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[int]:
        """Send GET /{area}/search/{points}.

        Takes what `search` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.SEARCH,
            (
                points,
                q,
                x_request_id,
                area,
                tag,
                fields,
                sort,
                filter,
                created,
                created_greater_than,
                near,
                x_regions,
                session,
                var_class,
                x_trace,
            ),
            options,
        )

    @_warns(_operations.SEARCH)
    async def search_without_preload_content(
        self,
        points: list[int],
        q: str,
        x_request_id: UUID,
        area: str,
        tag: list[str] | None = None,
        fields: list[str] | None = None,
        sort: list[str] | None = None,
        filter: dict[str, str] | None = None,
        created: datetime | None = None,
        created_greater_than: datetime | None = None,
        near: Place | PlaceDict | None = None,
        x_regions: list[str] | None = None,
        session: str | None = None,
        var_class: str | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send GET /{area}/search/{points}.

        Takes what `search` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.SEARCH,
            (
                points,
                q,
                x_request_id,
                area,
                tag,
                fields,
                sort,
                filter,
                created,
                created_greater_than,
                near,
                x_regions,
                session,
                var_class,
                x_trace,
            ),
            options,
        )
