"""Calls without an operation, as code written for the published client makes them; both clients from one source."""

from __future__ import annotations

import asyncio
import datetime as dt
import enum
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.flavours import TOKEN, finish

Send = Callable[..., Any]


@pytest.fixture
def client(things: Any, configuration: Any) -> Any:
    """A client with a header and a cookie of its own."""
    made = things.api_client.ApiClient(configuration, "X-Team", "blue", cookie="a=b")
    made.user_agent = "mine/1"
    return made


@pytest.fixture
def send(client: Any) -> Send:
    """Put a request together, send it, read the response."""

    def run(method: str, path: str, types: Any = None, **arguments: Any) -> Any:
        async def main() -> Any:
            prepared = client.param_serialize(method, path, **arguments)
            response = await finish(client.call_api(*prepared, _request_timeout=5))
            await finish(response.read())
            await finish(client.close())
            return client.response_deserialize(response, types or {"200": "object"})

        return asyncio.run(main())

    return run


def test_a_request_has_all_its_parts(send: Send) -> None:
    """Path, query, headers, credentials and body arrive, lists as their format says."""
    answer = send(
        "POST",
        "/pets/{name}/echo",
        path_params={"name": "a/b"},
        query_params=[("on", True), ("tag", ["x", "y z"]), ("ids", [1, 2])],
        header_params={"X-Trace": 7},
        body={"when": dt.date(2024, 5, 6)},
        collection_formats={"tag": "multi", "ids": "csv"},
        auth_settings=["bearerAuth"],
    )

    assert answer.status_code == 200
    assert answer.data == json.loads(answer.raw_data)
    seen = answer.data
    assert (seen["method"], seen["path"]) == ("POST", "/base//pets/a%2Fb/echo")
    assert seen["query"] == "on=true&tag=x&tag=y%20z&ids=1%2C2"
    headers = {name.lower(): value for name, value in seen["headers"].items()}
    assert headers["authorization"] == f"Bearer {TOKEN}"
    assert headers["content-type"] == "application/json"
    assert (headers["x-trace"], headers["x-team"], headers["user-agent"]) == ("7", "blue", "mine/1")
    assert headers["cookie"] == "a=b"
    assert json.loads(seen["body"]) == {"when": "2024-05-06"}


def test_credentials_go_where_the_scheme_says(send: Send, configuration: Any) -> None:
    """Into the query and the cookies too; `_request_auth` stands in their place."""
    configuration.api_key.update(queryKey="q&q", cookieKey="c")

    seen = send("GET", "/echo", auth_settings=["queryKey", "cookieKey", "unknown"]).data
    own = {"in": "header", "key": "X-Own", "value": "o"}
    instead = send("GET", "/echo", auth_settings=["bearerAuth"], _request_auth=own).data

    assert seen["query"] == "key=q%26q"
    assert seen["headers"]["Cookie"] == "a=b; sid=c"
    assert "Authorization" not in seen["headers"]
    assert instead["headers"]["X-Own"] == "o"
    assert "Authorization" not in instead["headers"]


def test_forms_and_files(send: Send, tmp_path: Path) -> None:
    """The content type says which form it is; text is the path of a file."""
    (tmp_path / "note.txt").write_text("hello", encoding="utf-8")
    fields = [("a", "1"), ("b", "ü"), ("b", "v")]

    plain = send(
        "POST",
        "/echo",
        post_params=fields,
        header_params={"content-type": "application/x-www-form-urlencoded"},
    ).data
    parts = send(
        "POST",
        "/echo",
        post_params=fields,
        files={"note": str(tmp_path / "note.txt"), "more": [("x.bin", b"\x01")]},
        header_params={"Content-Type": "multipart/form-data"},
    ).data

    assert plain["body"] == "a=1&b=%C3%BC&b=v"
    assert parts["headers"]["Content-Type"].startswith("multipart/form-data; boundary=")
    assert 'name="note"; filename="note.txt"' in parts["body"]
    assert "hello" in parts["body"]
    assert 'name="more"; filename="x.bin"' in parts["body"]


def test_an_error_status_is_an_exception(send: Send, package: Any) -> None:
    """By the same classes as those of operations, with the decoded body where its type is known."""
    with pytest.raises(package.exceptions.NotFoundException) as known:
        send("GET", "/status-404", {"4XX": "Dict[str, object]"})
    with pytest.raises(package.exceptions.ServiceException) as unknown:
        send("GET", "/status-500")

    assert known.value.data["code"] == 404
    assert json.loads(unknown.value.body)["code"] == 500
    assert unknown.value.data is None


