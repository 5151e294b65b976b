"""The schema `Profile` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Profile

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .profile import Profile


class ProfileDict(TypedDict):
    """What stands for `Profile`."""

    name: str
    """Required and not null."""

    born: date | str | None
    """Required and nullable."""

    bio: NotRequired[str]
    """Optional and not null."""

    avatar: NotRequired[str | None]
    """Optional and nullable."""

    status: NotRequired[Literal["busy", "free"] | None]

    friends: NotRequired[list[str | None]]

    best_friend: NotRequired[Profile | ProfileDict | None]


link_dictionary(ProfileDict)
