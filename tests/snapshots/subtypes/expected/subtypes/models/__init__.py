"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .car import Car
    from .car_dict import CarDict
    from .trailer import Trailer
    from .trailer_dict import TrailerDict
    from .vehicle import Vehicle
    from .vehicle_dict import VehicleDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Car", ".car"),
        ("CarDict", ".car_dict"),
        ("Trailer", ".trailer"),
        ("TrailerDict", ".trailer_dict"),
        ("Vehicle", ".vehicle"),
        ("VehicleDict", ".vehicle_dict"),
    )

__all__ = [
    "Car",
    "CarDict",
    "Trailer",
    "TrailerDict",
    "Vehicle",
    "VehicleDict",
]
