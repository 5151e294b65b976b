"""What is sent again, how often, and after how long."""

from __future__ import annotations

import asyncio
import io
import socket
import time
from email.utils import formatdate
from types import ModuleType
from typing import Any

import pytest
import urllib3

from tests.runtime.flavours import Call, finish
from tests.runtime.scripted import Answer, Script

BUSY = Answer(503)


@pytest.fixture
def retries(package: ModuleType) -> Any:
    """The module that decides."""
    return package._retries


@pytest.fixture
def quick(retries: Any, configuration: Any, script: Script) -> Any:
    """Retries that hardly wait, for the scripted server."""
    configuration.host = script.url
    configuration.retries = retries.Retries(times=3, backoff=0.001)
    return configuration.retries


def test_nothing_is_sent_again_unasked(call: Call, configuration: Any, script: Script, package: ModuleType) -> None:
    """Retries are off, as in the published client."""
    configuration.host = script.url
    script.answers = [BUSY]

    with pytest.raises(package.exceptions.ServiceException):
        call("get_it", "x")

    assert len(script.seen) == 1


@pytest.mark.parametrize("retried", [False, True])
def test_a_kept_connection_that_breaks_is_no_exception(
    things: Any, quick: Any, configuration: Any, script: Script, retried: bool
) -> None:
    """HTTP libraries send a GET once more by themselves: here it is sent as often as was asked for, and counted."""
    configuration.retries = None if retried else configuration.retries
    script.answers = [Answer(), Answer(deed="drop"), Answer()]
    options = {"_retries": quick if retried else 0}

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        try:
            await finish(api.get_it("x"))
            if retried:
                await finish(api.get_it("x", **options))
            else:
                with pytest.raises(things.api_client.ApiConnectionError):
                    await finish(api.get_it("x", **options))
        finally:
            await finish(client.close())

    asyncio.run(main())

    assert len(script.seen) == (3 if retried else 2)


def test_a_connection_that_the_server_closed_is_not_used(things: Any, configuration: Any, script: Script) -> None:
    """Nothing need be sent twice for that: it is noticed before."""
    configuration.host = script.url
    script.answers = [Answer(deed="close"), Answer()]

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        try:
            await finish(api.get_it("x"))
            while script.open:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            await finish(api.get_it("x"))
        finally:
            await finish(client.close())

    asyncio.run(main())

    assert len(script.seen) == 2


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_statuses_that_pass(call: Call, quick: Any, script: Script, status: int) -> None:
    """After each of these a GET is sent again."""
    script.answers = [Answer(status), Answer(status)]

    assert call("get_it", "x")["path"] == "/x"
    assert len(script.seen) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 409, 501])
def test_statuses_that_stay(call: Call, quick: Any, script: Script, status: int, package: ModuleType) -> None:
    """After these it is not."""
    script.answers = [Answer(status)]

    with pytest.raises(package.exceptions.ApiException):
        call("get_it", "x")

    assert len(script.seen) == 1


@pytest.mark.parametrize("deed", ["drop", "half"])
def test_broken_connections(call: Call, quick: Any, script: Script, deed: str) -> None:
    """A connection that breaks is a reason, also in the middle of a body."""
    script.answers = [Answer(deed=deed), Answer(deed=deed)]

    assert call("get_it", "x")["path"] == "/x"
    assert len(script.seen) == 3


def test_broken_connections_count(call: Call, quick: Any, script: Script, package: ModuleType) -> None:
    """No library sends more than was asked for."""
    script.answers = [Answer(deed="drop")] * 9

    with pytest.raises(package.exceptions.ApiConnectionError):
        call("get_it", "x")

    assert len(script.seen) == 4


def test_attempts_are_bounded(call: Call, quick: Any, script: Script, package: ModuleType) -> None:
    """The last failure is what the caller sees."""
    script.answers = [Answer(500), Answer(500), Answer(500), Answer(502, body=b'{"last": 1}'), BUSY]

    with pytest.raises(package.exceptions.ServiceException) as caught:
        call("get_it", "x")

    assert caught.value.status == 502
    assert caught.value.data == {"last": 1}
    assert len(script.seen) == 4


