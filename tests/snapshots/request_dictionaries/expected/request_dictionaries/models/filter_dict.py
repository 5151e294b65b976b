"""The schema `Filter` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Filter

from __future__ import annotations

from typing import Any

from typing_extensions import NotRequired, TypeAliasType, TypedDict

from .._linking import link_dictionary


class _FilterDict(TypedDict):
    """Any property, by its value."""

    name: NotRequired[str]


FilterDict = TypeAliasType("FilterDict", "_FilterDict | dict[str, Any]")
"""Any property, by its value."""

link_dictionary(FilterDict)
