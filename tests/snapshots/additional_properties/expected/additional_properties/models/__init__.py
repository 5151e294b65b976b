"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .record import Record
    from .record_dict import RecordDict
    from .scores import Scores
    from .strict import Strict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Record", ".record"),
        ("RecordDict", ".record_dict"),
        ("Scores", ".scores"),
        ("Strict", ".strict"),
    )

__all__ = [
    "Record",
    "RecordDict",
    "Scores",
    "Strict",
]
