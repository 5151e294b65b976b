"""The schema `Place` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Place

from __future__ import annotations

from typing_extensions import TypedDict

from .._linking import link_dictionary


class PlaceDict(TypedDict):
    """What stands for `Place`."""

    lat: float

    lon: float


link_dictionary(PlaceDict)
