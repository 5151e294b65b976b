"""The schema `Dog`, as a dictionary."""

# From spec.yaml#/components/schemas/Dog

from __future__ import annotations

from typing import Literal

import typing_extensions

from .._linking import link_dictionary


class DogDict(typing_extensions.TypedDict):
    """What may be given in place of `Dog`."""

    species: Literal["dog"]

    bark: typing_extensions.NotRequired[str | float]


link_dictionary(DogDict)
