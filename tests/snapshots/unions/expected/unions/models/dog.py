"""The schema `Dog`."""

# From spec.yaml#/components/schemas/Dog

from __future__ import annotations

from typing import Literal

from pydantic import StrictFloat, StrictInt

from .._model import Model
from .._types import Open


class Dog(Model):
    """The schema `Dog`."""

    species: Open[Literal["dog"]]

    bark: str | StrictInt | StrictFloat | None = None
