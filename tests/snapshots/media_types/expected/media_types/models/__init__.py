"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .caption import Caption
    from .caption_dict import CaptionDict
    from .problem import Problem
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Caption", ".caption"),
        ("CaptionDict", ".caption_dict"),
        ("Problem", ".problem"),
    )

__all__ = [
    "Caption",
    "CaptionDict",
    "Problem",
]
