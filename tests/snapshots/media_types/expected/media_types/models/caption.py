"""The schema `Caption`."""

# From spec.yaml#/components/schemas/Caption

from __future__ import annotations

from .._model import Model


class Caption(Model):
    """The schema `Caption`."""

    text: str
