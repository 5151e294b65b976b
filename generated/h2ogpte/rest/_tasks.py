"""What waiting means in the asyncio client. `_threads` is its twin for the other."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

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


class Turn:
    """The turn of the task that fetches a token: others wait for its end."""

    def __init__(self) -> None:
        """Begin, in the running event loop."""
        self.where: asyncio.AbstractEventLoop = asyncio.get_running_loop()
        self._ended: asyncio.Future[None] = self.where.create_future()

    async def wait(self, seconds: float | None) -> None:
        """Wait for the end, but no longer than that."""
        await asyncio.wait((self._ended,), timeout=seconds)

    def end(self) -> None:
        """Wake who waits."""
        if not self.where.is_closed():
            self._ended.set_result(None)


def read_at_once(response: object) -> bytes | None:
    """Give the body of a response where one needn't wait for it: here never."""
    return None
