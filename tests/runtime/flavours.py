"""Fixtures that give each test both clients."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
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
