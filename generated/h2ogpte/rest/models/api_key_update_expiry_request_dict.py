"""The schema `APIKeyUpdateExpiryRequest` as plain values, which an operation takes ...

The schema `APIKeyUpdateExpiryRequest` as plain values, which an operation takes for it.
"""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyUpdateExpiryRequest

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class APIKeyUpdateExpiryRequestDict(TypedDict):
    """When an API key is to expire."""

    expires_in: NotRequired[str]
    """How long the key stays valid, counted from now. Leave it out to remove the
    expiry.
    """


link_dictionary(APIKeyUpdateExpiryRequestDict)
