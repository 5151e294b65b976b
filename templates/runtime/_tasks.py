"""What waiting means in the asyncio client. `_threads` is its twin for the other."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from ._oauth import TokenStore

T = TypeVar("T")


async def sleep(seconds: float) -> None:
    """Wait."""
    await asyncio.sleep(seconds)


async def resolve(value: Any, what: str) -> Any:
    """Give a value, or what comes of awaiting it. `what` is for error messages."""
    return await value if inspect.isawaitable(value) else value


async def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Call what may wait for a disk, so that no other task waits."""
    return await asyncio.to_thread(function, *arguments)


def lock_of(store: TokenStore) -> asyncio.Lock:
    """Give the lock under which a token is fetched in the running event loop."""
    loop = asyncio.get_running_loop()
    lock = store.locks.get(loop)
    if lock is None:
        lock = store.locks[loop] = asyncio.Lock()
    return lock
