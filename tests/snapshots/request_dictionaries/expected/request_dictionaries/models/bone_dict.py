"""The schema `Bone` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Bone

from __future__ import annotations

from builtins import str as _str

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class BoneDict(TypedDict):
    """What stands for `Bone`."""

    toy: _str

    str: NotRequired[_str]


link_dictionary(BoneDict)
