"""What servers do that no HTTP library would, and what comes of it: the same with both clients."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import urllib3

from tests.runtime.flavours import Call, cancelled_after, finish
from tests.runtime.raw_server import CHUNKED, OK, Raw, closing, drip, raw

__all__ = ["raw"]

TOKEN = "token-which-nobody-may-see"


@pytest.fixture
def configuration(package: ModuleType, raw: Raw) -> Any:
    """A configuration for the server on bare sockets."""
    return package.configuration.Configuration(host=raw.url, access_token=TOKEN)


@pytest.fixture
def send(things: Any, package: ModuleType) -> Any:
    """Send a request with a client of its own, and give status and body."""

    def run(configuration: Any, body: Any, timeout: Any, headers: Any = (), url: str = "") -> tuple[int, bytes]:
        async def main() -> tuple[int, bytes]:
            client = things.api_client.ApiClient(configuration)
            request = package._request.Request("POST", url or configuration.host, list(headers), body, timeout)
            try:
                request, response = await finish(client.send(request))
                return response.status, await finish(client.read(request, response))
            finally:
                await finish(client.close())

        return asyncio.run(main())

    return run


# --- responses -----------------------------------------------------------------------------


def test_interim_responses_are_passed_over(call: Call, raw: Raw) -> None:
    """However many there are, the final one counts (RFC 9110, section 15.2)."""
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    raw.answer = lambda connection: connection.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" + hints + hints + OK)

    assert call("get_it", "x") == {"n": 1}


def test_headers_that_break_off_are_no_response(call: Call, raw: Raw, package: ModuleType) -> None:
    """Not even one without a body; what there was of them is shown to nobody."""
    head = b"HTTP/1.1 200 OK\r\nSet-Cookie: sid=very-secret\r\nContent-Ty"
    raw.answer = closing(head)

    with pytest.raises(package.exceptions.ApiConnectionError, match="closed the connection") as caught:
        call("get_it", "x")
    assert "secret" not in str(caught.value)


def test_headers_may_be_long(call: Call, raw: Raw) -> None:
    """As long as both HTTP libraries can read them."""
    raw.answer = lambda connection: connection.sendall(
        OK.replace(b"\r\n", b"\r\nX-Long: " + b"a" * 60_000 + b"\r\n", 1)
    )

    assert len(call("get_it_with_http_info", "x").headers["X-Long"]) == 60_000


def test_headers_may_be_utf_8(call: Call, raw: Raw) -> None:
    """Then that is how they are read, one by one."""
    raw.answer = lambda connection: connection.sendall(
        OK.replace(b"\r\n", "\r\nX-Name: Łódź\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n".encode(), 1)
    )

    headers = call("get_it_with_http_info", "x").headers
    assert headers["x-name"] == "Łódź"
    assert headers.getall("Set-Cookie") == ["a=1", "b=2"]


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (CHUNKED, b"0"),
        (CHUNKED + b"7;", b"x"),
        (CHUNKED + b'7\r\n{"n":1}\r\n0\r\n', b"X: 1\r\n"),
        (OK.replace(b"7\r\n\r\n{", b"999\r\n\r\n{"), b" "),
    ],
    ids=["interim responses", "headers", "a header", "a size", "an extension", "trailers", "a body"],
)
def test_a_total_timeout_holds_for_what_drips(
    call: Call, raw: Raw, package: ModuleType, first: bytes, piece: bytes
) -> None:
    """However small the pieces are: none of them is ever late."""

    def answer(connection: socket.socket) -> bool:
        connection.sendall(first)
        return drip(connection, piece, 1.5)

    raw.answer = answer
    began = time.monotonic()
    with pytest.raises(package.exceptions.ApiTimeoutError):
        call("get_it", "x", _request_timeout=0.3)
    assert time.monotonic() - began < 1.4


# --- uploads -------------------------------------------------------------------------------


class Pieces:
    """A body in many pieces, which may take their time, or fail."""

    def __init__(self, count: int, wait: float = 0, failure: Exception | None = None) -> None:
        self.count, self.wait, self.failure = count, wait, failure

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self.count):
            time.sleep(self.wait)
            yield b"x" * 65_536
        if self.failure is not None:
            raise self.failure


@pytest.mark.parametrize("body", [b"x" * 50_000_000, Pieces(800)], ids=["bytes", "pieces"])
@pytest.mark.parametrize("timeout", [(0.3, None, None), (None, 9, 0.3)], ids=["total", "read"])
def test_a_server_that_takes_nothing_in_is_late(
    send: Any, configuration: Any, raw: Raw, package: ModuleType, body: Any, timeout: Any
) -> None:
    """Also where the time for the whole call isn't limited; the time to connect is another one."""
    raw.reads_bodies = False
    raw.answer = closing(b"", after=2)
    began = time.monotonic()

    with pytest.raises(package.exceptions.ApiTimeoutError, match="no answer in time"):
        send(configuration, body, package._request.Timeout(*timeout))
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("body", [b"x" * 50_000_000, Pieces(800)], ids=["bytes", "pieces"])
@pytest.mark.parametrize("pause", [None, 5], ids=["total", "read"])
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system doesn't list descriptors")
def test_an_upload_that_is_cancelled_leaves_no_connection(
    package: ModuleType, configuration: Any, raw: Raw, body: Any, pause: float | None
) -> None:
    """Though the server takes nothing in, and what was written can't be sent."""
    raw.reads_bodies = False

    def answer(connection: socket.socket) -> bool:
        time.sleep(0.5)
        with contextlib.suppress(ConnectionError):
            while connection.recv(1_000_000):
                pass
        return True

    raw.answer = answer

    async def main() -> None:
        client = package.api_client.ApiClient(configuration)
        timeout = package._request.Timeout(None, None, pause)
        call = asyncio.ensure_future(client.send(package._request.Request("POST", raw.url, [], body, timeout)))
        await asyncio.sleep(0.3)
        call.cancel()
        await asyncio.wait({call})
        assert call.cancelled()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not [each for each in Path("/proc/self/fd").iterdir() if _is_connected(each, raw.port)]
        await client.close()

    asyncio.run(main())


