"""The schema `Strict`."""

# From spec.yaml#/components/schemas/Strict

from __future__ import annotations

from .._model import Model


class Strict(Model):
    """The schema `Strict`."""

    id: str | None = None
