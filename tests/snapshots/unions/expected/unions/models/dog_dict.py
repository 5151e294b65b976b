"""The schema `Dog` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Dog

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class DogDict(TypedDict):
    """What stands for `Dog`."""

    species: Literal["dog"]

    bark: NotRequired[str | float]


link_dictionary(DogDict)
