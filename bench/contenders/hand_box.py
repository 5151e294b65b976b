"""Lists Box's webhooks once, as a program written by hand: what it takes from start to the first decoded list."""

from __future__ import annotations

import asyncio
import sys

import aiohttp
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


async def list_webhooks(url: str) -> None:
    """List the webhooks."""
    headers = {
        "User-Agent": "box/2024.0/python",
        "Accept": "application/json",
        "Authorization": "Bearer token",
    }
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{url}/webhooks") as response,
    ):
        response.raise_for_status()
        found = Webhooks.model_validate_json(await response.read())
        print(len(found.entries or ()), flush=True)


def main() -> None:
    """Run the program."""
    asyncio.run(list_webhooks(sys.argv[1]))
