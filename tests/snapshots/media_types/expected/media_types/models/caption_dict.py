"""The schema `Caption`, as a dictionary."""

# From spec.yaml#/components/schemas/Caption

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class CaptionDict(typing_extensions.TypedDict):
    """What may be given in place of `Caption`."""

    text: str


link_dictionary(CaptionDict)
