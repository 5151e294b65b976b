"""The schema `APIKeyInfo`."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyInfo

from __future__ import annotations

from datetime import datetime

from pydantic import StrictBool

from .._model import Model


class APIKeyInfo(Model):
    """An API key as it appears in lists.

    The secret part of the key is never shown again.
    """

    id: str
    """Id of the key, by which it is deactivated, deleted or made to expire."""

    username: str
    """Name of the user who owns the key."""

    name: str
    """The name that was given to the key when it was created."""

    hint: str
    """The first and last characters of the secret key, enough to tell keys apart."""

    created_at: datetime
    """When the key was created."""

    expires_at: datetime | None = None
    """When the key expires. Absent for a key that never does."""

    is_active: StrictBool
    """Whether the key is accepted. False once it has been deactivated."""

    collection_name: str | None = None
    """Name of the collection that the key is bound to. Absent for a global key."""

    collection_id: str | None = None
    """Id of the collection that the key is bound to. Absent for a global key."""

    is_global_key: StrictBool
    """Whether the key gives access to everything its owner can reach, and not to one
    collection only.
    """
