"""The schema `Board`."""

# From spec.yaml#/components/schemas/Board

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typing_extensions import TypeAliasType

from .._linking import link_alias
from .._types import Constraints, Open

if TYPE_CHECKING:
    from .mark import Mark

Board = TypeAliasType(
    "Board",
    Annotated[
        list[Annotated["list[Open[Mark]]", Constraints(min_length=3, max_length=3)]],
        Constraints(min_length=3, max_length=3),
    ],
)
"""Three rows of three marks."""

link_alias(Board)