def test_a_number_is_enough(call: Call, configuration: Any, script: Script) -> None:
    """`Configuration(retries=1)` tries again once."""
    configuration.host = script.url
    configuration.retries = 1
    script.answers = [Answer(429, {"Retry-After": "0"})]

    assert call("get_it", "x")["path"] == "/x"


def test_what_is_not_idempotent_is_not_sent_twice(call: Call, quick: Any, script: Script, package: ModuleType) -> None:
    """A POST may have done its work, whatever became of the answer."""
    for answer in (BUSY, Answer(deed="drop"), Answer(deed="half")):
        script.answers = [answer]
        script.seen.clear()
        with pytest.raises((package.exceptions.ApiException, package.exceptions.ApiConnectionError)):
            call("post_it", "x", {"a": 1})
        assert len(script.seen) == 1


def test_what_was_refused_is_sent_again(call: Call, quick: Any, script: Script) -> None:
    """Status 429 says that there were too many requests, and that this one was not looked at."""
    script.answers = [Answer(429, {"Retry-After": "0"}), Answer(429)]

    call("post_it", "x", {"a": 1})

    assert script.bodies == ['{"a":1}'] * 3


def test_an_idempotency_key_allows_it(call: Call, quick: Any, script: Script) -> None:
    """With a key the server knows the second request from a new one."""
    script.answers = [BUSY, Answer(deed="drop")]

    call("post_it", "x", {"a": 1}, _headers={"Idempotency-Key": "k"})

    assert script.bodies == ['{"a":1}'] * 3
    assert {seen["headers"]["idempotency-key"] for seen in script.seen} == {"k"}


def test_what_was_not_sent_is_sent_again(call: Call, quick: Any, configuration: Any, things: Any) -> None:
    """Where no connection could be made, a POST is tried again."""
    configuration.host = "http://127.0.0.1:9"
    attempts: list[Any] = []
    configuration.before_request = [attempts.append]

    with pytest.raises(things.api_client.ApiConnectionError) as caught:
        call("post_it", "x", {"a": 1})

    assert caught.value.unsent
    assert len(attempts) == 4


def test_what_a_redirect_led_to_was_sent(
    call: Call, quick: Any, configuration: Any, script: Script, package: ModuleType
) -> None:
    """That the second of two connections can't be made says nothing of the first."""
    script.answers = [Answer(303, {"Location": "http://127.0.0.1:9/"})]

    with pytest.raises(package.exceptions.ApiConnectionError) as caught:
        call("post_it", "x", {"a": 1})

    assert not caught.value.unsent
    assert len(script.seen) == 1


def test_one_call_can_differ(call: Call, quick: Any, configuration: Any, script: Script, package: ModuleType) -> None:
    """`_retries` is for one call: none, or some where there would be none."""
    script.answers = [BUSY]
    with pytest.raises(package.exceptions.ServiceException):
        call("get_it", "x", _retries=0)

    configuration.retries = None
    script.answers = [BUSY]
    assert call("get_it", "x", _retries=quick)["path"] == "/x"


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_the_server_says_how_long(call: Call, quick: Any, script: Script, form: str) -> None:
    """Retry-After is honoured in both forms."""
    # A date has no fractions of a second: two seconds from now are between one and two.
    after = "1" if form == "seconds" else formatdate(time.time() + 2, usegmt=True)
    script.answers = [Answer(429, {"Retry-After": after})]

    call("get_it", "x")

    first, second = (seen["time"] for seen in script.seen)
    assert 0.9 <= second - first <= 2.5


