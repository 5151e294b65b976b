"""The schema `Customer_preferences`, as a dictionary."""

# From spec.yaml#/components/schemas/Customer/properties/preferences

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class CustomerPreferencesDict(typing_extensions.TypedDict):
    """What may be given in place of `CustomerPreferences`."""

    newsletter: typing_extensions.NotRequired[bool]


link_dictionary(CustomerPreferencesDict)
