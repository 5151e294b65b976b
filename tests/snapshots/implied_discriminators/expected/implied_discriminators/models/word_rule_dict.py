"""The schema `WordRule`, as a dictionary."""

# From spec.yaml#/components/schemas/WordRule

from __future__ import annotations

from typing import Literal

import typing_extensions

from .._linking import link_dictionary


class WordRuleDict(typing_extensions.TypedDict):
    """What may be given in place of `WordRule`."""

    kind: Literal["rule"]

    level: Literal[1, 2]

    words: typing_extensions.NotRequired[list[str]]


link_dictionary(WordRuleDict)