def test_the_servers_wish_has_a_limit(call: Call, configuration: Any, retries: Any, script: Script) -> None:
    """An hour is not waited."""
    configuration.host = script.url
    configuration.retries = retries.Retries(maximum_retry_after=0.1)
    script.answers = [Answer(503, {"Retry-After": "3600"})]
    began = time.monotonic()

    call("get_it", "x")

    assert time.monotonic() - began < 1


def test_the_time_for_all_attempts_is_bounded(
    call: Call, configuration: Any, retries: Any, script: Script, package: ModuleType
) -> None:
    """Where the wait would go beyond it, the failure is told at once."""
    configuration.host = script.url
    for setting, options in ((retries.Retries(total=0.5), {}), (retries.Retries(), {"_request_timeout": 0.5})):
        configuration.retries = setting
        script.answers = [Answer(503, {"Retry-After": "1"})]
        began = time.monotonic()
        with pytest.raises(package.exceptions.ServiceException):
            call("get_it", "x", **options)
        assert time.monotonic() - began < 0.4


def test_a_total_timeout_holds_for_all_attempts(call: Call, quick: Any, script: Script, package: ModuleType) -> None:
    """It is that of the call, not that of an attempt."""
    script.answers = [Answer(503, deed="slow")] * 4
    began = time.monotonic()

    with pytest.raises(package.exceptions.ApiTimeoutError):
        call("get_it", "x", _request_timeout=0.6)

    assert time.monotonic() - began < 0.9


def test_a_read_timeout_is_a_reason(call: Call, quick: Any, script: Script) -> None:
    """A GET that stays without an answer is sent again."""
    script.answers = [Answer(deed="slow")]

    assert call("get_it", "x", _request_timeout=(5, 0.2))["path"] == "/x"


def test_streamed_bodies_are_repeated_where_they_can_be(
    call: Call, quick: Any, script: Script, package: ModuleType
) -> None:
    """A file is read again from where it stood; what can't be wound back is sent once."""
    key = {"Idempotency-Key": "k"}
    script.answers = [BUSY]
    file = io.BytesIO(b"--content")
    file.seek(2)
    call("post_it", "x", file, _content_type="application/octet-stream", _headers=key)
    assert script.bodies == ["content", "content"]

    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)

        rest = b"content"

    script.seen.clear()
    script.answers = [BUSY]
    with pytest.raises(package.exceptions.ServiceException):
        call("post_it", "x", Pipe(), _content_type="application/octet-stream", _headers=key)
    assert script.bodies == ["content"]


def test_an_untrusted_certificate_stays_untrusted(retries: Any, package: ModuleType) -> None:
    """There is no use in trying again."""
    error = package.exceptions.ApiConnectionError("no")
    error.unsent = error.lasting = True
    request = package._request.Request("GET", "https://x/", [])

    assert not retries.may_repeat(retries.Retries(), request, error)


def test_a_body_that_is_not_preloaded_is_left_alone(
    things: Any, configuration: Any, quick: Any, script: Script, package: ModuleType
) -> None:
    """The open response is given as soon as its headers are there, after the retries."""
    script.answers = [BUSY, Answer(body=b"content")]

    async def main() -> Any:
        client = things.api_client.ApiClient(configuration)
        response = await finish(things.api.things_api.ThingsApi(client).get_it_without_preload_content("x"))
        try:
            return response.status, await finish(response.read())
        finally:
            await finish(client.close())

    assert asyncio.run(main()) == (200, b"content")


def test_waits_grow_and_are_random(retries: Any) -> None:
    """Each is between nothing and twice the limit of the one before, up to a maximum."""
    setting = retries.Retries(backoff=1.0, maximum_wait=4.0)
    for attempt, most in ((1, 1.0), (2, 2.0), (3, 4.0), (4, 4.0), (5000, 4.0)):
        waits = [retries.wait_before(setting, attempt) for _ in range(200)]
        assert 0 <= min(waits) < most / 4
        assert most * 3 / 4 < max(waits) <= most


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *[("3", 3.0), ("0.5", 0.5), ("-1", 0.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
        *[("soon", None), ("", None), ("nan", None), ("Thu, 99 Jan 1970", None)],
    ],
)
def test_retry_after_is_read(retries: Any, text: str, seconds: float | None) -> None:
    """What can't be read is as if it weren't there."""
    assert retries.read_retry_after({"retry-after": text}) == seconds


