"""Calls a server that misbehaves, with the installed package: `hardships.py URL`.

The synchronous program is made of this one, as the synchronous client is made of the asynchronous one.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import os
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import h2ogpte.rest
import h2ogpte.rest as client

E = TypeVar("E", bound=Exception)
URL = sys.argv[1]
TOKEN = "a-token-that-nobody-may-see"
SECRET = "a-secret-that-nobody-may-see"
exceptions = h2ogpte.rest.exceptions
log = io.StringIO()
logging.basicConfig(stream=log, level=logging.DEBUG)
os.environ["H2OGPTE_REST_HOST"] = URL
os.environ["H2OGPTE_REST_ACCESS_TOKEN"] = TOKEN


@contextlib.asynccontextmanager
async def api(**settings: Any) -> AsyncIterator[client.APIKeysApi]:
    """Open a client; host and token are the environment's."""
    async with client.ApiClient(h2ogpte.rest.Configuration(**settings)) as api_client:
        yield client.APIKeysApi(api_client)


async def failure(expected: type[E], call: Callable[..., Awaitable[object]], **arguments: object) -> E:
    """Give the exception that a call raises, which shows no credential."""
    try:
        await call(**arguments)
    except expected as error:
        assert TOKEN not in f"{error!r} {error}" and SECRET not in f"{error!r} {error}"
        return error
    raise AssertionError(f"{arguments} did not raise {expected}")


async def what_passes_is_survived() -> None:
    """Both forms of Retry-After, half a body, and resets."""
    async with api(retries=h2ogpte.rest.Retries(times=3, backoff=0.01)) as keys:
        for what, wait in (("busy-seconds", 1.0), ("busy-date", 0.9), ("half", 0.0), ("reset", 0.0)):
            began = time.monotonic()
            (key,) = await keys.list_all_api_keys(filter=what)
            assert key.name == "Łódź"
            assert wait <= time.monotonic() - began < wait + 2
        busy = await failure(exceptions.ServiceException, keys.list_all_api_keys, filter="always-busy")
        assert busy.request_id == "r-1" and "r-1" in str(busy)
        assert "GET" in str(busy) and "/admin/api_keys" in str(busy)
        busy = await failure(exceptions.ServiceException, keys.list_all_api_keys, filter="always-busy", _retries=0)
        assert busy.status == 503


async def nothing_is_repeated_unasked() -> None:
    """Without the setting each of them is an error at once, also on a connection that was kept."""
    async with api() as keys:
        await keys.list_all_api_keys()
        await failure(exceptions.ApiConnectionError, keys.list_all_api_keys, filter="always-reset")
        await failure(exceptions.ServiceException, keys.list_all_api_keys, filter="always-busy")


async def what_is_slow_ends() -> None:
    """Slow headers and slow bodies, by each of the timeouts."""
    async with api() as keys:
        for what, timeout in (("slow-headers", 0.2), ("slow-body", 0.3), ("slow-headers", (5, 0.2))):
            began = time.monotonic()
            await failure(exceptions.ApiTimeoutError, keys.list_all_api_keys, filter=what, _request_timeout=timeout)
            assert time.monotonic() - began < 0.6
    async with api(timeout=h2ogpte.rest.Timeout(total=5, read=0.2)) as keys:
        await failure(exceptions.ApiTimeoutError, keys.list_all_api_keys, filter="slow-headers")
        assert len(await keys.list_all_api_keys(filter="slow-body")) == 1, "no two pieces are far from each other"


async def what_is_mislabelled_is_read() -> None:
    """A wrong type, a wrong charset, another charset, and a compressed body."""
    async with api() as keys:
        for what in ("wrong-type", "wrong-charset", "other-charset", "zipped"):
            (key,) = await keys.list_all_api_keys(filter=what)
            assert key.name == "Łódź", what
        page = await failure(exceptions.ApiDecodeError, keys.list_all_api_keys, filter="page")
        assert "list_all_api_keys" in str(page) and page.raw_data == b"<h1>Log in</h1>"
    async with api(response_validation=False) as keys:
        anything: object = await keys.list_all_api_keys(filter="page")
        assert anything == "<h1>Log in</h1>"


async def a_bomb_does_not_go_off() -> None:
    """One megabyte that is a thousand when it is unpacked doesn't fill the memory."""
    async with api() as keys:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        bomb = await failure(exceptions.ApiDecodeError, keys.list_all_api_keys, filter="bomb", _request_timeout=60)
        assert "unpacked" in str(bomb)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        assert grown < 700, f"{grown} MB"
        assert len(await keys.list_all_api_keys()) == 1, "the client goes on"


async def another_host_gets_no_credentials() -> None:
    """A redirect is followed, but without the token."""
    async with api() as keys:
        assert len(await keys.list_all_api_keys(filter="elsewhere")) == 1


async def an_expired_token_is_replaced() -> None:
    """The client fetches its first token, and another one where the server refuses it."""
    async with api(client_id="me", client_secret=SECRET, token_url=f"{URL}/token") as keys:
        assert len(await keys.list_all_api_keys(filter="expired")) == 1
        assert len(await keys.list_all_api_keys(filter="expired")) == 1


async def hooks_see_every_attempt() -> None:
    """And the log has a line for each."""
    statuses: list[int] = []
    log.seek(0)
    log.truncate()

    def mark(request: Any) -> None:
        request.headers.append(("X-Mark", "yes"))

    def note(request: Any, response: Any) -> None:
        statuses.append(response.status)

    settings = {"before_request": [mark], "after_response": [note]}
    async with api(retries=h2ogpte.rest.Retries(times=1, backoff=0.01), **settings) as keys:
        await failure(exceptions.ServiceException, keys.list_all_api_keys, filter="always-busy")
        await keys.list_all_api_keys(filter="marked")
    assert statuses == [503, 503, 200]
    for said in ("503 in", "200 in", "(attempt 2)", f"GET {URL}/admin/api_keys"):
        assert said in log.getvalue(), said


async def main() -> None:
    """Run everything in order."""
    await what_passes_is_survived()
    await nothing_is_repeated_unasked()
    await what_is_slow_ends()
    await what_is_mislabelled_is_read()
    await another_host_gets_no_credentials()
    await an_expired_token_is_replaced()
    await hooks_see_every_attempt()
    told = log.getvalue()
    assert TOKEN not in told and SECRET not in told and "token-1" not in told
    logging.getLogger().setLevel(logging.WARNING)
    await a_bomb_does_not_go_off()


asyncio.run(main())
print("all is well")
