"""The schema `Note`."""

# From spec.yaml#/components/schemas/Note

from __future__ import annotations

from pydantic import StrictInt

from .._model import Model


class Note(Model):
    """The schema `Note`."""

    text: str

    at: StrictInt | None = None
