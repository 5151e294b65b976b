"""The API classes, without async."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_keys_api import APIKeysApi
else:
    from ..._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("APIKeysApi", ".api_keys_api"),
    )

__all__ = [
    "APIKeysApi",
]
