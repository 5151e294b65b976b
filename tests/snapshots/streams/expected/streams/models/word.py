"""The schema `Word`."""

# From spec.yaml#/components/schemas/Word

from __future__ import annotations

from .._model import Model


class Word(Model):
    """The schema `Word`."""

    word: str
