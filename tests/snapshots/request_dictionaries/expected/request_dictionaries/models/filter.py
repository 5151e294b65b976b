"""The schema `Filter`."""

# From spec.yaml#/components/schemas/Filter

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import OpenModel

if TYPE_CHECKING:
    from .owner import Owner


class Filter(OpenModel):
    """Any property, by its value."""

    name: str | None = None

    owner: Owner | None = None
