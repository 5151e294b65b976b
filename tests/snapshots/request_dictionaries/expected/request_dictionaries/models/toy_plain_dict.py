"""The schema `Toy` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Toy

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypeAliasType

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .ball import Ball
    from .ball_dict import BallDict
    from .bone import Bone
    from .bone_dict import BoneDict

ToyPlainDict = TypeAliasType("ToyPlainDict", "Ball | BallDict | Bone | BoneDict")
"""A ball or a bone."""

link_dictionary(ToyPlainDict)
