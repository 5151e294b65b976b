"""The schema `Car`, as a dictionary."""

# From spec.yaml#/components/schemas/Car

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .car import Car
    from .trailer import Trailer
    from .trailer_dict import TrailerDict
    from .vehicle import Vehicle
    from .vehicle_dict import VehicleDict


class CarDict(typing_extensions.TypedDict):
    """Anything that drives."""

    kind: str

    tows: typing_extensions.NotRequired[
        Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict
    ]

    doors: typing_extensions.NotRequired[int]


link_dictionary(CarDict)