def test_settings_are_checked(retries: Any, package: ModuleType) -> None:
    """A number or `Retries`."""
    assert retries.read_retries(None) is retries.read_retries(0) is None
    assert retries.read_retries(2) == retries.Retries(2)
    for wrong in ("3", True, 1.5, retries.Retries("3")):
        with pytest.raises(package.exceptions.ApiTypeError):
            retries.read_retries(wrong)
    with pytest.raises(package.exceptions.ApiValueError):
        retries.read_retries(-1)


def test_settings_of_the_published_client_are_read(retries: Any) -> None:
    """Those of urllib3 and of aiohttp_retry, which counts the first attempt: what they say is done."""
    given = urllib3.Retry(3, status_forcelist=[503], allowed_methods=["get", "POST"], backoff_factor=2, backoff_max=9)
    read = retries.read_retries(given)
    assert (read.times, read.backoff, read.maximum_wait) == (3, 2, 9)
    assert (read.statuses, read.methods) == ({503}, {"GET", "POST"})

    plain = retries.read_retries(urllib3.Retry(4))
    assert (plain.times, plain.backoff, plain.statuses) == (4, 0, {413, 429, 503})
    assert "POST" not in plain.methods
    assert "POST" in retries.read_retries(urllib3.Retry(4, allowed_methods=None)).methods
    assert retries.read_retries(urllib3.Retry(None, connect=1, read=2, status=5)).times == 5
    assert retries.read_retries(urllib3.Retry(0)) is retries.read_retries(urllib3.Retry(False)) is None

    class Exponential:
        def __init__(self, attempts: int, statuses: set[int], everything: bool) -> None:
            self.attempts = attempts
            self.statuses = statuses
            self.retry_all_server_errors = everything
            self._start_timeout = 0.1
            self._max_timeout = 7.0

    read = retries.read_retries(Exponential(3, {429}, everything=False))
    assert (read.times, read.backoff, read.maximum_wait, read.statuses) == (2, 0.1, 7.0, {429})
    assert {429, 500, 599} <= retries.read_retries(Exponential(2, {429}, everything=True)).statuses
    assert retries.read_retries(Exponential(1, set(), everything=True)) is None


def test_cancelled_while_it_waits(package: ModuleType, configuration: Any, retries: Any, script: Script) -> None:
    """A call that is cancelled between two attempts holds no connection."""
    configuration.host = script.url
    configuration.retries = retries.Retries(maximum_retry_after=30)
    script.answers = [Answer(503, {"Retry-After": "30"})]

    async def main() -> None:
        client = package.api_client.ApiClient(configuration)
        task = asyncio.create_task(package.api.things_api.ThingsApi(client).get_it("x"))
        await asyncio.sleep(0.2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not client.rest_client.pool_manager.connector._acquired
        await client.close()

    asyncio.run(main())


def test_a_connection_that_takes_too_long_was_not_made(
    call: Call, configuration: Any, package: ModuleType, retries: Any
) -> None:
    """Nothing was sent by then, so that a POST is tried again, too."""
    attempts: list[Any] = []
    configuration.before_request = [attempts.append]
    configuration.retries = retries.Retries(times=1, backoff=0.001)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(listening.getsockname())
        configuration.host = f"http://127.0.0.1:{listening.getsockname()[1]}"
        began = time.monotonic()

        with pytest.raises(package.exceptions.ApiTimeoutError) as caught:
            call("post_it", "x", {"a": 1}, _request_timeout=(0.3, 5))

        for each in waiting:
            each.close()
    assert caught.value.unsent
    assert len(attempts) == 2
    assert 0.5 < time.monotonic() - began < 2
