"""The schema `APIKeyCreateRequest`, as a dictionary."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyCreateRequest

from __future__ import annotations

import typing_extensions

from .._linking import link_dictionary


class APIKeyCreateRequestDict(typing_extensions.TypedDict):
    """What an admin asks for when creating an API key for another user."""

    user_id: str
    """Id of the user who will own the key."""

    name: typing_extensions.NotRequired[str]
    """A name by which people recognise the key in a list."""

    collection_id: typing_extensions.NotRequired[str]
    """Id of the one collection that the key gives access to. Without it the key is a
    global one.
    """

    expires_in: typing_extensions.NotRequired[str]
    """How long the key stays valid, counted from now. Without it the key never expires.
    """


link_dictionary(APIKeyCreateRequestDict)
