"""The calls with the client that openapi-python-client makes."""

from __future__ import annotations

import importlib
import json
from typing import Any

client_module = importlib.import_module("opc_h2ogpte.client")
operation = importlib.import_module("opc_h2ogpte.api.api_keys.list_all_api_keys")
model = importlib.import_module("opc_h2ogpte.models").APIKeyInfo


class Client:
    """Lists API keys."""

    def __init__(self, url: str) -> None:
        self.client = client_module.AuthenticatedClient(base_url=url, token="token")

    async def call(self) -> Any:
        """List the keys."""
        return await operation.asyncio(client=self.client, limit=10)

    async def close(self) -> None:
        """Close the client."""
        await self.client.get_async_httpx_client().aclose()


class SyncClient:
    """Lists API keys without asyncio."""

    def __init__(self, url: str) -> None:
        self.client = client_module.AuthenticatedClient(base_url=url, token="token")

    def call(self) -> Any:
        """List the keys."""
        return operation.sync(client=self.client, limit=10)

    def close(self) -> None:
        """Close the client."""
        self.client.get_httpx_client().close()


def decode(raw: bytes) -> Any:
    """Decode a list of keys."""
    return [model.from_dict(each) for each in json.loads(raw)]


def encode(keys: Any) -> bytes:
    """Encode a list of keys."""
    return json.dumps([each.to_dict() for each in keys]).encode()
