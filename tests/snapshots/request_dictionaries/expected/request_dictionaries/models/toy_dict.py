"""The schema `ToyDict`."""

# From spec.yaml#/components/schemas/ToyDict

from __future__ import annotations

from .._model import Model


class ToyDict(Model):
    """The schema `ToyDict`."""

    toys: list[str] | None = None
