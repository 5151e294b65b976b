"""The schema `APIKeyCreateRequest` as plain values, which an operation takes for it."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyCreateRequest

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._linking import link_dictionary


class APIKeyCreateRequestDict(TypedDict):
    """What an admin asks for when creating an API key for another user."""

    user_id: str
    """Id of the user who will own the key."""

    name: NotRequired[str]
    """A name by which people recognise the key in a list."""

    collection_id: NotRequired[str]
    """Id of the one collection that the key gives access to. Without it the key is a
    global one.
    """

    expires_in: NotRequired[str]
    """How long the key stays valid, counted from now. Without it the key never expires.
    """


link_dictionary(APIKeyCreateRequestDict)
