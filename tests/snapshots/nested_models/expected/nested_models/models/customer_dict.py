"""The schema `Customer`, as a dictionary."""

# From spec.yaml#/components/schemas/Customer

from __future__ import annotations

from typing import TYPE_CHECKING

import typing_extensions

from .._linking import link_dictionary

if TYPE_CHECKING:
    from .address import Address
    from .address_dict import AddressDict
    from .customer_preferences import CustomerPreferences
    from .customer_preferences_dict import CustomerPreferencesDict


class CustomerDict(typing_extensions.TypedDict):
    """What may be given in place of `Customer`."""

    name: str

    address: Address | AddressDict

    preferences: typing_extensions.NotRequired[
        CustomerPreferences | CustomerPreferencesDict
    ]


link_dictionary(CustomerDict)
