"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .board import Board
    from .mark import Mark
    from .matrix import Matrix
    from .point import Point
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Board", ".board"),
        ("Mark", ".mark"),
        ("Matrix", ".matrix"),
        ("Point", ".point"),
    )

__all__ = [
    "Board",
    "Mark",
    "Matrix",
    "Point",
]
