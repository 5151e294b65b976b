"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .default_api import DefaultApi
    from .notes_api import NotesApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("DefaultApi", ".default_api"),
        ("NotesApi", ".notes_api"),
    )

__all__ = [
    "DefaultApi",
    "NotesApi",
]
