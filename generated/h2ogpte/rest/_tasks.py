"""What waiting means in the asyncio client. `_threads` is its twin for the other."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from ._oauth import TokenStore


async def sleep(seconds: float) -> None:
    """Wait."""
    await asyncio.sleep(seconds)


async def resolve(value: Any, what: str) -> Any:
    """Give a value, or what comes of awaiting it. `what` is for error messages."""
    return await value if inspect.isawaitable(value) else value


def lock_of(store: TokenStore) -> asyncio.Lock:
    """Give the lock under which a token is fetched in the running event loop."""
    loop = asyncio.get_running_loop()
    lock = store.locks.get(loop)
    if lock is None:
        lock = store.locks[loop] = asyncio.Lock()
    return lock
