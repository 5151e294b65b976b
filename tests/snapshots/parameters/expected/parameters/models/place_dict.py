"""The schema `Place`, as a dictionary."""

# From spec.yaml#/components/schemas/Place

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class PlaceDict(typing_extensions.TypedDict):
    """What may be given in place of `Place`."""

    lat: float

    lon: float


link_dictionary(PlaceDict)
