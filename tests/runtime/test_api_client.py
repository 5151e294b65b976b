"""The client against a real server, asynchronous and synchronous from one source."""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
import logging
import pickle
import threading
import warnings
from collections.abc import Awaitable
from types import ModuleType
from typing import Any

import pytest

from tests.runtime.flavours import TOKEN, Call, finish

# --- what goes out -------------------------------------------------------------------------


def test_a_request_carries_all_parts(call: Call) -> None:
    """Path, query, header, cookie, credential and user agent arrive."""
    seen = call("get_it", "a/b echo", size=3, x_trace="t", flavour="v")

    assert seen["path"] == "/base/a%2Fb%20echo"
    assert seen["query"] == "size=3"
    assert seen["headers"]["X-Trace"] == "t"
    assert seen["headers"]["Cookie"] == "flavour=v"
    assert seen["headers"]["Authorization"] == f"Bearer {TOKEN}"
    assert seen["headers"]["User-Agent"] == "things-client/1.2.3/python"
    assert seen["headers"]["Accept"] == "application/json"
    assert "gzip" in seen["headers"]["Accept-Encoding"]
    assert "Content-Type" not in seen["headers"]


def test_a_body_is_sent(call: Call) -> None:
    """A body arrives with its media type."""
    seen = call("post_it", "echo", {"a": "ü"})

    assert seen["method"] == "POST"
    assert "ü" in seen["body"] or "\\u00fc" in seen["body"]
    assert seen["headers"]["Content-Type"] == "application/json"


def test_no_body_has_no_media_type(call: Call) -> None:
    """A POST without its optional body says nothing about one."""
    assert "Content-Type" not in call("post_it", "echo")["headers"]


def test_unused_options_are_as_if_not_given(call: Call) -> None:
    """None stands for what was not said, as in the published client."""
    names = ("_request_timeout", "_request_auth", "_content_type", "_headers", "_host_index")
    seen = call("get_it", "echo", **dict.fromkeys(names))

    assert seen["headers"]["Authorization"] == f"Bearer {TOKEN}"


def test_unknown_options_are_errors(call: Call, server: Any) -> None:
    """A misspelt option is what a misspelt argument is."""
    with pytest.raises(TypeError, match=r"get_it\(\) got an unexpected keyword argument '_header'"):
        call("get_it", "echo", _header={})
    assert server.seen == []


def test_headers_of_the_call_win(call: Call, things: Any, configuration: Any) -> None:
    """They stand before credentials, parameters and the headers of all requests."""
    client = things.api_client.ApiClient(configuration, "X-Team", "default", cookie="a=b")
    client.set_default_header("Accept", "application/hal+json")
    client.user_agent = "mine"
    own = {"authorization": "Basic eA==", "x-trace": 7, "User-Agent": None}

    seen = call("get_it", "echo", x_trace="t", client=client, _headers=own)["headers"]

    assert seen["X-Team"] == "default"
    assert seen["Accept"] == "application/hal+json"
    assert seen["authorization"] == "Basic eA=="
    assert seen["x-trace"] == "7"
    assert seen["Cookie"] == "a=b"
    assert seen.get("User-Agent") != "mine"


def test_headers_are_one_line(call: Call, configuration: Any, package: ModuleType, server: Any) -> None:
    """A token read with its line end is refused, and not repeated in the message."""
    configuration.access_token = f"{TOKEN}\n"

    with pytest.raises(package.exceptions.ApiValueError) as caught:
        call("get_it", "echo")

    assert TOKEN not in repr(caught.value) + str(caught.value)
    assert server.seen == []


def test_headers_may_be_any_text(call: Call) -> None:
    """What isn't ASCII goes out as UTF-8."""
    seen = call("get_it", "echo", _headers={"X-Name": "Žižek"})

    assert seen["headers"]["X-Name"].encode("latin-1").decode() == "Žižek"


# --- credentials -----------------------------------------------------------------------------


def test_the_first_complete_alternative_is_sent(call: Call, configuration: Any) -> None:
    """Of alternatives of combinations, the first one for which there is everything."""
    configuration.username, configuration.password = "ann", "pass-word"
    seen = call("post_it", "echo")
    assert seen["headers"]["Authorization"].startswith("Basic ")

    configuration.api_key = {"queryKey": "a&b", "cookieKey": "c"}
    seen = call("post_it", "echo")
    assert seen["query"] == "key=a%26b"
    assert "Authorization" not in seen["headers"]

    configuration.api_key["both"] = "k"
    configuration.api_key_prefix["both"] = "Key"
    seen = call("post_it", "echo")
    assert seen["query"] == ""
    assert seen["headers"]["X-Key"] == "Key k"
    assert seen["headers"]["Authorization"].startswith("Basic ")


