"""The schema `Pet`."""

# From spec.yaml#/components/schemas/Pet

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .person import Person


class Pet(Model):
    """The schema `Pet`."""

    name: str

    owner: Person | None = None
