"""The schema `Record`, as a dictionary."""

# From spec.yaml#/components/schemas/Record

from __future__ import annotations

from typing import Any

import typing_extensions

from .._linking import link_dictionary


class _RecordDict(typing_extensions.TypedDict):
    """Has an id, and whatever else there is."""

    id: str


RecordDict = typing_extensions.TypeAliasType(
    "RecordDict", "_RecordDict | dict[str, Any]"
)
"""Has an id, and whatever else there is."""

link_dictionary(RecordDict)
