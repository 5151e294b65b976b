"""The schema `Cat` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Cat

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class CatDict(TypedDict):
    """What stands for `Cat`."""

    species: Literal["cat"]

    lives: NotRequired[int]


link_dictionary(CatDict)
