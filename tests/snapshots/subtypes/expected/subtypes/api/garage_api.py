"""The operations of the tag "garage"."""

# From spec.yaml, the tag "garage"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import garage_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Car, CarDict, Trailer, TrailerDict, Vehicle, VehicleDict
    from ..rest import RESTResponse


class GarageApi(BaseApi):
    """The operations of the tag "garage"."""

    async def list_vehicles(
        self, **options: Unpack[RequestOptions]
    ) -> list[Vehicle | Car | Trailer]:
        """Send GET /vehicles.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            What stands there.

        """
        return await self._call(_operations.LIST_VEHICLES, (), options)

    async def list_vehicles_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[Vehicle | Car | Trailer]]:
        """Send GET /vehicles.

        Takes what `list_vehicles` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.LIST_VEHICLES, (), options)

    async def list_vehicles_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send GET /vehicles.

        Takes what `list_vehicles` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LIST_VEHICLES, (), options
        )

    async def park_vehicle(
        self,
        vehicle: Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send POST /vehicles.

        Args:
            vehicle: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.PARK_VEHICLE, (vehicle,), options)

    async def park_vehicle_with_http_info(
        self,
        vehicle: Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Send POST /vehicles.

        Takes what `park_vehicle` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.PARK_VEHICLE, (vehicle,), options
        )

    async def park_vehicle_without_preload_content(
        self,
        vehicle: Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /vehicles.

        Takes what `park_vehicle` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.PARK_VEHICLE, (vehicle,), options
        )
