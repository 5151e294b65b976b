"""The operations of the tag "people"."""

# From spec.yaml, the tag "people"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import people_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Person
    from ..rest import RESTResponse


class PeopleApi(BaseApi):
    """The operations of the tag "people"."""

    async def get_person(self, id: int, **options: Unpack[RequestOptions]) -> Person:
        """Send GET /people/{id}.

        Args:
            id: The path parameter `id`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The person.

        """
        return await self._call(_operations.GET_PERSON, (id,), options)

    async def get_person_with_http_info(
        self, id: int, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Person]:
        """Send GET /people/{id}.

        Takes what `get_person` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_PERSON, (id,), options)

    async def get_person_without_preload_content(
        self, id: int, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /people/{id}.

        Takes what `get_person` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_PERSON, (id,), options
        )
