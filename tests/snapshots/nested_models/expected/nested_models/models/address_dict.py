"""The schema `Address`, as a dictionary."""

# From spec.yaml#/components/schemas/Address

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class AddressDict(typing_extensions.TypedDict):
    """Where a parcel goes."""

    street: str

    city: str


link_dictionary(AddressDict)