def _is_connected(descriptor: Path, port: int) -> bool:
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(int(descriptor.name))) as copy:
        return bool(copy.getpeername()[1:2] == (port,))
    return False


@pytest.mark.parametrize("body", [b"x" * 20_000_000, Pieces(306)], ids=["bytes", "pieces"])
def test_a_long_upload_may_take_longer_than_a_wait(
    send: Any, configuration: Any, raw: Raw, package: ModuleType, body: Any
) -> None:
    """As long as the server takes in piece after piece."""
    raw.reads_bodies = False
    received = 0

    def answer(connection: socket.socket) -> bool:
        nonlocal received
        while received < 19_900_000:
            received += len(connection.recv(500_000))
            time.sleep(0.03)
        connection.sendall(OK)
        return True

    raw.answer = answer
    assert send(configuration, body, package._request.Timeout(None, 0.8, 0.8)) == (200, b'{"n":1}')


def test_a_slow_source_is_bounded_by_the_total(send: Any, configuration: Any, raw: Raw, package: ModuleType) -> None:
    """It alone: the server has nothing to do with it."""
    began = time.monotonic()
    with pytest.raises(package.exceptions.ApiTimeoutError):
        send(configuration, Pieces(30, 0.1), package._request.Timeout(0.4))
    assert time.monotonic() - began < 1

    assert send(configuration, Pieces(5, 0.1), package._request.Timeout(None, 9, 0.3))[0] == 200


