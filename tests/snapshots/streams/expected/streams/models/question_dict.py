"""The schema `Question` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Question

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class QuestionDict(TypedDict):
    """What stands for `Question`."""

    text: str

    stream: NotRequired[bool]


link_dictionary(QuestionDict)
