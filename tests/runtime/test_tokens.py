"""Where tokens come from: OAuth 2 client credentials, and functions."""

from __future__ import annotations

import asyncio
import base64
import copy
import dataclasses
import inspect
import logging
import pickle
import threading
import time
from types import ModuleType
from typing import Any

import pytest

from tests.runtime.flavours import Call, finish
from tests.runtime.scripted import Answer, Script

SECRET = "s3cret:which/nobody&may-see"


@pytest.fixture
def oauth(configuration: Any, script: Script) -> Any:
    """A configuration with a client and its secret, in place of a token."""
    configuration.host = script.url
    configuration.access_token = None
    configuration.client_id = "me"
    configuration.client_secret = SECRET
    return configuration


def tokens(script: Script) -> list[str]:
    """The credentials of the requests."""
    return [seen["headers"].get("authorization", "") for seen in script.seen]


def test_a_token_is_fetched_and_kept(call: Call, oauth: Any, script: Script) -> None:
    """For all clients of the configuration; a relative token URL is on the host."""
    call("log_in", "x")
    call("log_in", "x")

    assert tokens(script) == ["Bearer token-1"] * 2
    (asked,) = script.token_requests
    assert (asked["method"], asked["path"], asked["form"]) == ("POST", "/token", {"grant_type": "client_credentials"})
    basic = base64.b64decode(asked["headers"]["authorization"].removeprefix("Basic ")).decode()
    assert basic == "me:s3cret%3Awhich%2Fnobody%26may-see"


def test_the_request_for_a_token_can_be_adjusted(call: Call, oauth: Any, script: Script) -> None:
    """Scopes, further parameters, another address, and credentials in the body."""
    oauth.scopes = ("read", "write")
    oauth.token_parameters = {"audience": "https://api"}
    oauth.client_auth = "body"
    oauth.token_url = f"{script.url}/other/token"

    call("get_it", "x")

    (asked,) = script.token_requests
    assert asked["path"] == "/other/token"
    assert "authorization" not in asked["headers"]
    assert asked["form"] == {
        "grant_type": "client_credentials",
        "scope": "read write",
        "audience": "https://api",
        "client_id": "me",
        "client_secret": SECRET,
    }


def test_a_token_is_asked_for_with_the_scopes_of_the_operation(call: Call, oauth: Any, script: Script) -> None:
    """Each set of them has its token; the configuration can say others, or none."""
    call("write", "x")
    call("log_in", "x")
    call("write", "x")
    oauth.scopes = ["things:all"]
    call("write", "x")
    call("log_in", "x")
    oauth.scopes = []
    call("write", "x")

    asked = [request["form"].get("scope") for request in script.token_requests]
    assert asked == ["things:write things:read", None, "things:all"]
    assert tokens(script) == [f"Bearer token-{number}" for number in (1, 2, 1, 3, 3, 2)]


def test_roles_are_not_asked_for(call: Call, oauth: Any, script: Script, things: Any) -> None:
    """What the document lists for schemes of other types are no scopes (OpenAPI 3.1, section 4.8.30)."""
    module = inspect.getmodule(things.api.things_api.ThingsApi)
    operations = vars(module)["operations"]
    scoped = operations.Scoped("bearerAuth", "admin")
    oauth.token_url = f"{script.url}/token"
    client = things.api_client.ApiClient(oauth)
    api = things.api.things_api.ThingsApi(client)

    async def main() -> None:
        await finish(api._call(dataclasses.replace(operations.GET_IT, security=((scoped,),)), ("x", *[None] * 3), {}))
        await finish(client.close())

    asyncio.run(main())

    assert "scope" not in script.token_requests[0]["form"]