def test_a_key_goes_into_a_cookie(call: Call, configuration: Any) -> None:
    """An API key at a cookie's place is one."""
    configuration.api_key = {"cookieKey": "c"}

    assert call("post_it", "echo")["headers"]["Cookie"] == "sid=c"


@pytest.mark.parametrize(
    ("place", "header", "query"),
    [("header", {"X-Own": "v"}, ""), ("query", {}, "X-Own=v"), ("cookie", {"Cookie": "X-Own=v"}, "")],
)
def test_request_auth_replaces_credentials(call: Call, place: str, header: dict[str, str], query: str) -> None:
    """`_request_auth` is sent in place of what the operation asks for."""
    auth = {"type": "api_key", "in": place, "key": "X-Own", "value": "v"}

    seen = call("get_it", "echo", _request_auth=auth)

    assert "Authorization" not in seen["headers"]
    assert header.items() <= seen["headers"].items()
    assert seen["query"] == query


def test_request_auth_must_say_where(call: Call, package: ModuleType) -> None:
    """A place that isn't one is an error."""
    with pytest.raises(package.exceptions.ApiValueError):
        call("get_it", "echo", _request_auth={"in": "body", "key": "a", "value": "b"})


# --- where ---------------------------------------------------------------------------------


def test_a_host_that_was_set_is_called_for_all(call: Call) -> None:
    """An operation's own servers don't stand before a host that the user set."""
    assert call("elsewhere")["path"] == "/base/echo"


def test_an_operation_has_its_own_servers(call: Call, package: ModuleType, configuration: Any, server: Any) -> None:
    """Without a host, its servers are called, with values for their variables."""
    configuration.server_index = 0
    configuration.server_variables = {"port": str(server.server_port)}
    assert call("elsewhere")["path"] == "/own/echo"

    configuration.server_operation_variables = {"elsewhere": {"where": "localhost"}}
    assert call("elsewhere")["headers"]["Host"] == f"localhost:{server.server_port}"

    configuration.server_variables["where"] = "mars"
    configuration.server_operation_variables = {}
    with pytest.raises(ValueError, match="has invalid value mars"):
        call("elsewhere")


def test_a_relative_server_stands_on_the_host(call: Call) -> None:
    """`_host_index` chooses a server; a relative one is on the configured host."""
    assert call("elsewhere", _host_index=1)["path"] == "/relative/echo"
    assert call("get_it", "echo", _host_index=1)["path"] == "/second/echo"
    with pytest.raises(ValueError, match="Must be less than 2"):
        call("elsewhere", _host_index=2)


def test_a_relative_server_needs_a_host(call: Call, package: ModuleType, configuration: Any) -> None:
    """Where nobody knows the host, the message says what to do."""
    configuration.__init__(server_index=1)
    with pytest.raises(package.exceptions.ApiValueError, match=r"Configuration\(host="):
        call("get_it", "echo")


# --- what comes back -------------------------------------------------------------------------


def test_http_info_tells_all(call: Call) -> None:
    """Status, headers in any case, decoded and raw body."""
    response = call("get_it_with_http_info", "echo")

    assert response.status_code == 200
    assert response.headers["content-TYPE"] == "application/json"
    assert response.data["path"] == "/base/echo"
    assert b'"/base/echo"' in response.raw_data
    assert TOKEN not in repr(response)


def test_errors_have_classes(call: Call, package: ModuleType) -> None:
    """Each status raises its class, with body, headers and decoded data."""
    classes = {
        400: "BadRequestException",
        401: "UnauthorizedException",
        403: "ForbiddenException",
        404: "NotFoundException",
        409: "ConflictException",
        418: "ApiException",
        422: "UnprocessableEntityException",
        429: "TooManyRequestsException",
        500: "ServiceException",
        503: "ServiceException",
    }
    for status, name in classes.items():
        with pytest.raises(package.rest.ApiException) as caught:
            call("get_it", f"status-{status}")
        error = caught.value
        assert type(error).__name__ == name
        assert (error.status, error.data["code"]) == (status, status)
        assert error.reason
        assert error.body.startswith('{"code"')
        assert error.headers["content-type"] == "application/json"


