"""The schema `Customer_preferences` as plain values, which an operation takes for ...

The schema `Customer_preferences` as plain values, which an operation takes for it.
"""

# From spec.yaml#/components/schemas/Customer/properties/preferences

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class CustomerPreferencesDict(TypedDict):
    """What stands for `CustomerPreferences`."""

    newsletter: NotRequired[bool]


link_dictionary(CustomerPreferencesDict)
