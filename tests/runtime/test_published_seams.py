"""Where code that was written for the published client takes hold of it, or puts in something of its own."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any
from unittest.mock import AsyncMock, MagicMock, patch

import aiohttp
import pytest
import urllib3
from urllib3.connection import HTTPConnection

from tests.runtime.flavours import finish

Call = Callable[..., Any]
Run = Callable[..., Any]


@pytest.fixture
def run(things: Any, configuration: Any, flavour: str) -> Run:
    """Call a method with a client that was changed, and give what came back."""

    def run(change: Callable[[Any], object], method: str, *arguments: Any, **options: Any) -> Any:
        async def main() -> Any:
            client = things.api_client.ApiClient(configuration)
            change(client)
            try:
                return await finish(getattr(things.api.things_api.ThingsApi(client), method)(*arguments, **options))
            finally:
                await finish(client.close())

        return asyncio.run(main())

    return run


def wrap(client: Any, flavour: str, around: Callable[..., Any]) -> None:
    """Set a `call_api` on a client which changes the arguments of the one it has."""
    published = client.call_api

    def call_api(*arguments: Any, **options: Any) -> Any:
        return published(*around(*arguments), **options)

    async def call_api_later(*arguments: Any, **options: Any) -> Any:
        return await published(*around(*arguments), **options)

    client.call_api = call_api if flavour == "sync" else call_api_later


# --- call_api ----------------------------------------------------------------------------------


def test_an_own_call_api_signs_the_requests_of_operations(run: Run, flavour: str) -> None:
    """It gets method, URL, headers, the body before it is written, and the fields of a form."""
    seen: list[Any] = []

    def sign(method: str, url: str, headers: dict[str, str], body: Any, fields: Any) -> tuple[Any, ...]:
        seen.append((method, url.rpartition("/")[2], headers["Content-Type"], body, list(fields)))
        return method, url, {**headers, "X-Signature": json.dumps(body)}, body, fields

    sent = run(lambda client: wrap(client, flavour, sign), "post_it", "echo", {"a": [1, None]})

    assert seen == [("POST", "echo", "application/json", {"a": [1, None]}, [])]
    assert sent["headers"]["X-Signature"] == '{"a": [1, null]}'
    assert json.loads(sent["body"]) == {"a": [1, None]}


def test_an_own_call_api_hands_bytes_on(run: Run, flavour: str) -> None:
    """A body that isn't JSON arrives as it is."""
    sent = run(
        lambda client: wrap(client, flavour, lambda *arguments: arguments),
        "post_it",
        "echo",
        b"raw",
        _content_type="application/octet-stream",
    )

    assert (sent["body"], sent["headers"]["Content-Type"]) == ("raw", "application/octet-stream")


def test_a_derived_client_repeats_requests(things: Any, configuration: Any, package: ModuleType, flavour: str) -> None:
    """What it gives is decoded; what is no success is still an exception."""
    paths: list[str] = []

    class Patient(things.api_client.ApiClient):  # type: ignore[misc]
        def call_api(self, method: str, url: str, *arguments: Any, **options: Any) -> Any:
            async def again() -> Any:
                response = await super(Patient, self).call_api(method, url, *arguments, **options)
                if response.status == 429:
                    other = url.replace("status-429", "echo")
                    return await super(Patient, self).call_api(method, other, *arguments, **options)
                return response

            paths.append(url.rpartition("/")[2])
            if flavour == "async":
                return again()
            response = super().call_api(method, url, *arguments, **options)
            if response.status == 429:
                return super().call_api(method, url.replace("status-429", "echo"), *arguments, **options)
            return response

    async def main() -> None:
        client = Patient(configuration)
        api = things.api.things_api.ThingsApi(client)
        whole = await finish(api.get_it_with_http_info("status-429", _request_timeout=5))
        assert (whole.status_code, whole.data["path"]) == (200, "/base/echo")
        with pytest.raises(package.exceptions.NotFoundException) as raised:
            await finish(api.get_it("status-404"))
        assert raised.value.data["code"] == 404
        raw = await finish(api.get_it_without_preload_content("echo"))
        assert (await finish(raw.json()))["method"] == "GET"
        await finish(client.close())

    asyncio.run(main())
    assert paths == ["status-429", "status-404", "echo"]


def test_a_derived_client_is_told_what_has_no_effect(things: Any) -> None:
    """Rather than have its method passed by in silence."""
    with pytest.warns(UserWarning, match=r"Signed.param_serialize: operations don't call it") as caught:
        type("Signed", (things.api_client.ApiClient,), {"param_serialize": None, "close": None})
    assert len(caught) == 1


