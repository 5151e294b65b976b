"""The schema `SpamRule`, as a dictionary."""

# From spec.yaml#/components/schemas/SpamRule

from __future__ import annotations

from typing import Literal

import typing_extensions

from .._linking import link_dictionary


class SpamRuleDict(typing_extensions.TypedDict):
    """What may be given in place of `SpamRule`."""

    kind: Literal["rule"]

    level: Literal[3]

    words: typing_extensions.NotRequired[list[str]]


link_dictionary(SpamRuleDict)