def test_a_body_that_cannot_be_read_is_not_the_connections_fault(
    send: Any, configuration: Any, raw: Raw, package: ModuleType
) -> None:
    """There is no use in trying again; what the caller's own code raises comes through."""
    timeout = package._request.Timeout(5)
    broken = OSError(32, "the disk is broken")
    with pytest.raises(package.exceptions.ApiValueError, match="disk is broken") as caught:
        send(configuration, Pieces(1, failure=broken), timeout)
    assert caught.value.__cause__ is broken
    with pytest.raises(KeyError, match="mine"):
        send(configuration, Pieces(1, failure=KeyError("mine")), timeout)
    assert not raw.settle()


def test_a_piece_may_be_empty(send: Any, configuration: Any, raw: Raw, package: ModuleType) -> None:
    """It isn't the end."""
    send(configuration, [b"", b"abc", b"", b"def"], package._request.Timeout(5))

    assert raw.bodies == [b"3\r\nabc\r\n3\r\ndef\r\n"]


def test_a_source_may_send_requests_itself(
    things: Any, send: Any, configuration: Any, raw: Raw, package: ModuleType, flavour: str
) -> None:
    """Their time is their own, and so is that of the upload."""
    other = package.sync.api.things_api.ThingsApi(package.sync.api_client.ApiClient(configuration))

    def copied() -> Iterator[bytes]:
        for _ in range(3):
            yield json.dumps(other.get_it("x", _request_timeout=0.2)).encode()
            time.sleep(0.3)

    assert send(configuration, copied(), package._request.Timeout(5))[0] == 200
    assert raw.bodies[-1].count(b'{"n": 1}') == 3
    other.api_client.close()


def test_a_body_that_is_refused_early(send: Any, configuration: Any, raw: Raw, package: ModuleType) -> None:
    """The answer counts, though not all was sent, where the server leaves the time to read it (RFC 9112, 9.6)."""
    raw.reads_bodies = False

    def answer(connection: socket.socket) -> bool:
        connection.sendall(OK.replace(b"200 OK", b"413 Too Large\r\nConnection: close"))
        time.sleep(0.5)
        return True

    raw.answer = answer

    status, _ = send(configuration, b"x" * 20_000_000, package._request.Timeout(5))
    assert status == 413


# --- connections ---------------------------------------------------------------------------


def test_a_connection_that_was_closed_meanwhile_is_not_used(
    things: Any, configuration: Any, raw: Raw, flavour: str
) -> None:
    """Also where the program did something else than to run the event loop."""
    raw.answer = closing(OK)

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        for _ in range(3):
            assert await finish(api.post_it("x", {})) == {"n": 1}
            time.sleep(0.7)
        await finish(client.close())

    asyncio.run(main())
    assert raw.connections == 3


def test_a_handshake_that_does_not_end_is_no_connection(call: Call, configuration: Any, package: ModuleType) -> None:
    """The server knows nothing of the request, whose time to connect is over."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        configuration.host = f"https://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(package.exceptions.ApiTimeoutError, match="no connection in time") as caught:
            call("post_it", "x", {}, _request_timeout=(0.2, 9))
    assert caught.value.unsent


def test_a_pool_of_the_callers_tells_less(package: ModuleType, configuration: Any, raw: Raw) -> None:
    """What may have been sent is not taken for unsent, whoever made the connection."""
    client = package.sync.api_client.ApiClient(configuration)
    client.rest_client.pool_manager = urllib3.PoolManager()
    api = package.sync.api.things_api.ThingsApi(client)
    raw.answer = closing(b"")

    with pytest.raises(package.exceptions.ApiConnectionError) as caught:
        api.post_it("x", {}, _retries=2)
    assert not caught.value.unsent and len(raw.heads) == 1
    configuration.host = "http://127.0.0.1:1"
    with pytest.raises(package.exceptions.ApiConnectionError) as caught:
        api.post_it("x", {})
    assert caught.value.unsent
    client.close()


def test_an_answer_that_nobody_asked_for_is_not_taken(things: Any, configuration: Any, raw: Raw) -> None:
    """It came on a connection that was kept, and isn't the answer to the next request."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(OK)
        time.sleep(0.05)
        connection.sendall(OK.replace(b"1}", b"2}"))

    raw.answer = answer

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        for _ in range(3):
            assert await finish(api.get_it("x")) == {"n": 1}
            await asyncio.sleep(0.15)
        await finish(client.close())

    asyncio.run(main())
    assert raw.connections == 3
    assert raw.settle() == 0


