"""Ten thousand requests, two hundred at once, leave nothing behind."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from aiohttp import web

REQUESTS, AT_ONCE = 10_000, 200


class Counter:
    """A server that counts requests and open connections, and is busy for every hundredth request."""

    def __init__(self) -> None:
        self.url = ""
        self.requests = 0
        self.busy = False
        self.runner: Any = None

    async def answer(self, request: web.Request) -> web.Response:
        """Answer."""
        self.requests += 1
        if self.busy and not self.requests % 100:
            return web.json_response({}, status=503)
        return web.json_response({"n": 1})

    @property
    def open(self) -> int:
        """How many connections are open."""
        return len(self.runner.server.connections)


@pytest.fixture
def counter() -> Iterator[Counter]:
    """The server, in a thread of its own."""
    made = Counter()
    loop = asyncio.new_event_loop()

    async def start() -> None:
        application = web.Application()
        application.router.add_get("/{rest}", made.answer)
        made.runner = web.AppRunner(application, access_log=None)
        await made.runner.setup()
        site = web.TCPSite(made.runner, "127.0.0.1", 0, backlog=512)
        await site.start()
        made.url = f"http://127.0.0.1:{made.runner.addresses[0][1]}"

    loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield made
    asyncio.run_coroutine_threadsafe(made.runner.cleanup(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def descriptors() -> int:
    """How many files and sockets this process has open."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


@pytest.mark.parametrize("busy", [False, True])
def test_asyncio(package: ModuleType, configuration: Any, counter: Counter, busy: bool) -> None:
    """Neither a connection nor a task is left, with retries and without."""
    configuration.host = counter.url
    configuration.retries = package._retries.Retries(times=5, backoff=0.001) if busy else None
    counter.busy = busy

    async def main() -> None:
        before = descriptors()
        client = package.api_client.ApiClient(configuration)
        api = package.api.things_api.ThingsApi(client)
        left = iter(range(REQUESTS))

        async def work() -> None:
            for _ in left:
                assert await api.get_it("x") == {"n": 1}

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))

        connector = client.rest_client.pool_manager.connector
        assert not connector._acquired
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert counter.open <= configuration.connection_pool_maxsize
        await client.close()
        await asyncio.sleep(0.1)
        assert counter.open == 0
        assert descriptors() <= before + 5

    asyncio.run(main())

    assert counter.requests >= REQUESTS
    assert counter.requests == REQUESTS if not busy else counter.requests > REQUESTS * 1.005


def test_threads(package: ModuleType, configuration: Any, counter: Counter) -> None:
    """The same with threads, which share one client."""
    configuration.host = counter.url
    client = package.sync.api_client.ApiClient(configuration)
    api = package.sync.api.things_api.ThingsApi(client)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda _: api.get_it("x"), range(REQUESTS)))
    assert results == [{"n": 1}] * REQUESTS
    assert counter.open <= configuration.connection_pool_maxsize + 1
    client.close()
    threading.Event().wait(0.2)

    assert counter.open == 0
    assert counter.requests == REQUESTS
