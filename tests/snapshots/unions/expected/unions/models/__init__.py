"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .animal import Animal
    from .animal_dict import AnimalDict
    from .cat import Cat
    from .cat_dict import CatDict
    from .dog import Dog
    from .dog_dict import DogDict
    from .tag import Tag
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Animal", ".animal"),
        ("AnimalDict", ".animal_dict"),
        ("Cat", ".cat"),
        ("CatDict", ".cat_dict"),
        ("Dog", ".dog"),
        ("DogDict", ".dog_dict"),
        ("Tag", ".tag"),
    )

__all__ = [
    "Animal",
    "AnimalDict",
    "Cat",
    "CatDict",
    "Dog",
    "DogDict",
    "Tag",
]
