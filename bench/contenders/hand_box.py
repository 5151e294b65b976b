"""Lists Box's webhooks once, as programs written by hand: what they take from start to the first decoded list."""

from __future__ import annotations

import sys

from pydantic import BaseModel


class Target(BaseModel):
    """What a webhook watches."""

    id: str | None = None
    type: str | None = None


class Webhook(BaseModel):
    """A webhook."""

    id: str | None = None
    type: str | None = None
    target: Target | None = None


class Webhooks(BaseModel):
    """A page of webhooks."""

    limit: int | None = None
    next_marker: str | None = None
    prev_marker: str | None = None
    entries: list[Webhook] | None = None


HEADERS = {
    "User-Agent": "box/2024.0/python",
    "Accept": "application/json",
    "Authorization": "Bearer token",
}


def main() -> None:
    """List the webhooks with asyncio."""
    import asyncio

    import aiohttp

    async def list_webhooks(url: str) -> None:
        async with (
            aiohttp.ClientSession(headers=HEADERS) as session,
            session.get(f"{url}/webhooks") as response,
        ):
            response.raise_for_status()
            found = Webhooks.model_validate_json(await response.read())
            print(len(found.entries or ()), flush=True)

    asyncio.run(list_webhooks(sys.argv[1]))


def main_sync() -> None:
    """List the webhooks without asyncio."""
    import urllib3

    with urllib3.PoolManager(headers=HEADERS) as pool:
        response = pool.request("GET", f"{sys.argv[1]}/webhooks")
        if response.status != 200:
            raise RuntimeError(response.status)
        found = Webhooks.model_validate_json(response.data)
        print(len(found.entries or ()), flush=True)
