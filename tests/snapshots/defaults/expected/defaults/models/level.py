"""The schema `Level`."""

# From spec.yaml#/components/schemas/Level

from __future__ import annotations

from .._enum import StrEnum


class Level(StrEnum):
    """The schema `Level`."""

    LOW = "low"

    HIGH = "high"
