"""The schema `Vehicle`, as a dictionary."""

# From spec.yaml#/components/schemas/Vehicle

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .car import Car
    from .car_dict import CarDict
    from .trailer import Trailer
    from .trailer_dict import TrailerDict
    from .vehicle import Vehicle


class VehicleDict(typing_extensions.TypedDict):
    """Anything that drives."""

    kind: str

    tows: typing_extensions.NotRequired[
        Vehicle | VehicleDict | Car | CarDict | Trailer | TrailerDict
    ]


link_dictionary(VehicleDict)
