"""The operations of the tag "records"."""

# From spec.yaml, the tag "records"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import records_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Record, RecordDict, Strict
    from ..rest import RESTResponse


class RecordsApi(BaseApi):
    """The operations of the tag "records"."""

    async def add_record(
        self, record: Record | RecordDict, **options: Unpack[RequestOptions]
    ) -> Strict:
        """Send POST /records.

        Args:
            record: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The record.

        """
        return await self._call(_operations.ADD_RECORD, (record,), options)

    async def add_record_with_http_info(
        self, record: Record | RecordDict, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Strict]:
        """Send POST /records.

        Takes what `add_record` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.ADD_RECORD, (record,), options
        )

    async def add_record_without_preload_content(
        self, record: Record | RecordDict, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send POST /records.

        Takes what `add_record` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_RECORD, (record,), options
        )
