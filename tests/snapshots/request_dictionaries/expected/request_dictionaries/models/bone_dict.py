"""The schema `Bone`, as a dictionary."""

# From spec.yaml#/components/schemas/Bone

from __future__ import annotations

from builtins import str as _str

import typing_extensions

from .._linking import link_dictionary


class BoneDict(typing_extensions.TypedDict):
    """What may be given in place of `Bone`."""

    toy: _str

    str: typing_extensions.NotRequired[_str]


link_dictionary(BoneDict)
