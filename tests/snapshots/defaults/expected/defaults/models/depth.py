"""The schema `Depth`."""

# From spec.yaml#/components/schemas/Depth

from __future__ import annotations

from .._enum import IntEnum


class Depth(IntEnum):
    """The schema `Depth`."""

    NUMBER_1 = 1

    NUMBER_2 = 2
