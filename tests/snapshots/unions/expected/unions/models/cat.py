"""The schema `Cat`."""

# From spec.yaml#/components/schemas/Cat

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StrictInt

from .._model import Model
from .._types import Constraints, Open


class Cat(Model):
    """The schema `Cat`."""

    species: Open[Literal["cat"]]

    lives: Annotated[StrictInt, Constraints(ge=0, le=9)] | None = None
