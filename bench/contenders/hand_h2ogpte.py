"""Lists API keys once, as a program written by hand: what it takes from start to the first decoded list."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime

import aiohttp
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


async def list_keys(url: str) -> None:
    """List the keys."""
    headers = {
        "User-Agent": "h2ogpte-rest/1.0.0/python",
        "Accept": "application/json",
        "Authorization": "Bearer token",
    }
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{url}/admin/api_keys") as response,
    ):
        response.raise_for_status()
        keys = TypeAdapter(list[Key]).validate_json(await response.read())
        print(len(keys), flush=True)


def main() -> None:
    """Run the program."""
    asyncio.run(list_keys(sys.argv[1]))
