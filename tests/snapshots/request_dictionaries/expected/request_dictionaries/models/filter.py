"""The schema `Filter`."""

# From spec.yaml#/components/schemas/Filter

from __future__ import annotations

from .._model import OpenModel


class Filter(OpenModel):
    """Any property, by its value."""

    name: str | None = None
