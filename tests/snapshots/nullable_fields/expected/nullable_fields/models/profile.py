"""The schema `Profile`."""

# From spec.yaml#/components/schemas/Profile

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from .._model import Model
from .._types import Open


class Profile(Model):
    """The schema `Profile`."""

    __nullable__: ClassVar[frozenset[str]] = frozenset(
        {"avatar", "status", "best_friend"}
    )

    name: str
    """Required and not null."""

    born: date | None
    """Required and nullable."""

    bio: str | None = None
    """Optional and not null."""

    avatar: str | None = None
    """Optional and nullable."""

    status: Open[Literal["busy", "free"]] | None = None

    friends: list[str | None] | None = None

    best_friend: Profile | None = None
