"""The schema `Sum`."""

# From spec.yaml#/components/schemas/Sum

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .expression import Expression


class Sum(Model):
    """The schema `Sum`."""

    of: list[Expression]
