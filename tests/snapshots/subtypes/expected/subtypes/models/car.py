"""The schema `Car`."""

# From spec.yaml#/components/schemas/Car

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import StrictInt

from .._model import Model
from .._union import Discriminator

if TYPE_CHECKING:
    from .trailer import Trailer
    from .vehicle import Vehicle


class Car(Model):
    """Anything that drives."""

    kind: str

    tows: (
        Annotated[
            Vehicle | Car | Trailer,
            Discriminator("kind", {"car": "Car", "Trailer": "Trailer"}),
        ]
        | None
    ) = None

    doors: StrictInt | None = None
