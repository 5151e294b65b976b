"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .library_api import LibraryApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("LibraryApi", ".library_api"),
    )

__all__ = [
    "LibraryApi",
]
