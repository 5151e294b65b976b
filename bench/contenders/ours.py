"""The calls with the client that sdkpress generates."""

from __future__ import annotations

import h2ogpte.rest
import h2ogpte.rest.sync
from h2ogpte.rest._bodies import encode_body
from h2ogpte.rest._operations.api_keys_api import LIST_ALL_API_KEYS
from pydantic import TypeAdapter

_KEYS = TypeAdapter(list[h2ogpte.rest.APIKeyInfo])


class Client:
    """Lists API keys."""

    def __init__(self, url: str) -> None:
        configuration = h2ogpte.rest.Configuration(host=url, access_token="token")
        self.client = h2ogpte.rest.ApiClient(configuration)
        self.api = h2ogpte.rest.APIKeysApi(self.client)

    async def call(self) -> list[h2ogpte.rest.APIKeyInfo]:
        """List the keys."""
        return await self.api.list_all_api_keys(limit=10)

    async def close(self) -> None:
        """Close the client."""
        await self.client.close()


class SyncClient:
    """Lists API keys without asyncio."""

    def __init__(self, url: str) -> None:
        configuration = h2ogpte.rest.Configuration(host=url, access_token="token")
        self.client = h2ogpte.rest.sync.ApiClient(configuration)
        self.api = h2ogpte.rest.sync.APIKeysApi(self.client)

    def call(self) -> list[h2ogpte.rest.APIKeyInfo]:
        """List the keys."""
        return self.api.list_all_api_keys(limit=10)

    def close(self) -> None:
        """Close the client."""
        self.client.close()


def decode(raw: bytes) -> list[h2ogpte.rest.APIKeyInfo]:
    """Decode a list of keys as a call does."""
    return LIST_ALL_API_KEYS.decode(200, "application/json", raw)


def encode(keys: list[h2ogpte.rest.APIKeyInfo]) -> object:
    """Encode a list of keys as a call does."""
    return encode_body("application/json", keys, _KEYS, {})[1]
