"""The schema `Filter`, as a dictionary."""

# From spec.yaml#/components/schemas/Filter

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .owner import Owner
    from .owner_dict import OwnerDict


class _FilterDict(typing_extensions.TypedDict):
    """Any property, by its value."""

    name: typing_extensions.NotRequired[str]

    owner: typing_extensions.NotRequired[Owner | OwnerDict]


FilterDict = typing_extensions.TypeAliasType(
    "FilterDict", "_FilterDict | dict[str, Any]"
)
"""Any property, by its value."""

link_dictionary(FilterDict)
