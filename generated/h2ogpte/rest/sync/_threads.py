"""What waiting means in the synchronous client. `_tasks` is the same for asyncio."""

from __future__ import annotations

import inspect
import threading
import time
from typing import Any

from .._oauth import TokenStore
from ..exceptions import ApiTypeError


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


def lock_of(store: TokenStore) -> threading.Lock:
    """Give the lock under which a token is fetched."""
    return store.thread_lock
