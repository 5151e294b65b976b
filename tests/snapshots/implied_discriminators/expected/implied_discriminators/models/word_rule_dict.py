"""The schema `WordRule` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/WordRule

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class WordRuleDict(TypedDict):
    """What stands for `WordRule`."""

    kind: Literal["rule"]

    level: Literal[1, 2]

    words: NotRequired[list[str]]


link_dictionary(WordRuleDict)
