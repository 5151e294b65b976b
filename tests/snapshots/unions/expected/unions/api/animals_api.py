"""The operations of the tag "animals"."""

# From spec.yaml, the tag "animals"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import animals_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Animal, AnimalDict, Cat, Dog
    from ..rest import RESTResponse


class AnimalsApi(BaseApi):
    """The operations of the tag "animals"."""

    async def add_animal(
        self, animal: Animal | AnimalDict, **options: Unpack[RequestOptions]
    ) -> Cat | Dog | int:
        """Send POST /animals.

        Args:
            animal: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The animal, or its number.

        """
        return await self._call(_operations.ADD_ANIMAL, (animal,), options)

    async def add_animal_with_http_info(
        self, animal: Animal | AnimalDict, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Cat | Dog | int]:
        """Send POST /animals.

        Takes what `add_animal` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.ADD_ANIMAL, (animal,), options
        )

    async def add_animal_without_preload_content(
        self, animal: Animal | AnimalDict, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send POST /animals.

        Takes what `add_animal` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_ANIMAL, (animal,), options
        )
