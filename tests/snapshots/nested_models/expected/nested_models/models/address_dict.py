"""The schema `Address` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Address

from __future__ import annotations

from typing_extensions import TypedDict

from .._linking import link_dictionary


class AddressDict(TypedDict):
    """Where a parcel goes."""

    street: str

    city: str


link_dictionary(AddressDict)