def test_a_patched_call_api_stands_for_the_server(run: Run, things: Any, flavour: str) -> None:
    """As tests of code that uses the package have it: the double has `status`, `headers` and `data`."""
    response = MagicMock(status=200, reason="OK", data=b'{"a": 1}', headers={"content-type": "application/json"})
    double: Any = MagicMock(return_value=response)
    if flavour == "async":
        response.read = AsyncMock(return_value=response.data)
        double = AsyncMock(return_value=response)

    with patch.object(things.api_client.ApiClient, "call_api", new=double):
        assert run(lambda client: None, "get_it", "echo") == {"a": 1}
    assert double.call_args.args[0] == "GET"


def test_credentials_of_a_scheme_are_added_by_hand(things: Any, configuration: Any) -> None:
    """`update_params_for_auth` changes the headers and the query that it is given."""
    configuration.api_key = {"queryKey": "q"}
    client = things.api_client.ApiClient(configuration)
    headers: dict[str, str] = {}
    query: list[tuple[str, str]] = []

    client.update_params_for_auth(headers, query, ["bearerAuth", "queryKey"], "/echo", "GET", None)
    client.update_params_for_auth(headers, query, None)

    assert headers == {"Authorization": f"Bearer {configuration.access_token}"}
    assert query == [("key", "q")]
    own = {"in": "header", "key": "X-Own", "value": "o"}
    client.update_params_for_auth(headers, query, ["bearerAuth"], request_auth=own)
    assert headers["X-Own"] == "o"


def test_a_derived_configuration_has_its_own_credentials(package: ModuleType, run: Run, configuration: Any) -> None:
    """`auth_settings` is asked for each request; what it does not name is not sent."""

    class Fresh(package.configuration.Configuration):  # type: ignore[name-defined, misc]
        tokens = iter(("one", "two"))

        def auth_settings(self) -> Any:
            found = super().auth_settings()
            assert set(found) <= {"bearerAuth", "queryKey", "cookieKey", "basicAuth", "login", "both"}
            value = f"Bearer {next(self.tokens)}"
            return {"bearerAuth": {"type": "bearer", "in": "header", "key": "Authorization", "value": value}}

    fresh = Fresh(host=configuration.host, access_token="old")

    def use(client: Any) -> None:
        client.configuration = fresh

    assert run(use, "get_it", "echo")["headers"]["Authorization"] == "Bearer one"
    assert run(use, "get_it", "echo")["headers"]["Authorization"] == "Bearer two"


# --- the HTTP library --------------------------------------------------------------------------


def test_an_own_session_sends_the_requests(run: Run, flavour: str, things: Any, configuration: Any) -> None:
    """What is set as `pool_manager` is used, and closed with the client."""
    sent: list[str] = []

    class Pool(urllib3.PoolManager):
        def request(self, method: str, url: str, *arguments: Any, **options: Any) -> Any:
            sent.append(method)
            return super().request(method, url, *arguments, **options)

    def put_in(client: Any) -> None:
        if flavour == "sync":
            client.rest_client.pool_manager = Pool()
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)

            class Session(aiohttp.ClientSession):
                async def _request(self, method: str, *arguments: Any, **options: Any) -> Any:
                    sent.append(method)
                    return await super()._request(method, *arguments, **options)

        client.rest_client.pool_manager = Session()
        held.append(client.rest_client.pool_manager)

    held: list[Any] = []
    assert run(put_in, "get_it", "echo")["method"] == "GET"
    assert sent == ["GET"]
    assert all(session.closed for session in held)


def test_what_records_requests_stands_between(package: ModuleType, configuration: Any) -> None:
    """Tools put a class of their own where urllib3 has that of its connections."""
    things = importlib.import_module(f"{package.__name__}.sync")
    made: list[str] = []

    class Recorder(HTTPConnection):
        def connect(self) -> None:
            made.append(self.host)
            super().connect()

    api = things.api.things_api.ThingsApi(things.api_client.ApiClient(configuration))
    with patch.object(urllib3.HTTPConnectionPool, "ConnectionCls", Recorder):
        assert api.get_it("echo")["method"] == "GET"
    api.api_client.close()
    assert made == ["127.0.0.1"]
    assert api.get_it("echo")["method"] == "GET"
    api.api_client.close()
    assert made == ["127.0.0.1"]


