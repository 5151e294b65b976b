"""The schema `Ball` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Ball

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class BallDict(TypedDict):
    """What stands for `Ball`."""

    toy: str

    size: NotRequired[int]


link_dictionary(BallDict)
