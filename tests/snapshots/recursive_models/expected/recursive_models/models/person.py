"""The schema `Person`."""

# From spec.yaml#/components/schemas/Person

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .pet import Pet


class Person(Model):
    """The schema `Person`."""

    name: str

    mother: Person | None = None

    children: list[Person]

    godparents: dict[str, Person] | None = None

    pet: Pet | None = None
