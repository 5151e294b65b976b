"""The schema `Animal`, as a dictionary."""

# From spec.yaml#/components/schemas/Animal

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .cat import Cat
    from .cat_dict import CatDict
    from .dog import Dog
    from .dog_dict import DogDict

AnimalDict = typing_extensions.TypeAliasType(
    "AnimalDict", "Cat | CatDict | Dog | DogDict"
)
"""A cat or a dog."""

link_dictionary(AnimalDict)
