"""The schema `Customer` as plain values, which an operation takes for it."""

# From spec.yaml#/components/schemas/Customer

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .address import Address
    from .address_dict import AddressDict
    from .customer_preferences import CustomerPreferences
    from .customer_preferences_dict import CustomerPreferencesDict


class CustomerDict(TypedDict):
    """What stands for `Customer`."""

    name: str

    address: Address | AddressDict

    preferences: NotRequired[CustomerPreferences | CustomerPreferencesDict]


link_dictionary(CustomerDict)
