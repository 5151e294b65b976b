"""The schema `NewPet` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/NewPet

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .new_pet import NewPet
    from .owner import Owner
    from .owner_dict import OwnerDict


class NewPetDict(TypedDict):
    """A pet that comes to stay."""

    name: str
    """What it answers to."""

    owner: Owner | OwnerDict

    born: NotRequired[date | str]

    friends: NotRequired[Sequence[NewPet | NewPetDict]]

    tags: NotRequired[list[str]]

    nick: NotRequired[str | None]

    kind: NotRequired[Literal["cat", "dog"]]


link_dictionary(NewPetDict)
