"""The schema `Meaning`."""

# From spec.yaml#/components/schemas/Meaning

from __future__ import annotations

from typing import Any

from .._model import Model


class Meaning(Model):
    """The schema `Meaning`."""

    text: str

    translations: dict[str, str] | None = None
    """By language."""

    links: dict[str, Meaning] | None = None

    extra: dict[str, Any] | None = None
