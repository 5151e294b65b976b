"""The schema `Filter`, as a dictionary."""

# From spec.yaml#/components/schemas/Filter

from __future__ import annotations

from typing import Any

import typing_extensions

from .._linking import link_dictionary


class _FilterDict(typing_extensions.TypedDict):
    """Any property, by its value."""

    name: typing_extensions.NotRequired[str]


FilterDict = typing_extensions.TypeAliasType(
    "FilterDict", "_FilterDict | dict[str, Any]"
)
"""Any property, by its value."""

link_dictionary(FilterDict)
