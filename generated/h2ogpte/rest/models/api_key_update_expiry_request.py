"""The schema `APIKeyUpdateExpiryRequest`."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyUpdateExpiryRequest

from __future__ import annotations

from .._model import Model


class APIKeyUpdateExpiryRequest(Model):
    """When an API key is to expire."""

    expires_in: str | None = None
    """How long the key stays valid, counted from now. Leave it out to remove the
    expiry.
    """
