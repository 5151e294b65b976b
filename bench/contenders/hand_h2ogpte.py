"""Lists API keys once, as programs written by hand: what they take from start to the first decoded list."""

from __future__ import annotations

import sys
from datetime import datetime

from pydantic import BaseModel, TypeAdapter


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


HEADERS = {
    "User-Agent": "h2ogpte-rest/1.0.0/python",
    "Accept": "application/json",
    "Authorization": "Bearer token",
}


def main() -> None:
    """List the keys with asyncio."""
    import asyncio

    import aiohttp

    async def list_keys(url: str) -> None:
        async with (
            aiohttp.ClientSession(headers=HEADERS) as session,
            session.get(f"{url}/admin/api_keys") as response,
        ):
            response.raise_for_status()
            keys = TypeAdapter(list[Key]).validate_json(await response.read())
            print(len(keys), flush=True)

    asyncio.run(list_keys(sys.argv[1]))


def main_sync() -> None:
    """List the keys without asyncio."""
    import urllib3

    with urllib3.PoolManager(headers=HEADERS) as pool:
        response = pool.request("GET", f"{sys.argv[1]}/admin/api_keys")
        if response.status != 200:
            raise RuntimeError(response.status)
        print(len(TypeAdapter(list[Key]).validate_json(response.data)), flush=True)
