"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .radio_api import RadioApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("RadioApi", ".radio_api"),
    )

__all__ = [
    "RadioApi",
]
