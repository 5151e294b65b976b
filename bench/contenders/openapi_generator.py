"""The calls with the client that OpenAPI Generator makes."""

from __future__ import annotations

import importlib
import json
from typing import Any

package = importlib.import_module("og_h2ogpte")


class Client:
    """Lists API keys."""

    def __init__(self, url: str) -> None:
        self.client = package.ApiClient(package.Configuration(host=url, access_token="token"))
        self.api = package.APIKeysApi(self.client)

    async def call(self) -> Any:
        """List the keys."""
        return await self.api.list_all_api_keys(limit=10)

    async def close(self) -> None:
        """Close the client."""
        await self.client.close()


_plain: Any = package.ApiClient(package.Configuration(host="http://127.0.0.1"))


def decode(raw: bytes) -> Any:
    """Decode a list of keys."""
    return _plain.deserialize(raw.decode(), "List[APIKeyInfo]", "application/json")


def encode(keys: Any) -> bytes:
    """Encode a list of keys."""
    return json.dumps(_plain.sanitize_for_serialization(keys)).encode()
