"""The schema `Trailer`, as a dictionary."""

# From spec.yaml#/components/schemas/Trailer

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .car import Car
    from .car_dict import CarDict
    from .trailer import Trailer
    from .vehicle import Vehicle
    from .vehicle_dict import VehicleDict


class TrailerDict(typing_extensions.TypedDict):
    """Anything that drives."""

    kind: str

    tows: typing_extensions.NotRequired[
        Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict
    ]

    load: typing_extensions.NotRequired[float]


link_dictionary(TrailerDict)
