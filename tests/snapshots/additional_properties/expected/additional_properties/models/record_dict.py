"""The schema `Record` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Record

from __future__ import annotations

from typing import Any

from typing_extensions import TypeAliasType, TypedDict

from .._linking import link_dictionary


class _RecordDict(TypedDict):
    """Has an id, and whatever else there is."""

    id: str


RecordDict = TypeAliasType("RecordDict", "_RecordDict | dict[str, Any]")
"""Has an id, and whatever else there is."""

link_dictionary(RecordDict)
