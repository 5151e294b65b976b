"""What can be seen and changed of a call: hooks, log, errors, environment, warnings."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import logging
import unittest.mock
import warnings
from types import ModuleType
from typing import Any

import pytest

from tests.runtime.flavours import TOKEN, Call, cancelled_after, finish
from tests.runtime.scripted import Answer, Script


@pytest.fixture
def scripted(configuration: Any, script: Script) -> Any:
    """The configuration, for the scripted server."""
    configuration.host = script.url
    return configuration


# --- hooks -------------------------------------------------------------------------------------


def test_a_hook_changes_a_request(call: Call, scripted: Any, package: ModuleType) -> None:
    """It is called for each attempt, with a request of its own; hooks see those before them."""
    seen: list[Any] = []

    def sign(request: Any) -> None:
        request.headers.append(("X-Signature", f"of {request.method} {len(seen)}"))

    scripted.before_request = [sign, seen.append]
    scripted.retries = package._retries.Retries(backoff=0.001)

    call("get_it", "x", _headers={"X-Own": "1"})
    told = call("get_it", "x")["headers"]

    assert told["x-signature"] == "of GET 1"
    assert [name for name, _ in seen[0].headers if name.startswith("X-")] == ["X-Own", "X-Signature"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("headers", {"X-Own": "1"}, "headers: there is dict"),
        ("headers", [("X-Own", 1)], "headers: there is tuple"),
        ("body", "text", "bytes as the body, not str"),
        ("body", {"a": 1}, "bytes as the body, not dict"),
    ],
)
def test_what_a_hook_leaves_is_checked(
    call: Call, scripted: Any, script: Script, package: ModuleType, name: str, value: Any, said: str
) -> None:
    """HTTP libraries would send it piece by piece, or fail in words of their own."""
    scripted.before_request = [lambda request: setattr(request, name, value)]

    with pytest.raises(package.exceptions.ApiTypeError, match=said):
        call("post_it", "x", {"a": 1})

    assert script.seen == []


def test_hooks_are_called_for_each_attempt(call: Call, scripted: Any, script: Script, package: ModuleType) -> None:
    """Also those after the response, which see the ones that are not kept."""
    before: list[Any] = []
    after: list[Any] = []
    scripted.before_request = [before.append]
    scripted.after_response = [lambda request, response: after.append((str(request), response.status))]
    scripted.retries = package._retries.Retries(backoff=0.001)
    script.answers = [Answer(503), Answer(500)]

    call("get_it", "x")

    assert len(before) == 3
    assert after == [(f"GET {script.url}/x", status) for status in (503, 500, 200)]


def test_a_hook_may_read_the_body(call: Call, scripted: Any, script: Script, flavour: str) -> None:
    """The caller gets it all the same."""
    bodies: list[bytes] = []

    async def read_later(request: Any, response: Any) -> None:
        bodies.append(await response.read())

    def read(request: Any, response: Any) -> None:
        bodies.append(response.read())

    scripted.after_response = [read_later if flavour == "async" else read]
    script.answers = [Answer(body=b'{"a": 1}'), Answer(body=b'{"b": 1}')]

    assert call("get_it", "x") == {"a": 1}
    response = call("get_it_without_preload_content", "x")
    assert asyncio.run(finish(response.read())) == b'{"b": 1}'
    assert bodies == [b'{"a": 1}', b'{"b": 1}']


def test_an_asynchronous_hook_is_awaited(
    call: Call, scripted: Any, script: Script, flavour: str, package: ModuleType
) -> None:
    """By the asyncio client; the other one says that it can't."""

    async def mark(request: Any) -> None:
        await asyncio.sleep(0)
        request.headers.append(("X-Mark", "1"))

    scripted.before_request = [mark]
    if flavour == "async":
        assert call("get_it", "x")["headers"]["x-mark"] == "1"
    else:
        with pytest.raises(package.exceptions.ApiTypeError, match="before-request hook is asynchronous"):
            call("get_it", "x")
        assert script.seen == []


@pytest.mark.parametrize("kind", ["before_request", "after_response"])
def test_an_exception_of_a_hook_ends_the_call(package: ModuleType, scripted: Any, kind: str) -> None:
    """It reaches the caller as it is, and no connection is left behind."""

    def fail(*arguments: Any) -> None:
        raise LookupError("own")

    setattr(scripted, kind, [fail])

    async def main() -> None:
        client = package.api_client.ApiClient(scripted)
        with pytest.raises(LookupError, match="own"):
            await package.api.things_api.ThingsApi(client).get_it_without_preload_content("x")
        pool = client.rest_client.pool_manager
        assert pool is None or not pool.connector._acquired
        await client.close()

    asyncio.run(main())


