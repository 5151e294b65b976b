"""The schema `Priority`."""

# From spec.yaml#/components/schemas/Priority

from __future__ import annotations

from .._enum import IntEnum


class Priority(IntEnum):
    """The schema `Priority`."""

    LOW = 1
    """Can wait."""

    NORMAL = 2
    """The usual."""

    HIGH = 10
    """At once."""