def test_to_close_a_client_closes_its_connections(things: Any, configuration: Any, raw: Raw) -> None:
    """Also where somebody holds on to a response or to an exception."""

    async def main() -> list[Any]:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        held: list[Any] = [await finish(api.get_it_without_preload_content("x"))]
        await finish(held[0].read())
        raw.answer = closing(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}")
        try:
            await finish(api.get_it("x"))
        except Exception as error:
            held.append(error)
        raw.answer = lambda connection: connection.sendall(OK)
        held.append(await finish(api.get_it_without_preload_content("x")))
        await finish(held[-1].read())
        await finish(client.close())
        return held

    held = asyncio.run(main())
    assert len(held) == 3
    assert raw.settle() == 0


@pytest.mark.parametrize("rest", ["reset", "stall", "wrong"])
def test_a_body_that_breaks_while_it_is_read_in_pieces(
    things: Any, package: ModuleType, configuration: Any, raw: Raw, flavour: str, rest: str
) -> None:
    """Its connection is closed at once, also where the response is kept."""
    coding = b"Content-Encoding: gzip\r\n" if rest == "wrong" else b""

    def answer(connection: socket.socket) -> bool:
        connection.sendall(CHUNKED.replace(b"\r\n", b"\r\n" + coding, 1) + b"3\r\nabc\r\n")
        if rest == "reset":
            return True
        return not connection.recv(1)

    raw.answer = answer

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)
        response = await finish(api.get_it_without_preload_content("x", _request_timeout=(1, 0.3)))
        with pytest.raises(package.exceptions.OpenApiException) as caught:
            if flavour == "async":
                async for _ in response:
                    pass
            else:
                for _ in response:
                    pass
        assert await asyncio.to_thread(raw.settle) == 0
        late = rest == "stall"
        assert isinstance(caught.value, package.exceptions.ApiTimeoutError) == late
        told = {"reset": "the body broke off", "stall": "in time", "wrong": "the body can't be unpacked"}
        assert told[rest] in str(caught.value)
        await finish(client.close())

    asyncio.run(main())