def test_hooks_are_settings(package: ModuleType, server: Any) -> None:
    """They can be given to the configuration, which makes lists of them."""
    configuration = package.configuration.Configuration(host=server.url, before_request=(print,))

    assert configuration.before_request == [print]
    assert configuration.after_response == []


# --- cancellation ------------------------------------------------------------------------------


HARDSHIPS: dict[str, tuple[str, list[Answer]]] = {
    "plain": ("post_it", []),
    "failure": ("post_it", [Answer(404)]),
    "redirect": ("post_it", [Answer(307, {"Location": "/elsewhere"})]),
    "everything": ("get_it", [Answer(503), Answer(deed="half")]),
    "token": ("log_in", []),
}


@pytest.mark.parametrize("what", HARDSHIPS)
def test_cancelled_at_every_await(package: ModuleType, scripted: Any, script: Script, what: str) -> None:
    """Wherever a call is cancelled, no connection is in use and no task runs afterwards, and the client goes on."""
    hooked: list[str] = []

    async def wait(*arguments: Any) -> None:
        await asyncio.sleep(0)
        hooked.append("hook")

    async def give() -> str:
        await asyncio.sleep(0)
        hooked.append("token")
        return "token"

    if what == "everything":
        scripted.access_token = give
        scripted.before_request = [wait]
        scripted.after_response = [wait]
        scripted.retries = package._retries.Retries(backoff=0.001)
    elif what == "token":
        scripted.access_token = None
        scripted.client_id, scripted.client_secret = "me", "secret"
    name, answers = HARDSHIPS[what]

    async def call(api: Any) -> Any:
        with contextlib.suppress(package.exceptions.ApiException):
            return await getattr(api, name)("x", *([{"a": 1}] if name == "post_it" else []))

    async def main() -> int:
        count = 0
        done = False
        while not done:
            count += 1
            scripted.token_store.tokens.clear()
            script.answers = list(answers)
            client = package.api_client.ApiClient(scripted)
            api = package.api.things_api.ThingsApi(client)
            done = await cancelled_after(count, call(api))
            pool = client.rest_client.pool_manager
            assert not pool or not pool.connector._acquired
            assert asyncio.all_tasks() == {asyncio.current_task()}
            script.answers = []
            assert (await api.log_in("x"))["path"] == "/x"
            await client.close()
        await asyncio.sleep(0.1)
        return count

    assert asyncio.run(main()) >= {"everything": 12, "redirect": 6, "token": 6}.get(what, 4)
    assert script.open == 0
    if what == "everything":
        assert {"hook", "token"} <= set(hooked)


# --- the log -----------------------------------------------------------------------------------


