"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .quotes_api import QuotesApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("QuotesApi", ".quotes_api"),
    )

__all__ = [
    "QuotesApi",
]
