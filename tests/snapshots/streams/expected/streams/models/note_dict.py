"""The schema `Note`, as a dictionary."""

# From spec.yaml#/components/schemas/Note

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class NoteDict(typing_extensions.TypedDict):
    """What may be given in place of `Note`."""

    text: str

    at: typing_extensions.NotRequired[int]


link_dictionary(NoteDict)
