"""The schema `APIKeyCreateRequest`."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyCreateRequest

from __future__ import annotations

from .._model import Model


class APIKeyCreateRequest(Model):
    """What an admin asks for when creating an API key for another user."""

    user_id: str
    """Id of the user who will own the key."""

    name: str | None = None
    """A name by which people recognise the key in a list."""

    collection_id: str | None = None
    """Id of the one collection that the key gives access to. Without it the key is a
    global one.
    """

    expires_in: str | None = None
    """How long the key stays valid, counted from now. Without it the key never expires.
    """
