"""The schema `Book`."""

# From spec.yaml#/components/schemas/Book

from __future__ import annotations

from .._model import Model


class Book(Model):
    """The schema `Book`."""

    id: str
