"""The operations of the tag "pets"."""

# From spec.yaml, the tag "pets"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Filter, FilterDict, NewPet, NewPetDict, Pet, Toy, ToyPlainDict
    from ..rest import RESTResponse


class PetsApi(BaseApi):
    """The operations of the tag "pets"."""

    async def add_pet(
        self, new_pet: NewPet | NewPetDict, **options: Unpack[RequestOptions]
    ) -> Pet:
        """Send POST /pets.

        Args:
            new_pet: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The pet.

        """
        return await self._call(_operations.ADD_PET, (new_pet,), options)

    async def add_pet_with_http_info(
        self, new_pet: NewPet | NewPetDict, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Pet]:
        """Send POST /pets.

        Takes what `add_pet` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.ADD_PET, (new_pet,), options)

    async def add_pet_without_preload_content(
        self, new_pet: NewPet | NewPetDict, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send POST /pets.

        Takes what `add_pet` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_PET, (new_pet,), options
        )

    async def add_toy(
        self, toy: Toy | ToyPlainDict, **options: Unpack[RequestOptions]
    ) -> None:
        """Send POST /toys.

        Args:
            toy: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.ADD_TOY, (toy,), options)

    async def add_toy_with_http_info(
        self, toy: Toy | ToyPlainDict, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send POST /toys.

        Takes what `add_toy` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.ADD_TOY, (toy,), options)

    async def add_toy_without_preload_content(
        self, toy: Toy | ToyPlainDict, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send POST /toys.

        Takes what `add_toy` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_TOY, (toy,), options
        )

    async def replace_pets(
        self,
        filter: Filter | FilterDict | None = None,
        new_pet: Sequence[NewPet | NewPetDict] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send PUT /pets/all.

        Args:
            filter: The query parameter `filter`.
            new_pet: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.REPLACE_PETS, (filter, new_pet), options)

    async def replace_pets_with_http_info(
        self,
        filter: Filter | FilterDict | None = None,
        new_pet: Sequence[NewPet | NewPetDict] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Send PUT /pets/all.

        Takes what `replace_pets` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.REPLACE_PETS, (filter, new_pet), options
        )

    async def replace_pets_without_preload_content(
        self,
        filter: Filter | FilterDict | None = None,
        new_pet: Sequence[NewPet | NewPetDict] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send PUT /pets/all.

        Takes what `replace_pets` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.REPLACE_PETS, (filter, new_pet), options
        )
