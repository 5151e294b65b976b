"""The schema `About`, as a dictionary."""

# From spec.yaml#/components/schemas/About

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class AboutDict(typing_extensions.TypedDict):
    """What may be given in place of `About`."""

    author: typing_extensions.NotRequired[str]


link_dictionary(AboutDict)