def test_errors_show_no_credentials(call: Call, package: ModuleType) -> None:
    """Neither sent nor received ones, even where the server repeats them in its body."""
    with pytest.raises(package.exceptions.ApiException) as caught:
        call("get_it", "status-404")
    error = caught.value

    assert TOKEN in error.body
    for text in (str(error), repr(error), repr(error.headers)):
        assert TOKEN not in text
        assert "very-secret" not in text
    assert "GET http://127.0.0.1" in str(error)


def test_errors_can_be_pickled(call: Call, package: ModuleType) -> None:
    """An exception comes out of another process as it was."""
    with pytest.raises(package.exceptions.ApiException) as caught:
        call("get_it", "status-404")

    copied = pickle.loads(pickle.dumps(caught.value))

    assert type(copied) is package.exceptions.NotFoundException
    assert (copied.status, copied.body, str(copied)) == (404, caught.value.body, str(caught.value))


def test_an_error_without_json_has_no_data(call: Call, package: ModuleType) -> None:
    """A page of a proxy's is text."""
    with pytest.raises(package.exceptions.ServiceException) as caught:
        call("get_it", "html-502")

    assert caught.value.data is None
    assert caught.value.body == "<h1>Sorry</h1>"


def test_a_broken_body_is_a_decode_error(call: Call, package: ModuleType) -> None:
    """A success that can't be decoded is not an ApiException, and keeps the response."""
    with pytest.raises(package.exceptions.ApiDecodeError, match="get_it") as caught:
        call("get_it", "broken")
    error = caught.value

    assert not isinstance(error, package.exceptions.ApiException)
    assert error.raw_data == b'{"secret": "hidden'
    assert "hidden" not in str(error)
    assert error.__cause__ is None and error.__context__ is None
    assert pickle.loads(pickle.dumps(error)).status == 200


@pytest.mark.parametrize("what", ["drop", "half", "garbage"])
def test_a_broken_connection_is_a_connection_error(call: Call, package: ModuleType, what: str) -> None:
    """Whatever breaks before the whole response is there."""
    with pytest.raises(package.exceptions.ApiConnectionError) as caught:
        call("post_it", what, {"a": 1})

    assert TOKEN not in "".join(map(repr, (caught.value, caught.value.__cause__)))
    assert not isinstance(caught.value, package.exceptions.ApiException)


def test_nobody_there_is_a_connection_error(call: Call, package: ModuleType, configuration: Any) -> None:
    """A port on which nobody listens."""
    configuration.host = "http://user:pass-word@127.0.0.1:9"
    with pytest.raises(package.exceptions.ApiConnectionError) as caught:
        call("get_it", "echo", _headers={"Authorization": None})

    assert "pass-word" not in str(caught.value)


@pytest.mark.parametrize("timeout", [0.2, (1, 0.2), (None, 0.2)])
def test_slow_headers_time_out(call: Call, package: ModuleType, timeout: Any) -> None:
    """A number is a total, a pair one for connecting and one for reading."""
    with pytest.raises(TimeoutError) as caught:
        call("get_it", "slow", _request_timeout=timeout)

    assert isinstance(caught.value, package.exceptions.ApiTimeoutError)
    assert isinstance(caught.value, package.exceptions.OpenApiException)


def test_a_slow_body_times_out(call: Call, package: ModuleType) -> None:
    """A total is one, though there is never much time between two bytes."""
    with pytest.raises(package.exceptions.ApiTimeoutError):
        call("get_it", "drip", _request_timeout=0.3)


@pytest.mark.parametrize("timeout", [0, -1, (1, 0), (1, 2, 3), "1", True, float("nan")])
def test_timeouts_are_checked(call: Call, package: ModuleType, server: Any, timeout: Any) -> None:
    """A timeout that isn't one is an error."""
    with pytest.raises((package.exceptions.ApiValueError, package.exceptions.ApiTypeError)):
        call("get_it", "echo", _request_timeout=timeout)
    assert server.seen == []


# --- redirects -------------------------------------------------------------------------------