def test_a_failure_is_that_of_its_scopes(package: ModuleType, oauth: Any, script: Script) -> None:
    """Of two tokens that are asked for at once, one may be had."""
    script.token_answers = [Answer(400, body=b'{"error": "invalid_scope"}')]

    async def main() -> None:
        client = package.api_client.ApiClient(oauth)
        api = package.api.things_api.ThingsApi(client)
        calls: list[Any] = [api.write("x"), api.log_in("x"), api.write("x")]
        answers: list[Any] = await asyncio.gather(*calls, return_exceptions=True)
        refused, given, waited = answers
        assert isinstance(refused, package.exceptions.BadRequestException)
        assert isinstance(waited, package.exceptions.BadRequestException)
        assert given["headers"]["authorization"] == "Bearer token-2"
        await client.close()

    asyncio.run(main())


def test_a_scheme_without_a_token_url_asks_for_none(call: Call, oauth: Any, script: Script) -> None:
    """A bearer scheme has no address for tokens unless the configuration says one."""
    call("get_it", "x")

    assert tokens(script) == [""]
    assert script.token_requests == []


def test_a_token_is_replaced_before_its_end(call: Call, oauth: Any, script: Script) -> None:
    """A token is replaced after three quarters of its life, one without an end is not."""
    script.expires_in = 0.4
    call("log_in", "x")
    time.sleep(0.32)
    script.expires_in = None
    call("log_in", "x")
    call("log_in", "x")

    assert tokens(script) == ["Bearer token-1", "Bearer token-2", "Bearer token-2"]


def test_a_token_that_the_server_refuses_is_replaced(call: Call, oauth: Any, script: Script) -> None:
    """Once: it may have been withdrawn. 401 is no work done, so that a POST goes again, too."""
    call("log_in", "x")
    script.refused_tokens = {"token-1"}

    assert call("log_in", "x")["headers"]["authorization"] == "Bearer token-2"


def test_a_second_refusal_is_final(call: Call, oauth: Any, script: Script, package: ModuleType) -> None:
    """A server that accepts no token is asked twice, not for ever."""
    script.refused_tokens = {"token-1", "token-2", "token-3"}

    with pytest.raises(package.exceptions.UnauthorizedException):
        call("log_in", "x")

    assert len(script.seen) == 2


