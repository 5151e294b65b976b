"""The schema `Question`, as a dictionary."""

# From spec.yaml#/components/schemas/Question

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class QuestionDict(typing_extensions.TypedDict):
    """What may be given in place of `Question`."""

    text: str

    stream: typing_extensions.NotRequired[bool]


link_dictionary(QuestionDict)
