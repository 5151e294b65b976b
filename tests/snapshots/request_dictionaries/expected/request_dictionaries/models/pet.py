"""The schema `Pet`."""

# From spec.yaml#/components/schemas/Pet

from __future__ import annotations

from .._model import Model


class Pet(Model):
    """The schema `Pet`."""

    id: str
