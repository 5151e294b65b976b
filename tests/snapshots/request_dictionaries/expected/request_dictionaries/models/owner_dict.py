"""The schema `Owner`, as a dictionary."""

# From spec.yaml#/components/schemas/Owner

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .toy import Toy
    from .toy_plain_dict import ToyPlainDict

OwnerDict = typing_extensions.TypedDict(
    "OwnerDict",
    {
        "full-name": str,
        "class": typing_extensions.NotRequired[str],
        "toys": "typing_extensions.NotRequired[Mapping[str, Toy | ToyPlainDict]]",
    },
)
"""What may be given in place of `Owner`."""

link_dictionary(OwnerDict)
