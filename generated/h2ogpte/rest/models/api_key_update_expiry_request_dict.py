"""The schema `APIKeyUpdateExpiryRequest`, as a dictionary."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyUpdateExpiryRequest

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class APIKeyUpdateExpiryRequestDict(typing_extensions.TypedDict):
    """When an API key is to expire."""

    expires_in: typing_extensions.NotRequired[str]
    """How long the key stays valid, counted from now. Leave it out to remove the
    expiry.
    """


link_dictionary(APIKeyUpdateExpiryRequestDict)
