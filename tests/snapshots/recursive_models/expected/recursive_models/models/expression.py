"""The schema `Expression`."""

# From spec.yaml#/components/schemas/Expression

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import StrictFloat, StrictInt

from .._union import OneOf

if TYPE_CHECKING:
    from .sum import Sum


class Expression(OneOf):
    """The schema `Expression`."""

    actual_instance: StrictInt | StrictFloat | Sum
