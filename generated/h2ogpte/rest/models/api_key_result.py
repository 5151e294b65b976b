"""The schema `APIKeyResult`."""

# From spec/h2ogpte.yaml#/components/schemas/APIKeyResult

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .api_key_info import APIKeyInfo


class APIKeyResult(Model):
    """A key that was just created, together with its secret."""

    secret_key: str
    """The secret that authenticates requests. It is shown this once, so store it
    safely.
    """

    api_key: APIKeyInfo
    """What is known about the new key."""
