"""What waiting means in the synchronous client. `_tasks` is the same for asyncio."""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from ..exceptions import ApiTypeError

T = TypeVar("T")


class _Readable(Protocol):
    def read(self) -> bytes: ...


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def resolve(value: Any, what: str) -> Any:
    """Give a value, which must not be one to await. `what` is for error messages."""
    if not inspect.isawaitable(value):
        return value
    if inspect.iscoroutine(value):
        value.close()
    raise ApiTypeError(
        f"{what} is asynchronous, which the synchronous client can't wait for"
    )


def in_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Call what may wait for a disk; in this client that is no different."""
    return function(*arguments)


class Turn:
    """The turn of the thread that fetches a token: others wait for its end."""

    where = "threads"

    def __init__(self) -> None:
        """Begin."""
        self._ended: threading.Event = threading.Event()

    def wait(self, seconds: float | None) -> None:
        """Wait for the end, but no longer than that."""
        self._ended.wait(seconds)

    def end(self) -> None:
        """Wake who waits."""
        self._ended.set()


def read_at_once(response: _Readable) -> bytes | None:
    """Give the body of a response, which is read for that."""
    return response.read()
