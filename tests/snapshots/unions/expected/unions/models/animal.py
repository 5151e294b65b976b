"""The schema `Animal`."""

# From spec.yaml#/components/schemas/Animal

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .._union import Discriminator, OneOf

if TYPE_CHECKING:
    from .cat import Cat
    from .dog import Dog


class Animal(OneOf):
    """A cat or a dog."""

    __discriminator__: ClassVar[Discriminator | None] = Discriminator(
        "species", {"cat": "Cat", "dog": "Dog"}
    )

    actual_instance: Cat | Dog
