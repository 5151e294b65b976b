"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .colour import Colour
    from .light import Light
    from .priority import Priority
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Colour", ".colour"),
        ("Light", ".light"),
        ("Priority", ".priority"),
    )

__all__ = [
    "Colour",
    "Light",
    "Priority",
]