def test_a_client_that_is_closed_ends_nothing_halfway(
    things: Any, package: ModuleType, configuration: Any, raw: Raw, flavour: str
) -> None:
    """A request that runs meanwhile has its answer, or an error of ours; the client can be used again."""

    def answer(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(OK)

    raw.answer = answer
    outcomes: list[Any] = []

    async def main() -> None:
        client = things.api_client.ApiClient(configuration)
        api = things.api.things_api.ThingsApi(client)

        async def run() -> None:
            try:
                outcomes.append(await finish(api.get_it("x")))
            except package.exceptions.OpenApiException as error:
                outcomes.append(type(error).__mro__)

        if flavour == "async":
            running = asyncio.ensure_future(run())
            await asyncio.sleep(0.1)
            await client.close()
            await running
        else:
            thread = threading.Thread(target=lambda: asyncio.run(run()))
            thread.start()
            await asyncio.sleep(0.1)
            client.close()
            thread.join()
        assert await finish(api.get_it("x")) == {"n": 1}
        await finish(client.close())

    asyncio.run(main())
    assert len(outcomes) == 1
    assert outcomes == [{"n": 1}] or package.exceptions.ApiConnectionError in outcomes[0]
    assert raw.settle() == 0


@pytest.mark.parametrize("what", ["call", "upload", "watched upload", "redirect", "retry"])
def test_cancelled_at_every_await(package: ModuleType, configuration: Any, raw: Raw, what: str) -> None:
    """Neither a connection nor a task is left, and the client goes on."""
    again = {"redirect": b"HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n"}
    again["retry"] = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
    answers: list[bytes] = []

    def answer(connection: socket.socket) -> None:
        said = answers.pop(0) if answers else OK
        for start in range(0, len(said), 40):
            connection.sendall(said[start : start + 40])
            time.sleep(0.002)

    raw.answer = answer

    async def attempt(count: int) -> bool:
        client = package.api_client.ApiClient(configuration)
        api = package.api.things_api.ThingsApi(client)
        answers[:] = [again[what]] if what in again else []
        if "upload" in what:
            timeout = package._request.Timeout(*((None, 2, 2) if "watched" in what else (5,)))
            call = client.dispatch(package._request.Request("POST", raw.url, [], Pieces(4), timeout), None, True)
        else:
            call = api.get_it("x", _retries=package._retries.Retries(times=1, backoff=0.001))
        done = await cancelled_after(count, call)
        answers.clear()
        assert await api.get_it("x") == {"n": 1}
        await client.close()
        assert await asyncio.to_thread(raw.settle) == 0
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return done

    async def main() -> int:
        count = 1
        while not await attempt(count):
            count += 1
        return count

    assert asyncio.run(main()) > 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_fork_has_connections_of_its_own(package: ModuleType, configuration: Any, raw: Raw) -> None:
    """Two processes on one connection would read each other's answers."""
    client = package.sync.api_client.ApiClient(configuration)
    api = package.sync.api.things_api.ThingsApi(client)
    api.get_it("x")

    child = os.fork()
    if not child:
        os._exit(0 if api.get_it("x") == {"n": 1} else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert raw.connections == 2
    assert api.get_it("x") == {"n": 1}
    assert raw.connections == 2, "that of this process still stands"
    client.close()


def test_a_user_in_the_hosts_url_is_sent(call: Call, configuration: Any, raw: Raw) -> None:
    """Where there are no other credentials; no message shows them."""
    configuration.host = raw.url.replace("http://", "http://me%40home:p%3Aw@")
    call("get_it", "x")
    configuration.access_token = None
    call("get_it", "x")

    assert f"Authorization: Bearer {TOKEN}" in raw.heads[0]
    assert "Authorization: Basic bWVAaG9tZTpwOnc=" in raw.heads[1]
    assert all(f"Host: {raw.url.removeprefix('http://')}\r\n" in head + "\r\n" for head in raw.heads)


# --- redirects -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/a b?c=d e", "/a%20b?c=d%20e"),
        ("/ó?ź=%C3%A9&p=%zz", "/%C3%B3?%C5%BA=%C3%A9&p=%25zz"),
        ("?q=1#part", "/x?q=1"),
        ("//127.0.0.1:{port}/b", "/b"),
        ("http://you:pw@127.0.0.1:{port}/c", "/c"),
    ],
)
def test_redirects_lead_where_they_say(call: Call, raw: Raw, location: str, target: str) -> None:
    """What servers forget to encode is encoded; who the client is, is not for them to say."""
    where = location.format(port=raw.port).encode()
    answers = [b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + where + b"\r\n\r\n", OK]
    raw.answer = lambda connection: connection.sendall(answers.pop(0))

    assert call("get_it", "x") == {"n": 1}
    assert raw.heads[1].startswith(f"GET {target} HTTP/1.1\r\n")
    assert f"Authorization: Bearer {TOKEN}" in raw.heads[1]


@pytest.mark.parametrize(
    "location",
    ["http://[::1/x", "http://127.0.0.1:99999/x", "http://127.0.0.1:abc/x", "mailto:me", "file:///etc/passwd"],
)
def test_redirects_that_lead_nowhere_are_not_followed(call: Call, raw: Raw, package: ModuleType, location: str) -> None:
    """The caller has the response that says so, in an exception of ours."""
    answer = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n".encode()
    raw.answer = lambda connection: connection.sendall(answer)

    with pytest.raises(package.exceptions.ApiException) as caught:
        call("get_it", "x")
    assert (caught.value.status, caught.value.headers["Location"]) == (302, location)
    assert raw.settle() == 0


