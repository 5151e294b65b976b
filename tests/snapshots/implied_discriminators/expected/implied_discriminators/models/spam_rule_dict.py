"""The schema `SpamRule` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/SpamRule

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class SpamRuleDict(TypedDict):
    """What stands for `SpamRule`."""

    kind: Literal["rule"]

    level: Literal[3]

    words: NotRequired[list[str]]


link_dictionary(SpamRuleDict)
