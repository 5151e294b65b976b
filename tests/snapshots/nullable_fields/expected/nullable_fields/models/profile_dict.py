"""The schema `Profile`, as a dictionary."""

# From spec.yaml#/components/schemas/Profile

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import typing_extensions

from .._linking import link_dictionary
from .._types import SequenceNotStr

if TYPE_CHECKING:
    from .profile import Profile


class ProfileDict(typing_extensions.TypedDict):
    """What may be given in place of `Profile`."""

    name: str
    """Required and not null."""

    born: date | str | None
    """Required and nullable."""

    bio: typing_extensions.NotRequired[str]
    """Optional and not null."""

    avatar: typing_extensions.NotRequired[str | None]
    """Optional and nullable."""

    status: typing_extensions.NotRequired[Literal["busy", "free"] | None]

    friends: typing_extensions.NotRequired[SequenceNotStr[str | None]]

    best_friend: typing_extensions.NotRequired[Profile | ProfileDict | None]


link_dictionary(ProfileDict)
