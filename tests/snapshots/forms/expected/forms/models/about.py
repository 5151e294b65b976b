"""The schema `About`."""

# From spec.yaml#/components/schemas/About

from __future__ import annotations

from .._model import Model


class About(Model):
    """The schema `About`."""

    author: str | None = None