def test_a_redirect_on_the_host_keeps_everything(call: Call) -> None:
    """308 repeats method and body."""
    seen = call("post_it", "near-308", {"a": 1}, _headers={"Authorization": "x"})

    assert (seen["method"], seen["path"]) == ("POST", "/base/echo")
    assert seen["body"].replace(" ", "") == '{"a":1}'
    assert seen["headers"]["Authorization"] == "x"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_credentials_stay_with_the_host(call: Call, configuration: Any, status: int) -> None:
    """Another host gets no header that might be a credential."""
    configuration.username, configuration.password = "ann", "pass-word"
    configuration.api_key = {"both": "key-secret"}

    seen = call("post_it", f"away-{status}", {"a": 1}, _headers={"X-Token": TOKEN, "Cookie": "sid=1"})

    assert seen["query"] == "from=away"
    assert seen["method"] == ("POST" if status > 303 else "GET")
    names = {name.lower() for name in seen["headers"]}
    assert not names & {"authorization", "cookie", "x-token", "x-key"}
    assert {"accept", "user-agent"} <= names


def test_redirects_end(call: Call, package: ModuleType) -> None:
    """A circle is an error."""
    with pytest.raises(package.exceptions.ApiConnectionError, match="more than 10 redirects"):
        call("get_it", "circle")


# --- the response as it comes ------------------------------------------------------------------


def test_a_response_is_read_when_asked(things: Any, configuration: Any, flavour: str) -> None:
    """Whole, in pieces, or not at all."""

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        response = await finish(api.get_it_without_preload_content("status-404"))
        assert (response.status, response.reason) == (404, "Not Found")
        if flavour == "async":
            assert response.data is None
        assert response.getheader("content-type") == "application/json"
        assert response.getheader("nothing", "x") == "x"
        assert response.response.status == 404
        assert (await finish(response.json()))["code"] == 404
        assert response.data == await finish(response.read())

        pieces = []
        response = await finish(api.get_it_without_preload_content("pieces"))
        if flavour == "async":
            async with response:
                async for piece in response:
                    pieces.append(piece)
        else:
            with response:
                pieces += response
        assert b"".join(pieces) == b"abc" * 5

        response = await finish(api.get_it_without_preload_content("pieces"))
        await finish(response.close())
        await finish(client.close())

    asyncio.run(main())


# --- lives of a client -------------------------------------------------------------------------


@pytest.mark.parametrize("closed", [True, False])
def test_clients_need_no_context_manager(
    package: ModuleType, server: Any, configuration: Any, closed: bool, recwarn: pytest.WarningsRecorder
) -> None:
    """One per call, again in another event loop, closed or forgotten: nothing stays open."""
    warnings.simplefilter("always")
    problems: list[Any] = []
    shared = package.api_client.ApiClient(configuration)

    async def once(client: Any) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: problems.append(context))
        await package.api.things_api.ThingsApi(client).get_it("echo")
        if closed:
            await client.close()

    async def forget() -> None:
        await once(package.api_client.ApiClient(configuration))
        gc.collect()
        await asyncio.sleep(0.05)

    for _ in range(2):
        asyncio.run(once(shared))
        asyncio.run(forget())
    loop = asyncio.new_event_loop()
    loop.run_until_complete(once(shared))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    asyncio.run(once(shared))
    del shared
    gc.collect()

    assert problems == []
    assert [str(warning.message) for warning in recwarn if "nclosed" in str(warning.message)] == []


