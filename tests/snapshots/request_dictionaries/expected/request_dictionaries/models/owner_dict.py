"""The schema `Owner` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Owner

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .toy import Toy
    from .toy_plain_dict import ToyPlainDict

OwnerDict = TypedDict(
    "OwnerDict",
    {
        "full-name": str,
        "class": NotRequired[str],
        "toys": "NotRequired[Mapping[str, Toy | ToyPlainDict]]",
    },
)
"""What stands for `Owner`."""

link_dictionary(OwnerDict)
