"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .matrices_api import MatricesApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("MatricesApi", ".matrices_api"),
    )

__all__ = [
    "MatricesApi",
]
