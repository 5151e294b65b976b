"""The API classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records_api import RecordsApi
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("RecordsApi", ".records_api"),
    )

__all__ = [
    "RecordsApi",
]
