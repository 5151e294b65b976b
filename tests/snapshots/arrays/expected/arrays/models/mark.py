"""The schema `Mark`."""

# From spec.yaml#/components/schemas/Mark

from __future__ import annotations

from .._enum import StrEnum


class Mark(StrEnum):
    """The schema `Mark`."""

    DOT = "."

    X = "x"

    ENUM_O = "o"
