"""The schema `NewPet`."""

# From spec.yaml#/components/schemas/NewPet

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from .._model import Model
from .._types import Open, read_only

if TYPE_CHECKING:
    from .owner import Owner


class NewPet(Model):
    """A pet that comes to stay."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"nick"})

    id: str = read_only()
    """Given by the server."""

    name: str
    """What it answers to."""

    owner: Owner

    born: date | None = None

    friends: list[NewPet] | None = None

    tags: list[str] | None = None

    nick: str | None = None

    kind: Open[Literal["cat", "dog"]] | None = None
