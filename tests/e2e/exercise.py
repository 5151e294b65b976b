"""Calls each operation of the installed package and checks what comes back: `exercise.py URL TOKEN`.

The synchronous program is made of this one, as the synchronous client is made of the asynchronous one.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar

import h2ogpte.rest
import h2ogpte.rest as client
from pydantic import ValidationError

E = TypeVar("E", bound=Exception)
URL, TOKEN = sys.argv[1:]
log = io.StringIO()
logging.basicConfig(stream=log, level=logging.DEBUG)


@contextlib.asynccontextmanager
async def api(token: str = TOKEN, url: str = URL) -> AsyncIterator[client.APIKeysApi]:
    """Open a client."""
    configuration = h2ogpte.rest.Configuration(host=url, access_token=token)
    assert TOKEN not in repr(configuration)
    async with client.ApiClient(configuration) as api_client:
        assert TOKEN not in repr(api_client)
        yield client.APIKeysApi(api_client)


async def keys_are_made_listed_changed_and_deleted() -> None:
    """The five operations do what they say."""
    async with api() as keys:
        request = h2ogpte.rest.APIKeyCreateRequest(user_id="ü & co", name="a/b?c#d", expires_in="30 days")
        made = await keys.create_api_key_for_user(request)
        assert made.secret_key == f"sk-{made.api_key.id}"
        assert made.api_key.name == "a/b?c#d"
        assert made.api_key.created_at == datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
        assert made.api_key.expires_at == datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))
        assert made.api_key.collection_id is None
        other = await keys.create_api_key_for_user({"user_id": "other"})

        listed = await keys.list_all_api_keys()
        assert [key.id for key in listed] == [made.api_key.id, other.api_key.id]
        assert [key.id for key in await keys.list_all_api_keys(1, 1)] == [other.api_key.id]
        assert [key.id for key in await keys.list_all_api_keys(filter="ü & co")] == [made.api_key.id]
        assert await keys.list_all_api_keys(limit=0) == []
        paged = [key.id async for key in keys.iter_list_all_api_keys(limit=1)]
        assert paged == [made.api_key.id, other.api_key.id]
        assert [key.id async for key in keys.iter_list_all_api_keys(offset=1)] == [other.api_key.id]

        await keys.deactivate_api_key(made.api_key.id)
        await keys.update_api_key_expiry(other.api_key.id)
        expiry = h2ogpte.rest.APIKeyUpdateExpiryRequest(expires_in="1 year")
        await keys.update_api_key_expiry(made.api_key.id, expiry)
        changed, _ = await keys.list_all_api_keys()
        assert changed.is_active is False
        assert changed.expires_at == datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)

        await keys.delete_api_key(made.api_key.id)
        await keys.delete_api_key(key_id=other.api_key.id)
        assert await keys.list_all_api_keys() == []


async def each_method_has_three_forms() -> None:
    """Beside the value there is the response with it, and the open response."""
    async with api() as keys:
        answer = await keys.list_all_api_keys_with_http_info(limit=1)
        assert (answer.status_code, answer.data, answer.raw_data) == (200, [], b"[]")
        assert answer.headers is not None and answer.headers["Content-Type"] == "application/json"
        nothing = await keys.delete_api_key_with_http_info(
            (await keys.create_api_key_for_user(h2ogpte.rest.APIKeyCreateRequest(user_id="u"))).api_key.id
        )
        assert (nothing.status_code, nothing.data) == (204, None)
        opened = await keys.list_all_api_keys_without_preload_content(limit=1)
        assert opened.status == 200
        assert await opened.read() == b"[]"


async def errors_are_told_apart() -> None:
    """Each failure is the exception that the documentation names."""
    exceptions = h2ogpte.rest.exceptions
    async with api("wrong") as keys:
        error = await failure(exceptions.UnauthorizedException, keys.list_all_api_keys)
        assert isinstance(error, h2ogpte.rest.rest.ApiException)
        assert (error.status, error.reason) == (401, "Unauthorized")
        assert error.data == h2ogpte.rest.EndpointError(code=401, message="Unauthorized")
        assert error.headers is not None and error.headers["Content-Type"] == "application/json"
    async with api() as keys:
        missing = await failure(exceptions.NotFoundException, keys.delete_api_key, key_id="no such/key")
        assert missing.body == '{"code": 404, "message": "there is no key no such/key"}'
        failed = await failure(exceptions.ServiceException, keys.delete_api_key, key_id="fails")
        assert failed.status == 500
        failed = await failure(exceptions.ServiceException, keys.list_all_api_keys_with_http_info, filter="fails")
        assert failed.status == 500
        failed = await failure(exceptions.ServiceException, keys.list_all_api_keys, filter="fails-without-json")
        assert (failed.status, failed.data, failed.body) == (502, None, "<html>Bad gateway</html>")
        for broken in ("breaks-json", "sends-other-types"):
            decode = await failure(exceptions.ApiDecodeError, keys.list_all_api_keys, filter=broken)
            assert not isinstance(decode, exceptions.ApiException)
        for timeout in (0.2, (5, 0.2)):
            late = await failure(
                exceptions.ApiTimeoutError, keys.list_all_api_keys, filter="hangs", _request_timeout=timeout
            )
            assert isinstance(late, TimeoutError)
            assert not isinstance(late, exceptions.ApiException)
        dropped = await failure(exceptions.ApiConnectionError, keys.list_all_api_keys, filter="drops")
        assert not isinstance(dropped, exceptions.ApiException)
        assert await keys.list_all_api_keys(limit=1) == [], "the client goes on after failures"
    async with api(url="http://127.0.0.1:1") as keys:
        await failure(exceptions.ApiConnectionError, keys.list_all_api_keys)


async def wrong_arguments_raise_before_anything_is_sent() -> None:
    """Missing, unknown and wrongly typed arguments don't reach the server, which would refuse the token."""
    async with api("wrong") as keys:
        await failure(ValidationError, keys.list_all_api_keys, limit="10")
        await failure(ValidationError, keys.list_all_api_keys, limit=True)
        await failure(ValidationError, keys.list_all_api_keys, filter=3)
        await failure(TypeError, keys.list_all_api_keys, filtre="x")
        await failure(TypeError, keys.list_all_api_keys, _headres={})
        await failure(TypeError, keys.delete_api_key)
        await failure((TypeError, ValidationError), keys.delete_api_key, key_id=None)
        await failure(ValidationError, keys.create_api_key_for_user, api_key_create_request={"name": "x"})
    try:
        h2ogpte.rest.APIKeyCreateRequest(**{"name": "no user"})
    except ValidationError:
        return
    raise AssertionError("a request without its required field was made")