def test_a_response_of_another_type(send: Send, package: Any) -> None:
    """It is told like one of an operation, and carries the response."""
    with pytest.raises(package.exceptions.ApiDecodeError) as wrong:
        send("GET", "/echo", {"200": "List[int]"})
    assert wrong.value.status == 200
    assert b"echo" in wrong.value.raw_data


def test_a_response_must_be_read_first(client: Any, configuration: Any, package: Any, flavour: str) -> None:
    """There is nothing to decode before; what needs no waiting is read."""

    async def main() -> None:
        response = await finish(client.call_api("GET", f"{configuration.host}echo"))
        try:
            if flavour == "sync":
                assert client.response_deserialize(response, {}).status_code == 200
                return
            with pytest.raises(package.exceptions.ApiValueError, match="must be read first"):
                client.response_deserialize(response, {})
        finally:
            await finish(response.close())
            await finish(client.close())

    asyncio.run(main())


def test_no_body_and_no_header_that_was_not_asked_for(client: Any, configuration: Any) -> None:
    """`call_api` sends what it is given."""

    async def main() -> Any:
        response = await finish(client.call_api("get", f"{configuration.host}echo"))
        await finish(response.read())
        await finish(client.close())
        return json.loads(response.data)

    seen = asyncio.run(main())

    assert seen["method"] == "GET"
    assert seen["body"] == ""
    assert {"Authorization", "Content-Type", "X-Team"}.isdisjoint(seen["headers"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"body": 1, "post_params": {"a": 1}}, "not both"),
        ({"post_params": {"a": 1}}, "not the content type of a form"),
        ({"header_params": {"X": "a\nb"}}, "must be one line"),
    ],
)
def test_what_can_not_be_sent(client: Any, configuration: Any, arguments: Any, said: str) -> None:
    """It raises before anything is sent."""

    async def main() -> None:
        await finish(client.call_api("POST", configuration.host, **arguments))

    with pytest.raises((TypeError, ValueError), match=said):
        asyncio.run(main())


class Color(enum.Enum):
    """An enum."""

    RED = "red"


def test_values_as_json_has_them(client: Any) -> None:
    """Nothing that JSON has no word for is left."""
    moment = dt.datetime(2024, 5, 6, 7, 8, tzinfo=dt.UTC)
    given = {"a": [moment, Color.RED], "b": (Decimal("1.50"), None), "c": "ü"}

    assert client.sanitize_for_serialization(given) == {
        "a": ["2024-05-06T07:08:00Z", "red"],
        "b": ["1.50", None],
        "c": "ü",
    }
    assert client.sanitize_for_serialization(None) is None


@pytest.mark.parametrize(
    ("text", "kind", "content_type", "value"),
    [
        ('{"a": [1]}', "Dict[str, List[int]]", "application/json", {"a": [1]}),
        ("[1]", "object", None, [1]),
        ('"2024-05-06"', "date", "application/json", dt.date(2024, 5, 6)),
        ('{"a": 1}', dict[str, int], "application/problem+json", {"a": 1}),
        ("plain", "str", "text/plain; charset=utf-8", "plain"),
        ("null", "int", None, None),
    ],
)
def test_types_by_their_names(client: Any, text: str, kind: Any, content_type: str | None, value: Any) -> None:
    """Text of the form `List[...]` stands for a type, as in the published client."""
    assert client.deserialize(text, kind, content_type) == value


def test_text_of_another_type(client: Any, package: Any) -> None:
    """Neither a wrong value nor an unknown type goes through."""
    with pytest.raises(package.exceptions.ApiDecodeError):
        client.deserialize('"x"', "int", "application/json")
    for name in ("Nothing", "Tuple[int]"):
        with pytest.raises(package.exceptions.ApiValueError, match="not a type of this package"):
            client.deserialize("1", name)


def test_media_types_are_chosen(client: Any) -> None:
    """JSON, or else the first."""
    types = ["text/csv", "application/vnd.a+json", "application/json"]

    assert client.select_header_accept(types) == "application/vnd.a+json"
    assert client.select_header_content_type(["text/csv", "text/plain"]) == "text/csv"
    assert client.select_header_accept([]) is None
