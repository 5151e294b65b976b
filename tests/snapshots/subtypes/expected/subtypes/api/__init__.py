"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .garage_api import GarageApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("GarageApi", ".garage_api"),
    )

__all__ = [
    "GarageApi",
]
