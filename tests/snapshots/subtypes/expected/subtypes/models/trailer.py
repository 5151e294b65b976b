"""The schema `Trailer`."""

# From spec.yaml#/components/schemas/Trailer

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import StrictFloat, StrictInt

from .._model import Model
from .._union import Discriminator

if TYPE_CHECKING:
    from .car import Car
    from .vehicle import Vehicle


class Trailer(Model):
    """Anything that drives."""

    kind: str

    tows: (
        Annotated[
            Vehicle | Car | Trailer,
            Discriminator("kind", {"car": "Car", "Trailer": "Trailer"}),
        ]
        | None
    ) = None

    load: StrictInt | StrictFloat | None = None
