"""The schema `Animal` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Animal

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypeAliasType

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .cat import Cat
    from .cat_dict import CatDict
    from .dog import Dog
    from .dog_dict import DogDict

AnimalDict = TypeAliasType("AnimalDict", "Cat | CatDict | Dog | DogDict")
"""A cat or a dog."""

link_dictionary(AnimalDict)