async def requests_can_be_adjusted() -> None:
    """Headers, default headers and credentials of one request."""
    async with api("wrong") as keys:
        auth = {"in": "header", "key": "Authorization", "value": f"Bearer {TOKEN}", "type": "bearer"}
        assert await keys.list_all_api_keys(_request_auth=auth) == []
        assert await keys.list_all_api_keys(_headers={"Authorization": f"Bearer {TOKEN}", "X-One": "1"}) == []
    async with api() as keys:
        keys.api_client.set_default_header("X-All", "2")
        assert await keys.list_all_api_keys() == []


async def failure(
    expected: type[E] | tuple[type[E], ...], call: Callable[..., Awaitable[object]], **arguments: object
) -> E:
    """Give the exception that a call raises, which mentions the token nowhere."""
    try:
        await call(**arguments)
    except expected as error:
        assert TOKEN not in f"{error!r} {error}"
        return error
    raise AssertionError(f"{call} did not raise {expected}")


async def a_client_serves_many_calls() -> None:
    """One client for many calls, and one client for each call."""
    async with api() as keys:
        for _ in range(20):
            assert await keys.list_all_api_keys(limit=1) == []
    configuration = h2ogpte.rest.Configuration(host=URL, access_token=TOKEN)
    for _ in range(3):
        api_client = client.ApiClient(configuration)
        assert await client.APIKeysApi(api_client).list_all_api_keys() == []
        await api_client.close()


async def main() -> None:
    """Run everything in order."""
    await keys_are_made_listed_changed_and_deleted()
    await each_method_has_three_forms()
    await errors_are_told_apart()
    await wrong_arguments_raise_before_anything_is_sent()
    await requests_can_be_adjusted()
    await a_client_serves_many_calls()


asyncio.run(main())
assert TOKEN not in log.getvalue()
print("all is well")