def test_a_client_serves_several_loops_at_once(package: ModuleType, server: Any, configuration: Any) -> None:
    """Threads with event loops of their own may share a client."""
    client = package.api_client.ApiClient(configuration)
    api = package.api.things_api.ThingsApi(client)
    seen: list[Any] = []

    async def several() -> None:
        seen.extend(await asyncio.gather(*(api.get_it("echo") for _ in range(5))))

    threads = [threading.Thread(target=lambda: asyncio.run(several())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 20


def test_a_context_manager_closes(things: Any, configuration: Any, flavour: str) -> None:
    """The client is what `with` gives."""

    async def main() -> None:
        if flavour == "async":
            async with things.api_client.ApiClient(configuration) as client:
                await things.api.things_api.ThingsApi(client).get_it("echo")
                assert client.rest_client.pool_manager is not None
            assert client.rest_client.pool_manager is None
        else:
            with things.api_client.ApiClient(configuration) as client:
                things.api.things_api.ThingsApi(client).get_it("echo")

    asyncio.run(main())


def test_an_operation_waits_until_it_is_awaited(package: ModuleType, server: Any, configuration: Any) -> None:
    """Nothing is sent by the call alone, and anyone may await it."""

    async def later(pending: Awaitable[Any]) -> Any:
        assert server.seen == []
        return await pending

    async def main() -> Any:
        client = package.api_client.ApiClient(configuration)
        pending = package.api.things_api.ThingsApi(client).get_it("echo")
        assert inspect.iscoroutine(pending)
        return await asyncio.create_task(later(pending))

    assert asyncio.run(main())["path"] == "/base/echo"


def test_a_cancelled_call_leaves_nothing(package: ModuleType, server: Any, configuration: Any) -> None:
    """The connection of a cancelled call is closed."""

    async def main() -> None:
        client = package.api_client.ApiClient(configuration)
        for what in ("slow", "drip"):
            task = asyncio.create_task(package.api.things_api.ThingsApi(client).get_it(what))
            await asyncio.sleep(0.15)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        connector = client.rest_client.pool_manager.connector
        assert not connector._acquired and not connector._conns
        await client.close()

    asyncio.run(main())


def test_there_is_a_default(things: Any, package: ModuleType, configuration: Any) -> None:
    """API classes without a client share one, which has the default configuration."""
    package.configuration.Configuration.set_default(configuration)
    things.api_client.ApiClient.set_default(None)
    try:
        api = things.api.things_api.ThingsApi()
        assert api.api_client is things.api_client.ApiClient.get_default()
        assert api.api_client.configuration is configuration
        assert TOKEN not in repr(api.api_client)
    finally:
        package.configuration.Configuration.set_default(None)
        things.api_client.ApiClient.set_default(None)


# --- transports --------------------------------------------------------------------------------


class Answer:
    """A response made by hand."""

    status = 200
    reason = None

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.headers = {"content-type": "application/json"}
        self.closed = 0

    def body(self) -> bytes:
        """Give the body, or fail."""
        if self.error:
            raise self.error
        return b'{"by": "hand"}'

    def read(self) -> Any:
        """Read."""
        return self.body()

    def close(self) -> Any:
        """Count."""
        self.closed += 1


class AsyncAnswer(Answer):
    """The same, to be awaited."""

    async def read(self) -> Any:
        """Read."""
        return self.body()

    async def close(self) -> Any:
        """Count."""
        self.closed += 1


class Double:
    """A transport made by hand."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.requests: list[Any] = []
        self.closed = 0

    def send(self, request: Any) -> Any:
        """Answer."""
        self.requests.append(request)
        return self.answer

    def close(self) -> Any:
        """Count."""
        self.closed += 1


class AsyncDouble(Double):
    """The same, to be awaited."""

    async def send(self, request: Any) -> Any:
        """Answer."""
        return super().send(request)

    async def close(self) -> Any:
        """Count."""
        self.closed += 1


def make_double(flavour: str, error: Exception | None = None) -> Double:
    """Make a transport for one flavour."""
    return AsyncDouble(AsyncAnswer(error)) if flavour == "async" else Double(Answer(error))


def test_a_transport_can_be_passed(call: Call, flavour: str, server: Any) -> None:
    """Then it alone sends."""
    double = make_double(flavour)

    assert call("get_it", "echo", transport=double) == {"by": "hand"}
    assert server.seen == []
    assert double.closed == 2
    request = double.requests[0]
    assert (request.method, request.url) == ("GET", f"{server.url}/base/echo")
    assert TOKEN not in repr(request)


@pytest.mark.parametrize(
    ("error", "name"),
    [(TimeoutError(), "ApiTimeoutError"), (OSError("gone"), "ApiConnectionError"), (KeyError("own"), "KeyError")],
)
def test_errors_of_transports_are_ours(
    call: Call, package: ModuleType, flavour: str, error: Exception, name: str
) -> None:
    """What a transport lets through becomes one of our exceptions, and the response is closed."""
    double = make_double(flavour, error)

    with pytest.raises((package.exceptions.OpenApiException, KeyError)) as caught:
        call("get_it", "echo", transport=double)

    assert type(caught.value).__name__ == name
    assert double.answer.closed == 1


# --- logging -----------------------------------------------------------------------------------


def test_debug_logs_no_credentials(call: Call, configuration: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The logger tells of each request, without query and headers."""
    caplog.set_level(logging.DEBUG)
    configuration.debug = True
    configuration.api_key = {"queryKey": "key-secret"}
    call("get_it", "echo")
    call("post_it", "echo")
    configuration.debug = False

    assert f"GET {configuration.host}echo: 200" in caplog.text
    assert TOKEN not in caplog.text
    assert "key-secret" not in caplog.text


def test_a_configuration_can_be_copied(configuration: Any) -> None:
    """Deeply, and pickled."""
    for copied in (copy.deepcopy(configuration), pickle.loads(pickle.dumps(configuration))):
        assert copied.access_token == TOKEN
        assert copied.host == configuration.host
