"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .place import Place
    from .place_dict import PlaceDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Place", ".place"),
        ("PlaceDict", ".place_dict"),
    )

__all__ = [
    "Place",
    "PlaceDict",
]
