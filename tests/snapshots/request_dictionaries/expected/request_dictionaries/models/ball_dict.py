"""The schema `Ball`, as a dictionary."""

# From spec.yaml#/components/schemas/Ball

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class BallDict(typing_extensions.TypedDict):
    """What may be given in place of `Ball`."""

    toy: str

    size: typing_extensions.NotRequired[int]


link_dictionary(BallDict)
