"""The schema `Vehicle`."""

# From spec.yaml#/components/schemas/Vehicle

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from .._model import Model
from .._union import Discriminator

if TYPE_CHECKING:
    from .car import Car
    from .trailer import Trailer


class Vehicle(Model):
    """Anything that drives."""

    __subtypes__: ClassVar[Discriminator | None] = Discriminator(
        "kind", {"car": "Car", "Trailer": "Trailer"}
    )

    kind: str

    tows: (
        Annotated[
            Vehicle | Car | Trailer,
            Discriminator("kind", {"car": "Car", "Trailer": "Trailer"}),
        ]
        | None
    ) = None
