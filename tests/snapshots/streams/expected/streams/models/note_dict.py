"""The schema `Note` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Note

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class NoteDict(TypedDict):
    """What stands for `Note`."""

    text: str

    at: NotRequired[int]


link_dictionary(NoteDict)