def test_a_failure_is_the_librarys_too(call: Call, configuration: Any, package: ModuleType, flavour: str) -> None:
    """Code catches what aiohttp and urllib3 raise; it is ours as well, and can be pickled."""
    configuration.host = "http://127.0.0.1:9"
    wanted: tuple[type[Exception], ...] = (aiohttp.ClientConnectorError, OSError)
    if flavour == "sync":
        wanted = (urllib3.exceptions.MaxRetryError, urllib3.exceptions.NewConnectionError)
    with pytest.raises(package.exceptions.ApiConnectionError) as raised:
        call("get_it", "echo")

    error: Any = raised.value
    assert all(isinstance(error, each) for each in wanted)
    assert str(error).startswith("GET http://127.0.0.1:9/echo: ")
    assert repr(error).startswith("ApiConnectionError(")
    if flavour == "async":
        assert (error.host, error.port) == ("127.0.0.1", 9)
        assert error.errno == error.os_error.errno is not None
    else:
        assert isinstance(error.reason, urllib3.exceptions.NewConnectionError)
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is package.exceptions.ApiConnectionError
    assert (str(copied), copied.unsent) == (str(error), True)


def test_a_timeout_is_the_librarys_too(call: Call, flavour: str, package: ModuleType) -> None:
    """As with other failures."""
    wanted = asyncio.TimeoutError if flavour == "async" else urllib3.exceptions.ReadTimeoutError
    with pytest.raises(wanted) as raised:
        call("get_it", "slow", _request_timeout=(1, 0.2))

    assert isinstance(raised.value, package.exceptions.ApiTimeoutError)


def test_a_raw_response_is_used_as_the_librarys(things: Any, configuration: Any, flavour: str) -> None:
    """It has the attributes of that, and the arguments of its methods."""

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)

        raw = await finish(api.get_it_without_preload_content("echo"))
        if flavour == "async":
            assert (raw.ok, raw.method, raw.content_type) == (True, "GET", "application/json")
            assert (await raw.json(content_type=None))["method"] == "GET"
            assert await raw.text(encoding="utf-8") == raw.data.decode()
            raw = await api.get_it_without_preload_content("echo")
            lines = [line async for line in raw.content]
            raw = await api.get_it_without_preload_content("status-404")
            with pytest.raises(aiohttp.ClientResponseError):
                raw.raise_for_status()
            raw.release()
        else:
            assert json.loads(raw.data)["method"] == raw.json()["method"] == "GET"
            raw = api.get_it_without_preload_content("echo")
            lines = list(raw.stream(1000))
            raw.release_conn()
        assert json.loads(b"".join(lines))["method"] == "GET"

        raw = await finish(api.get_it_without_preload_content("pieces"))
        some = [await finish(raw.read(4)) for _ in range(5)]
        assert some == [b"abca", b"bcab", b"cabc", b"abc", b""]
        raw = await finish(api.get_it_without_preload_content("pieces"))
        assert (await finish(raw.read(2)), await finish(raw.read())) == (b"ab", b"c" + b"abc" * 4)
        with pytest.raises(AttributeError):
            print(raw.nothing)
        await finish(client.close())

    asyncio.run(main())


# --- small things ------------------------------------------------------------------------------


def test_from_response_raises(package: ModuleType) -> None:
    """As published: nobody has to raise what it makes."""
    response = MagicMock(status=404, reason="Not Found", data=b"x", headers={})
    with pytest.raises(package.exceptions.NotFoundException) as raised:
        package.exceptions.ApiException.from_response(http_resp=response, body=None, data=3)

    assert (raised.value.body, raised.value.data) == ("x", 3)


def test_a_wrong_response_is_a_value_error(call: Call) -> None:
    """As what `json` and `pydantic` raise in the published client."""
    with pytest.raises(ValueError, match="can't be decoded"):
        call("get_it", "broken")


def test_the_loggers_have_their_names(configuration: Any, things: Any) -> None:
    """Both are there; settings of the client can be read."""
    assert configuration.logger["urllib3_logger"].name == "urllib3"
    assert things.api_client.ApiClient(configuration).client_side_validation is True


def test_a_pool_that_was_set_trusts_what_its_owner_says(package: ModuleType, configuration: Any) -> None:
    """Settings of TLS are those of the client's own pools."""
    things = importlib.import_module(f"{package.__name__}.sync")
    configuration.host = "https://127.0.0.1:9"
    own = urllib3.PoolManager()
    with things.api_client.ApiClient(configuration) as client:
        made = client.rest_client.pool_manager
        for pool in (made, own):
            client.rest_client.pool_manager = pool
            with pytest.raises(package.exceptions.ApiConnectionError):
                things.api.things_api.ThingsApi(client).get_it("echo")
    assert "ssl_context" in made.connection_pool_kw
    assert "ssl_context" not in own.connection_pool_kw
