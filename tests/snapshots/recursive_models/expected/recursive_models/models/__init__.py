"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .expression import Expression
    from .person import Person
    from .pet import Pet
    from .sum import Sum
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Expression", ".expression"),
        ("Person", ".person"),
        ("Pet", ".pet"),
        ("Sum", ".sum"),
    )

__all__ = [
    "Expression",
    "Person",
    "Pet",
    "Sum",
]
