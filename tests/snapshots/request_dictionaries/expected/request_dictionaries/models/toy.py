"""The schema `Toy`."""

# From spec.yaml#/components/schemas/Toy

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .._union import Discriminator, OneOf

if TYPE_CHECKING:
    from .ball import Ball
    from .bone import Bone


class Toy(OneOf):
    """A ball or a bone."""

    __discriminator__: ClassVar[Discriminator | None] = Discriminator(
        "toy", {"ball": "Ball", "bone": "Bone"}
    )

    actual_instance: Ball | Bone