def test_the_usual_port_is_that_of_the_scheme(package: ModuleType) -> None:
    """A host that names it is the same host, and is still sent the credentials."""
    redirected: Any = importlib.import_module("runtime._redirects").redirected

    request = package._request.Request("GET", "https://Api.test/a", [("Authorization", "x")])
    same = redirected(request, 302, "https://api.test:443/b", 0)
    assert same.headers == [("Authorization", "x")]
    for other in ("https://api.test:444/b", "http://api.test/b", "https://other.test/b"):
        assert redirected(request, 302, other, 0).headers == []


# --- proxies -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ("socks5://me:password-1@127.0.0.1:1", "'socks5', but only http and https"),
        ("http://me:password-1@127.0.0.1:99999", "is not the URL of a proxy"),
        (":: password-1", "is not the URL of a proxy"),
    ],
)
@pytest.mark.parametrize("place", ["configured", "environment"])
def test_a_proxy_that_cannot_be_used(
    call: Call,
    configuration: Any,
    package: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    proxy: str,
    told: str,
    place: str,
) -> None:
    """The message says where it comes from, and not its password."""
    if place == "configured":
        configuration.proxy = proxy
    else:
        monkeypatch.setenv("all_proxy", proxy)

    with pytest.raises(package.exceptions.ApiValueError, match=told) as caught:
        call("get_it", "x")
    assert ("Configuration.proxy" if place == "configured" else "all_proxy") in str(caught.value)
    error: BaseException | None = caught.value
    while error is not None:
        assert "password-1" not in str(error)
        error = error.__cause__ or error.__context__


def test_a_proxy_needs_no_scheme(call: Call, configuration: Any, raw: Raw) -> None:
    """It is one of HTTP then."""
    configuration.proxy = raw.url.removeprefix("http://")
    configuration.host = "http://api.invalid"

    assert call("get_it", "x") == {"n": 1}
    assert raw.heads[0].startswith("GET http://api.invalid/x HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("hosts", "host", "reached"),
    [
        ("10.0.0.0/8,127.0.0.0/8", "127.0.0.1", True),
        ("127.0.0.2,128.0.0.0/8", "127.0.0.1", False),
        ("::1", "[::1]", True),
        ("[0:0::1]", "[::1]", True),
        ("fd00::/8", "[::1]", False),
        ("127.0.0.0/8", "things.test", False),
        ("10.0.0.0/8, .test", "things.test", True),
    ],
)
def test_no_proxy_may_name_networks(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch, hosts: str, host: str, reached: bool
) -> None:
    """And addresses in any of their forms; a name is compared with names."""
    monkeypatch.setenv("http_proxy", "proxy.test:3128")
    monkeypatch.setenv("no_proxy", hosts)
    monkeypatch.delenv("NO_PROXY", raising=False)
    proxies: Any = importlib.import_module("runtime._proxies")

    found = proxies.EnvironmentProxies().find(f"http://{host}:8080/x")
    assert found == (None if reached else "http://proxy.test:3128")


@pytest.mark.parametrize(("status", "lasting"), [("407 Proxy Authentication Required", True), ("503 Busy", False)])
def test_a_proxy_that_refuses(
    call: Call, configuration: Any, raw: Raw, package: ModuleType, status: str, lasting: bool
) -> None:
    """The message says so; the server knows nothing of the request."""
    raw.answer = closing(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
    configuration.proxy = raw.url.replace("http://", "http://me:password-1@")
    configuration.host = "https://api.invalid"

    with pytest.raises(package.exceptions.ApiConnectionError, match=f"proxy.*{status}") as caught:
        call("post_it", "x", {})
    assert (caught.value.unsent, caught.value.lasting) == (True, lasting)
    assert "password-1" not in str(caught.value)
    assert json.dumps(raw.heads).count("CONNECT api.invalid:443") == 1
