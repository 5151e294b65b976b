"""The schema `ChangeEvent`."""

# From spec.yaml#/components/schemas/ChangeEvent

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .note import Note


class ChangeEvent(Model):
    """The schema `ChangeEvent`."""

    event: str

    data: Note

    id: str | None = None
