"""The schema `Caption` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Caption

from __future__ import annotations

from typing_extensions import TypedDict

from .._linking import link_dictionary


class CaptionDict(TypedDict):
    """What stands for `Caption`."""

    text: str


link_dictionary(CaptionDict)
