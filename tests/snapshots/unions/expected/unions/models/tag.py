"""The schema `Tag`."""

# From spec.yaml#/components/schemas/Tag

from __future__ import annotations

from typing import Annotated

from .._types import Constraints
from .._union import OneOf


class Tag(OneOf):
    """The schema `Tag`."""

    actual_instance: Annotated[str, Constraints(max_length=20)] | list[str]