def test_one_fetches_for_all(things: Any, oauth: Any, script: Script, flavour: str) -> None:
    """Of fifty calls that need a token at once, one fetches it."""
    client = things.api_client.ApiClient(oauth)
    api = things.api.things_api.ThingsApi(client)

    async def main() -> None:
        if flavour == "async":
            await asyncio.gather(*(api.log_in("x") for _ in range(50)))
        else:
            threads = [threading.Thread(target=api.log_in, args=("x",)) for _ in range(50)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        await finish(client.close())

    asyncio.run(main())

    assert len(script.token_requests) == 1
    assert tokens(script) == ["Bearer token-1"] * 50


def test_one_failure_is_that_of_all(package: ModuleType, oauth: Any, script: Script) -> None:
    """Those who waited for a token that could not be had don't ask again; later calls do."""
    script.token_answers = [Answer(400, body=b'{"error": "invalid_client"}')]

    async def main() -> None:
        client = package.api_client.ApiClient(oauth)
        api = package.api.things_api.ThingsApi(client)
        results = await asyncio.gather(*(api.log_in("x") for _ in range(20)), return_exceptions=True)
        assert {type(result) for result in results} == {package.exceptions.BadRequestException}
        assert len(script.token_requests) == 1
        await api.log_in("x")
        await client.close()

    asyncio.run(main())

    assert len(script.token_requests) == 2


def test_nobody_waits_longer_than_told(things: Any, oauth: Any, script: Script, package: ModuleType) -> None:
    """Who waits for the token of another call has its own time, and so has who waits longer than that call."""
    script.token_answers = [Answer(deed="slow")]
    client = things.api_client.ApiClient(oauth)
    api = things.api.things_api.ThingsApi(client)

    async def later(seconds: float, **options: Any) -> tuple[bool, float]:
        await asyncio.sleep(seconds)
        began = time.monotonic()
        try:
            await finish(await asyncio.to_thread(api.log_in, "x", **options))
        except package.exceptions.ApiTimeoutError:
            return False, time.monotonic() - began
        return True, time.monotonic() - began

    async def main() -> list[tuple[bool, float]]:
        calls = [later(0, _request_timeout=0.3), later(0.05, _request_timeout=0.1), later(0.05)]
        results = await asyncio.gather(*calls)
        await finish(client.close())
        return results

    (first, _), (second, waited), (third, _) = asyncio.run(main())

    assert (first, second, third) == (False, False, True)
    assert waited < 0.2
    assert tokens(script) == ["Bearer token-2"]


@pytest.mark.parametrize("said", ['"never"', '"3600s"', "0", "-1", "NaN", "[]", '""'])
def test_an_end_that_says_nothing(call: Call, oauth: Any, script: Script, said: str) -> None:
    """The token is sent until the server refuses it."""
    script.token_answers = [Answer(body=f'{{"access_token": "one", "expires_in": {said}}}'.encode())]

    call("log_in", "x")
    call("log_in", "x")

    assert tokens(script) == ["Bearer one"] * 2


def test_a_token_url_with_a_variable(call: Call, oauth: Any, script: Script, package: ModuleType) -> None:
    """OpenAPI has no variables there: what stands for it must be said."""
    oauth.token_url = "https://{tenant}.example.com/token"

    with pytest.raises(package.exceptions.ApiValueError, match=r"\{tenant\}.* set Configuration.token_url"):
        call("log_in", "x")


def test_a_cancelled_fetch_is_taken_over(package: ModuleType, oauth: Any, script: Script) -> None:
    """The next of those that wait fetches the token."""

    async def main() -> None:
        client = package.api_client.ApiClient(oauth)
        api = package.api.things_api.ThingsApi(client)
        first = asyncio.create_task(api.log_in("x"))
        await asyncio.sleep(0.03)
        others = [asyncio.create_task(api.log_in("x")) for _ in range(5)]
        await asyncio.sleep(0.03)
        first.cancel()
        await asyncio.gather(*others)
        assert first.cancelled()
        await client.close()

    asyncio.run(main())

    assert len(script.token_requests) == 2


@pytest.mark.parametrize("body", [b"", b"[]", b'{"access_token": 1}', b'{"token": "hidden"}', b"<html>"])
def test_an_answer_without_a_token(call: Call, oauth: Any, script: Script, package: ModuleType, body: bytes) -> None:
    """It is an error which repeats nothing of it."""
    script.token_answers = [Answer(body=body)]

    with pytest.raises(package.exceptions.ApiDecodeError, match="/token: the answer holds no access token") as caught:
        call("log_in", "x")

    assert "hidden" not in str(caught.value)
    assert script.seen == []


def test_the_address_for_tokens_is_retried(call: Call, oauth: Any, script: Script, package: ModuleType) -> None:
    """The call itself was not sent, whatever its method."""
    oauth.retries = package._retries.Retries(backoff=0.001)
    script.token_answers = [Answer(deed="drop"), Answer(deed="drop")]

    call("log_in", "x")

    assert tokens(script) == ["Bearer token-3"]


def test_getting_a_token_takes_no_longer_than_the_call(
    call: Call, oauth: Any, script: Script, package: ModuleType
) -> None:
    """It is part of the time for the whole call."""
    script.token_answers = [Answer(deed="slow")]
    began = time.monotonic()

    with pytest.raises(package.exceptions.ApiTimeoutError):
        call("log_in", "x", _request_timeout=0.25)

    assert time.monotonic() - began < 0.4
    script.answers = [Answer(deed="slow")]
    with pytest.raises(package.exceptions.ApiTimeoutError):
        call("log_in", "x", _request_timeout=0.45)


def test_an_own_header_needs_no_token(call: Call, oauth: Any, script: Script) -> None:
    """What the call says stands before it, and an explicit token before the client's secret."""
    call("log_in", "x", _headers={"Authorization": "Own"})
    call("log_in", "x", _request_auth={"in": "header", "key": "Authorization", "value": "Other"})
    oauth.access_token = "given"
    call("log_in", "x")

    assert tokens(script) == ["Own", "Other", "Bearer given"]
    assert script.token_requests == []


def test_no_secret_is_told(
    call: Call, oauth: Any, script: Script, package: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in the log nor in an error nor in a copy's representation."""
    caplog.set_level(logging.DEBUG)
    oauth.client_auth = "body"
    call("log_in", "x")
    script.token_answers = [Answer(401, body=f'{{"you": "{SECRET}"}}'.encode())]
    copied = copy.deepcopy(oauth)
    assert pickle.loads(pickle.dumps(oauth)).client_id == "me"

    with pytest.raises(package.exceptions.UnauthorizedException) as caught:
        call("log_in", "x", client=package.sync.api_client.ApiClient(copied))

    for told in (caplog.text, str(caught.value), repr(oauth), repr(copied)):
        assert SECRET not in told and "nobody" not in told
        assert "token-1" not in told


# --- functions ---------------------------------------------------------------------------------


def test_a_function_gives_the_token(call: Call, configuration: Any, script: Script) -> None:
    """It is called for each request that needs one."""
    configuration.host = script.url
    given = iter(["one", "two"])
    configuration.access_token = lambda: next(given)
    call("get_it", "x")
    call("elsewhere")
    call("get_it", "x")

    assert tokens(script) == ["Bearer one", "", "Bearer two"]


def test_an_asynchronous_function_gives_the_token(
    call: Call, configuration: Any, script: Script, flavour: str, package: ModuleType
) -> None:
    """The asyncio client awaits it, the other one says that it can't."""

    async def give() -> str:
        await asyncio.sleep(0)
        return "later"

    configuration.host = script.url
    configuration.access_token = give
    if flavour == "async":
        call("get_it", "x")
        assert tokens(script) == ["Bearer later"]
    else:
        with pytest.raises(package.exceptions.ApiTypeError, match="access_token is asynchronous"):
            call("get_it", "x")


@pytest.mark.parametrize("given", [None, "", 3, b"bytes"])
def test_a_function_must_give_a_token(
    call: Call, configuration: Any, script: Script, package: ModuleType, given: Any
) -> None:
    """Anything else is an error, before anything is sent."""
    configuration.host = script.url
    configuration.access_token = lambda: given

    with pytest.raises(package.exceptions.ApiTypeError, match="must give a token"):
        call("get_it", "x")

    assert script.seen == []


def test_a_slow_function_takes_time_of_the_call(
    call: Call, configuration: Any, script: Script, package: ModuleType
) -> None:
    """What is left when it has given the token is for the request, if anything is."""

    def give() -> str:
        time.sleep(0.2)
        return "late"

    configuration.host = script.url
    configuration.access_token = give

    for timeout in (0.1, 0.4):
        script.answers = [Answer(deed="slow")]
        with pytest.raises(package.exceptions.ApiTimeoutError):
            call("get_it", "x", _request_timeout=timeout)

    assert tokens(script) == ["Bearer late"]


def test_settings_show_no_token_to_come(oauth: Any, configuration: Any) -> None:
    """`auth_settings` has what is there, and the hook for API keys is called as published."""
    called: list[Any] = []
    configuration.refresh_api_key_hook = called.append
    configuration.api_key = {"queryKey": "k"}
    configuration.token_url = "https://example.com/token"

    assert set(configuration.auth_settings()) == {"queryKey"}
    assert called[0] is configuration


def test_a_token_of_more_than_one_line_is_refused(
    call: Call, configuration: Any, script: Script, package: ModuleType
) -> None:
    """A token that a function gives is checked like any other header."""
    configuration.host = script.url
    configuration.access_token = lambda: "one\r\nX-Other: two"

    with pytest.raises(package.exceptions.ApiValueError, match="one line"):
        call("get_it", "x")

    assert script.seen == []
