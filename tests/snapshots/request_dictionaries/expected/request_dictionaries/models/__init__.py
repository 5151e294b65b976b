"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ball import Ball
    from .ball_dict import BallDict
    from .bone import Bone
    from .bone_dict import BoneDict
    from .filter import Filter
    from .filter_dict import FilterDict
    from .new_pet import NewPet
    from .new_pet_dict import NewPetDict
    from .owner import Owner
    from .owner_dict import OwnerDict
    from .pet import Pet
    from .toy import Toy
    from .toy_dict import ToyDict
    from .toy_plain_dict import ToyPlainDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Ball", ".ball"),
        ("BallDict", ".ball_dict"),
        ("Bone", ".bone"),
        ("BoneDict", ".bone_dict"),
        ("Filter", ".filter"),
        ("FilterDict", ".filter_dict"),
        ("NewPet", ".new_pet"),
        ("NewPetDict", ".new_pet_dict"),
        ("Owner", ".owner"),
        ("OwnerDict", ".owner_dict"),
        ("Pet", ".pet"),
        ("Toy", ".toy"),
        ("ToyDict", ".toy_dict"),
        ("ToyPlainDict", ".toy_plain_dict"),
    )

__all__ = [
    "Ball",
    "BallDict",
    "Bone",
    "BoneDict",
    "Filter",
    "FilterDict",
    "NewPet",
    "NewPetDict",
    "Owner",
    "OwnerDict",
    "Pet",
    "Toy",
    "ToyDict",
    "ToyPlainDict",
]
