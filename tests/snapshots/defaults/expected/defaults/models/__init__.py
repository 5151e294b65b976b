"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .depth import Depth
    from .level import Level
    from .settings import Settings
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Depth", ".depth"),
        ("Level", ".level"),
        ("Settings", ".settings"),
    )

__all__ = [
    "Depth",
    "Level",
    "Settings",
]
