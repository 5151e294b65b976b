"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .animal import Animal
    from .cat import Cat
    from .dog import Dog
    from .tag import Tag
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Animal", ".animal"),
        ("Cat", ".cat"),
        ("Dog", ".dog"),
        ("Tag", ".tag"),
    )

__all__ = [
    "Animal",
    "Cat",
    "Dog",
    "Tag",
]
