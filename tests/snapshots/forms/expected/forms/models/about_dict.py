"""The schema `About` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/About

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class AboutDict(TypedDict):
    """What stands for `About`."""

    author: NotRequired[str]


link_dictionary(AboutDict)
