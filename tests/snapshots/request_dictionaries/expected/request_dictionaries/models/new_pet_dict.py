"""The schema `NewPet`, as a dictionary."""

# From spec.yaml#/components/schemas/NewPet

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .new_pet import NewPet
    from .owner import Owner
    from .owner_dict import OwnerDict


class NewPetDict(typing_extensions.TypedDict):
    """A pet that comes to stay."""

    name: str
    """What it answers to."""

    owner: Owner | OwnerDict

    born: typing_extensions.NotRequired[date | str]

    friends: typing_extensions.NotRequired[Sequence[NewPet | NewPetDict]]

    tags: typing_extensions.NotRequired[list[str]]

    nick: typing_extensions.NotRequired[str | None]

    kind: typing_extensions.NotRequired[Literal["cat", "dog"]]


link_dictionary(NewPetDict)
