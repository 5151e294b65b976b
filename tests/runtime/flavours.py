"""Fixtures that give each test both clients."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
from collections.abc import Awaitable, Callable, Generator
from types import ModuleType
from typing import Any

import pytest

Call = Callable[..., Any]

TOKEN = "token-which-nobody-may-see"
FLAVOURS = ("async", "sync")


@pytest.fixture(params=FLAVOURS)
def flavour(request: pytest.FixtureRequest) -> str:
    """Each test runs with both clients."""
    return str(request.param)


@pytest.fixture
def things(package: ModuleType, server: Any, flavour: str) -> Any:
    """The modules of one flavour."""
    return package if flavour == "async" else package.sync


@pytest.fixture
def configuration(package: ModuleType, server: Any) -> Any:
    """A configuration for the server, with a token."""
    return package.configuration.Configuration(host=f"{server.url}/base/", access_token=TOKEN)


async def finish(value: Any) -> Any:
    """Await what is to be awaited."""
    return await value if inspect.isawaitable(value) else value


@pytest.fixture
def call(things: Any, configuration: Any) -> Call:
    """Call an operation with a client of its own, and check that it leaves nothing open."""

    def run(name: str, *arguments: Any, transport: Any = None, client: Any = None, **options: Any) -> Any:
        async def main() -> Any:
            used = client or things.api_client.ApiClient(configuration, transport=transport)
            try:
                return await finish(getattr(things.api.things_api.ThingsApi(used), name)(*arguments, **options))
            finally:
                await finish(used.close())
                await finish(used.close())

        return asyncio.run(main())

    return run


async def cancelled_after(count: int, call: Awaitable[Any]) -> bool:
    """Cancel a call when it has waited that often; tell whether it was done before."""
    waited = 0

    class Counting:
        def __await__(self) -> Generator[Any, Any, Any]:
            nonlocal waited
            running = call.__await__()
            step = functools.partial(running.send, None)
            while True:
                try:
                    waits_for = step()
                except StopIteration as end:
                    return end.value
                waited += 1
                if waited == count:
                    asyncio.get_running_loop().call_soon(task.cancel)
                try:
                    step = functools.partial(running.send, (yield waits_for))
                except BaseException as error:
                    step = functools.partial(running.throw, error)

    async def main() -> Any:
        return await Counting()

    task = asyncio.ensure_future(main())
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return not task.cancelled()
