"""The schema `Toy`, as a dictionary."""

# From spec.yaml#/components/schemas/Toy

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .ball import Ball
    from .ball_dict import BallDict
    from .bone import Bone
    from .bone_dict import BoneDict

ToyPlainDict = typing_extensions.TypeAliasType(
    "ToyPlainDict", "Ball | BallDict | Bone | BoneDict"
)
"""A ball or a bone."""

link_dictionary(ToyPlainDict)
