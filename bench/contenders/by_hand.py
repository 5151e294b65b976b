"""The same calls, written by hand with aiohttp, urllib3 and plain pydantic models."""

from __future__ import annotations

from datetime import datetime

import aiohttp
import urllib3
from pydantic import BaseModel, TypeAdapter

HEADERS = {
    "User-Agent": "h2ogpte-rest/1.0.0/python",
    "Accept": "application/json",
    "Authorization": "Bearer token",
}


class Key(BaseModel):
    """An API key."""

    id: str
    username: str
    name: str
    hint: str
    created_at: datetime
    expires_at: datetime | None = None
    is_active: bool
    collection_name: str | None = None
    collection_id: str | None = None
    is_global_key: bool


KEYS = TypeAdapter(list[Key])


class Client:
    """Lists API keys with aiohttp."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/admin/api_keys"
        self.session = aiohttp.ClientSession(headers=HEADERS)

    async def call(self) -> list[Key]:
        """List the keys."""
        async with self.session.get(self.url, params={"limit": 10}) as response:
            raw = await response.read()
            if response.status != 200:
                raise RuntimeError(response.status)
        return KEYS.validate_json(raw)

    async def close(self) -> None:
        """Close the session."""
        await self.session.close()


class SyncClient:
    """Lists API keys with urllib3."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/admin/api_keys?limit=10"
        self.pool = urllib3.PoolManager(headers=HEADERS, maxsize=100)

    def call(self) -> list[Key]:
        """List the keys."""
        response = self.pool.request("GET", self.url)
        if response.status != 200:
            raise RuntimeError(response.status)
        return KEYS.validate_json(response.data)

    def close(self) -> None:
        """Close the connections."""
        self.pool.clear()


def decode(raw: bytes) -> list[Key]:
    """Decode a list of keys."""
    return KEYS.validate_json(raw)


def encode(keys: list[Key]) -> bytes:
    """Encode a list of keys."""
    return KEYS.dump_json(keys, exclude_unset=True)
