"""The schema `Colour`."""

# From spec.yaml#/components/schemas/Colour

from __future__ import annotations

from .._enum import StrEnum


class Colour(StrEnum):
    """What a light shows."""

    RED = "red"

    AMBER = "amber"

    GREEN = "Green"

    GREEN_LOWERCASE = "green"

    RED_AMPERSAND__AMBER = "red & amber"

    EMPTY = ""