def test_a_line_for_each_attempt(
    call: Call, scripted: Any, script: Script, package: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """With method, path, status, duration and attempt, as text and as fields."""
    caplog.set_level(logging.INFO, "things_client")
    scripted.retries = package._retries.Retries(backoff=0.001)
    script.answers = [Answer(503)]

    call("get_it", "x", size=3)

    lines = [record for record in caplog.records if hasattr(record, "http_status")]
    assert [line.name for line in lines] == ["things_client"] * 2
    fields = [(line.__dict__["http_method"], line.__dict__["http_path"]) for line in lines]
    assert fields == [("GET", "/x")] * 2
    assert [line.__dict__["http_status"] for line in lines] == [503, 200]
    assert [line.__dict__["http_attempt"] for line in lines] == [1, 2]
    assert all(0 < line.__dict__["http_duration"] < 5 for line in lines)
    assert lines[0].getMessage().startswith(f"GET {script.url}/x: 503 in ")
    assert "(attempt 2)" in lines[1].getMessage()
    assert "size" not in caplog.text
    assert '"headers"' not in caplog.text


def test_bodies_are_told_at_debug_only(
    call: Call, scripted: Any, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    """Both bodies, but for what is or sounds like a credential."""
    scripted.username, scripted.password = "ann", "pass-word"
    body = {"colour": "green", "password": "hidden-1", "nested": {"api_key": 'hidden " hidden-2'}}
    for level, shown in ((logging.INFO, False), (logging.DEBUG, True)):
        caplog.clear()
        caplog.set_level(level, "things_client")
        answer = b'{"shape": "round", "secret_key": "hidden-3", "you": "pass-word"}'
        script.answers = [Answer(body=answer)]

        call("post_it", "x", body, _headers={"X-Api-Token": "hidden-4"})

        assert ("green" in caplog.text) is ("round" in caplog.text) is shown
        assert "hidden" not in caplog.text
        assert "pass-word" not in caplog.text


def test_no_header_is_told_that_could_be_a_credential(
    call: Call, scripted: Any, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even where its name says nothing: of headers that aren't known to be harmless the names are told."""
    caplog.set_level(logging.DEBUG, "things_client")
    scripted.api_key = {"both": "hidden-1"}
    scripted.username, scripted.password = "ann", "hidden-2"
    script.answers = [Answer(headers={"Set-Cookie": "sid=hidden-3"}, body=b'{"tokens": ["hidden-4"]}')]

    call("post_it", "x", {"a": 1})
    call("get_it", "x", _request_auth={"in": "header", "key": "X-Own", "value": "hidden-5-of-a-length"}, _retries=1)

    assert "X-Key" in caplog.text and "X-Own" in caplog.text and "application/json" in caplog.text
    assert "hidden" not in caplog.text


def test_the_libraries_tell_no_query(
    call: Call, configuration: Any, package: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """It may hold an API key: neither where they log a request, nor where they warn or fail."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "things_client")
    configuration.access_token = None
    configuration.api_key = {"queryKey": "hidden"}
    for host in (configuration.host, "ftp://host"):
        configuration.host = host
        with contextlib.suppress(package.exceptions.OpenApiException):
            call("post_it", "headless", {"a": 1})
        try:
            call("post_it", "echo", {"a": 1})
        except package.exceptions.ApiValueError as error:
            assert str(error) == "POST ftp://host/echo: not a URL"
    assert "/headless" in caplog.text
    assert "hidden" not in caplog.text


def test_a_failure_is_told(call: Call, scripted: Any, script: Script, caplog: pytest.LogCaptureFixture) -> None:
    """By the name of its exception."""
    caplog.set_level(logging.INFO, "things_client")
    script.answers = [Answer(deed="drop")]

    with pytest.raises(Exception, match="POST"):
        call("post_it", "x")

    assert "ApiConnectionError in" in caplog.text


# --- errors ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["X-Request-Id", "request-id", "X-Correlation-ID", "x-amzn-RequestId", "X-GitHub-Request-Id", "Apigw-Requestid"],
)
def test_errors_name_the_request(call: Call, scripted: Any, script: Script, package: ModuleType, name: str) -> None:
    """Method, path and what the server calls it; no credentials of the body either."""
    script.answers = [
        Answer(404, {name: "r-17"}, f'{{"you": "{TOKEN}", "new_password": "hidden"}}'.encode()),
        Answer(200, {name: "r-18"}, b'{"open": '),
    ]
    with pytest.raises(package.exceptions.NotFoundException) as caught:
        call("get_it", "x", size=4)
    assert f"GET {script.url}/x\n" in str(caught.value)
    assert "r-17" in str(caught.value) and caught.value.request_id == "r-17"
    assert TOKEN not in str(caught.value) and "hidden" not in str(caught.value)

    with pytest.raises(package.exceptions.ApiDecodeError) as broken:
        call("get_it", "x", size=4)
    assert f"GET {script.url}/x\n" in str(broken.value)
    assert "r-18" in str(broken.value) and broken.value.request_id == "r-18"
    assert broken.value.operation == "get_it"


def test_errors_tell_no_secret_of_a_header(
    call: Call, scripted: Any, script: Script, package: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """A server may repeat in one what it was sent; a body that is too long to be shown says how long it is."""
    caplog.set_level(logging.DEBUG, "things_client")
    repeated = {"X-You": f"Bearer {TOKEN}", "Location": "/x?token=hidden&page=7"}
    script.answers = [Answer(404, repeated, b'{"a": "' + b"b" * 20_000 + b'"}')]

    with pytest.raises(package.exceptions.NotFoundException) as caught:
        call("get_it", "x")

    for told in (str(caught.value), caplog.text):
        assert TOKEN not in told and "hidden" not in told and "page=7" in told
    assert "... (20009 characters)" in str(caught.value)
    assert caught.value.headers["X-You"] == f"Bearer {TOKEN}"


def test_wrong_fields_are_named(
    call: Call, scripted: Any, script: Script, package: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """Their values are told at debug level alone, and not if they sound like secrets."""
    for level, shown in ((logging.INFO, False), (logging.DEBUG, True)):
        caplog.clear()
        caplog.set_level(level, "things_client")
        script.answers = [Answer(body=b'{"size": "large", "token": "hidden"}')]
        with pytest.raises(package.exceptions.ApiDecodeError) as caught:
            call("count", "x")
        error = caught.value
        assert error.fields == ("size", "token")
        assert 'field "size"' in str(error)
        assert "large" not in str(error) and "hidden" not in str(error)
        assert error.raw_data == b'{"size": "large", "token": "hidden"}'
        told = [record.getMessage() for record in caplog.records if "field" in record.getMessage()]
        assert ("large" in "".join(told)) is shown
        assert "hidden" not in "".join(told)


def test_a_body_is_shown_in_its_charset(call: Call, scripted: Any, script: Script, package: ModuleType) -> None:
    """Where it says which, of an error and of what can't be decoded alike."""
    kind = {"Content-Type": "application/json; charset=iso-8859-1"}
    script.answers = [Answer(status, kind, '{"size": "groß"}'.encode("latin-1")) for status in (200, 404)]

    for expected in (package.exceptions.ApiDecodeError, package.exceptions.NotFoundException):
        with pytest.raises(expected) as caught:
            call("count", "x")
        assert caught.value.body == '{"size": "groß"}'


def test_responses_can_be_taken_as_they_come(call: Call, scripted: Any, script: Script) -> None:
    """With `response_validation=False` nothing is checked."""
    scripted.response_validation = False
    script.answers = [Answer(body=b'{"size": "large"}'), Answer(body=b'{"size": 3}'), Answer(body=b"[broken")]

    assert call("count", "x") == {"size": "large"}
    assert call("count", "x") == {"size": 3}
    assert call("count", "x") == b"[broken"


# --- the environment -----------------------------------------------------------------------------


def test_the_environment_has_defaults(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Host and access token; explicit arguments win."""
    make = package.configuration.Configuration
    monkeypatch.setenv("THINGS_CLIENT_HOST", "https://env.example.com/v1")
    monkeypatch.setenv("THINGS_CLIENT_ACCESS_TOKEN", "from-env")

    assert (make().host, make().access_token) == ("https://env.example.com/v1", "from-env")
    assert make(host="https://own").host == "https://own"
    assert make(server_index=0).host == "http://127.0.0.1:1/first"
    assert make(access_token="own").access_token == "own"
    assert make(client_id="own").access_token is None
    assert make(api_key={"both": "k"}).access_token is None
    assert make(username="u", password="p").access_token is None
    assert "from-env" not in repr(make())

    monkeypatch.setenv("THINGS_CLIENT_HOST", " https://env.example.com/v1\n")
    monkeypatch.setenv("THINGS_CLIENT_ACCESS_TOKEN", "from-a-file\n")
    assert (make().host, make().access_token) == ("https://env.example.com/v1", "from-a-file")

    monkeypatch.setenv("THINGS_CLIENT_HOST", "")
    monkeypatch.setenv("THINGS_CLIENT_ACCESS_TOKEN", " ")
    assert (make().host, make().access_token) == ("http://127.0.0.1:1/first", None)


# --- timeouts ------------------------------------------------------------------------------------


def test_all_three_timeouts_can_be_set(call: Call, scripted: Any, script: Script, package: ModuleType) -> None:
    """For one call, and for all calls of a configuration."""
    timeout = package._request.Timeout(total=5, connect=5, read=0.2)
    for setting, options in ((None, {"_request_timeout": timeout}), (timeout, {}), ((None, 0.2), {}), (0.2, {})):
        scripted.timeout = setting
        script.answers = [Answer(deed="slow")]
        with pytest.raises(package.exceptions.ApiTimeoutError):
            call("get_it", "x", **options)
    script.answers = [Answer(deed="slow")]
    assert call("get_it", "x", _request_timeout=5) == {}


# --- deprecation -----------------------------------------------------------------------------------


def test_deprecated_things_warn(call: Call, scripted: Any) -> None:
    """An operation, and an argument that is given, at the line that calls."""
    with pytest.warns(DeprecationWarning) as caught:
        call("old", "x", 3)

    assert [str(warning.message) for warning in caught] == [
        "old() is deprecated",
        "The argument size of old() is deprecated",
    ]
    assert {warning.filename for warning in caught} == {inspect.unwrap(call).__code__.co_filename}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call("get_it", "x", size=3)


def test_a_task_warns_where_it_was_made(package: ModuleType, scripted: Any) -> None:
    """A task is begun by the event loop, whose line would tell nobody anything."""

    async def main() -> list[int]:
        lines: list[int] = []
        async with package.api_client.ApiClient(scripted) as client:
            api = package.api.things_api.ThingsApi(client)
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                await asyncio.gather(api.old("x"), api.old("x", size=3))
                await asyncio.create_task(api.old(size=3, rest="x"))
            lines = [warning.lineno for warning in caught if warning.filename == __file__]
            assert len(caught) == len(lines) == 5
        assert isinstance(unittest.mock.create_autospec(api).old, unittest.mock.AsyncMock)
        return lines

    assert len(set(asyncio.run(main()))) == 2
