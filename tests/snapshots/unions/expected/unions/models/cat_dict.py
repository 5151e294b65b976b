"""The schema `Cat`, as a dictionary."""

# From spec.yaml#/components/schemas/Cat

from __future__ import annotations

from typing import Literal

import typing_extensions

from .._linking import link_dictionary


class CatDict(typing_extensions.TypedDict):
    """What may be given in place of `Cat`."""

    species: Literal["cat"]

    lives: typing_extensions.NotRequired[int]


link_dictionary(CatDict)
