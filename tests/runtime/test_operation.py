"""Operations: arguments checked, requests written, responses read."""

from __future__ import annotations

import codecs
import dataclasses
import gc
import importlib
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import pytest
from pydantic import StrictInt, ValidationError

from tests.runtime.sample_package import write_package

RUNTIME = "operationsdk.rest."


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return the package's module of operations, with its other modules as attributes."""
    folder = tmp_path_factory.mktemp("operations")
    write_package(folder, "operationsdk")
    sys.path.insert(0, str(folder))
    module: Any = importlib.import_module(RUNTIME + "_operation")
    module.models = importlib.import_module(RUNTIME + "models")
    module.types = importlib.import_module(RUNTIME + "_types")
    yield module
    sys.path.remove(str(folder))


@pytest.fixture
def get(sdk: Any) -> Any:
    """Return an operation with parameters everywhere."""
    return sdk.Operation(
        id="get_key",
        method="GET",
        path="/keys/{key_id}/v{n}.json?fixed=1#variant",
        parameters=(
            sdk.Parameter("key_id", "path", lambda: str, required=True),
            sdk.Parameter("n", "path", lambda: StrictInt, required=True),
            sdk.Parameter("limit", "query", lambda: Annotated[StrictInt, sdk.types.Constraints(ge=1)]),
            sdk.Parameter("since", "query", lambda: datetime),
            sdk.Parameter("cat", "query", lambda: sdk.models.Cat, media_type="application/json"),
            sdk.Parameter("kind", "header", lambda: Literal["a", "b"], name="X-Kind"),
            sdk.Parameter("session", "cookie", lambda: str),
        ),
        responses={
            "200": sdk.Response({"application/json": lambda: list[sdk.models.Node]}),
            "204": sdk.Response(),
            "4XX": sdk.Response({"text/plain": lambda: str, "application/problem+json": lambda: sdk.models.Node}),
            "default": sdk.Response({"*/*": lambda: bytes}),
        },
    )


def send(sdk: Any, content: dict[str, Any], value: Any, content_type: str | None = None, **options: Any) -> Any:
    """Return content type and content of a body."""
    operation = sdk.Operation(id="send", method="POST", path="/", body=sdk.Body("body", content, **options))
    prepared = operation.prepare({"body": value}, content_type=content_type)
    return dict(prepared.headers).get("Content-Type"), prepared.body


def test_requests(get: Any) -> None:
    """Each argument goes where the document says."""
    arguments = {"key_id": "a/b", "n": 2, "limit": 5, "since": "2024-01-02T03:04:05Z", "cat": {"petType": "c"}}

    prepared = get.prepare({**arguments, "kind": "a", "session": "s"})

    assert prepared.method == "GET"
    assert prepared.path == "/keys/a%2Fb/v2.json"
    assert prepared.query == "fixed=1&limit=5&since=2024-01-02T03%3A04%3A05Z&cat=%7B%22petType%22%3A%22c%22%7D"
    assert prepared.headers == [("X-Kind", "a")]
    assert prepared.accept == "application/json, application/problem+json, text/plain, */*"
    assert prepared.cookies == [("session", "s")]
    assert prepared.body is None


def test_headers_that_the_specification_has_ignored(sdk: Any) -> None:
    """Published clients have them as arguments: what is given is sent once, and the body goes with it."""
    names = ("Accept", "content-type", "Authorization")
    parameters = tuple(
        sdk.Parameter(name.lower().replace("-", "_"), "header", lambda: str, name=name) for name in names
    )
    operation = sdk.Operation(
        id="send",
        method="POST",
        path="/",
        parameters=parameters,
        body=sdk.Body("body", {"application/json": lambda: Any, "multipart/form-data": lambda: Any}),
        responses={"200": sdk.Response({"text/csv": lambda: str})},
    )

    alone = operation.prepare({"body": {"a": "b"}})
    given = operation.prepare({"body": {"a": "b"}, "accept": "x/y", "content_type": "multipart/form-data"})
    bare = operation.prepare({"content_type": "x/y", "authorization": "Key a"})

    assert (alone.headers, alone.accept) == ([("Content-Type", "application/json")], "text/csv")
    assert given.headers[0] == ("Accept", "x/y") and given.accept == ""
    assert [name for name, _ in given.headers] == ["Accept", "Content-Type"]
    assert given.headers[1][1].startswith("multipart/form-data; boundary=")
    assert b'name="a"' in given.body
    assert bare.headers == [("content-type", "x/y"), ("Authorization", "Key a")]


def test_arguments_and_credentials_of_one_name(get: Any) -> None:
    """It can be told which goes out, and one can be left out for the other."""
    given = get.prepare({"key_id": "a", "n": 1, "limit": 5, "kind": "a", "session": "s"})

    assert given.sends("query", "fixed") and given.sends("query", "limit") and not given.sends("query", "imit")
    assert given.sends("header", "x-kind") and not given.sends("cookie", "x-kind")
    assert given.sends("cookie", "session") and not given.sends("query", "session")
    assert given.without("query", "limit").query == "fixed=1"
    assert given.without("cookie", "session").cookies == []
    assert given.without("cookie", "limit") is given and given.without("header", "X-Kind") is given


def test_arguments_not_given(get: Any) -> None:
    """None for what is optional is not sent."""
    assert get.prepare({"key_id": "a", "n": 1, "limit": None, "kind": None}).query == "fixed=1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "10"},
        {"limit": True},
        {"limit": 0},
        {"key_id": None},
        {"key_id": 1},
        {"n": 1.0},
        {"kind": "c"},
        {"cat": {}},
    ],
)
def test_wrong_arguments(get: Any, wrong: dict[str, Any]) -> None:
    """Wrong arguments are refused, unless the checks are off."""
    with pytest.raises(ValidationError, match=r"get_key\n" + next(iter(wrong))):
        get.prepare({"key_id": "a", "n": 1, **wrong})


def test_checks_can_be_off(get: Any) -> None:
    """Without checks everything goes out as well as it can."""
    prepared = get.prepare({"key_id": 1, "n": "x", "limit": "10", "since": "now", "cat": {"a": 1}}, validate=False)

    assert prepared.path == "/keys/1/vx.json"
    assert prepared.query == "fixed=1&limit=10&since=now&cat=%7B%22a%22%3A1%7D"


def test_json_bodies(sdk: Any) -> None:
    """Models and dictionaries go out as they were set, without read-only fields."""
    content = {"application/json": lambda: sdk.models.Cat}

    assert send(sdk, content, sdk.models.Cat(petType="c", id="9")) == ("application/json", b'{"petType":"c"}')
    assert send(sdk, content, {"petType": "c", "new": None})[1] == b'{"petType":"c","new":null}'
    assert send(sdk, content, None) == (None, None)
    with pytest.raises(ValidationError):
        send(sdk, content, None, required=True)
    with pytest.raises(ValidationError):
        send(sdk, content, {"lives": 1})


@pytest.mark.parametrize("validate", [True, False])
def test_mappings_that_are_no_dictionaries(sdk: Any, validate: bool) -> None:
    """They go out as dictionaries do, inside of others, too, whether or not they are checked."""
    content = {"application/json": lambda: dict[str, sdk.models.Cat | dict[str, int]]}
    operation = sdk.Operation(id="send", method="POST", path="/", body=sdk.Body("body", content))
    given = {"a": MappingProxyType({"b": 1}), "c": sdk.models.Cat(petType="c", id="9")}

    prepared = operation.prepare({"body": MappingProxyType(given)}, validate=validate)

    assert json.loads(prepared.body) == {"a": {"b": 1}, "c": {"petType": "c"}}


def test_media_types(sdk: Any) -> None:
    """JSON comes first, then what fits the argument; `_content_type` decides where it is given."""
    content = {"text/plain": lambda: str, "image/*": lambda: bytes, "application/x+json": lambda: sdk.models.Cat}

    assert send(sdk, content, {"petType": "c"})[0] == "application/x+json"
    assert send(sdk, content, "ü") == ("text/plain", "ü".encode())
    assert send(sdk, content, "ü", "text/plain; charset=latin-1") == ("text/plain; charset=latin-1", b"\xfc")
    assert send(sdk, content, b"\xff", "image/png") == ("image/png", b"\xff")
    assert send(sdk, {"*/*": lambda: Any}, {"a": 1}) == ("application/json", b'{"a":1}')
    assert send(sdk, {"*/*": lambda: Any}, b"x") == ("application/octet-stream", b"x")
    assert send(sdk, {"application/xml": lambda: str}, "<a/>") == ("application/xml", b"<a/>")
    assert send(sdk, {"application/x-ndjson": lambda: list[int]}, [1, 2])[1] == b"1\n2\n"
    for name in ("application/json-seq", "application/geo+json-seq"):
        assert send(sdk, {name: lambda: list[int]}, [1, 2])[1] == b"\x1e1\n\x1e2\n"


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json; charset=utf-8", '{"ü\U0001f600":"\\""}'.encode()),
        ("application/json; charset=nobody-knows-it", '{"ü\U0001f600":"\\""}'.encode()),
        ('application/x+json; charset="ISO-8859-1"', b'{"\\u00fc\\ud83d\\ude00":"\\""}'),
        ("application/json; charset=us-ascii", b'{"\\u00fc\\ud83d\\ude00":"\\""}'),
        ("application/json; charset=utf-16le", '{"\\u00fc\\ud83d\\ude00":"\\""}'.encode("utf-16-le")),
    ],
)
def test_json_goes_out_in_the_charset_it_names(sdk: Any, media_type: str, body: bytes) -> None:
    """What the charset may not have is escaped (RFC 8259, section 7)."""
    value = {"ü\U0001f600": '"'}

    assert send(sdk, {media_type: lambda: dict[str, str]}, value) == (media_type, body)


def test_forms(sdk: Any) -> None:
    """Arrays repeat the name, objects are JSON, unless an encoding says otherwise."""
    content = {"application/x-www-form-urlencoded": lambda: dict[str, Any]}
    value = {"a": "x y&ü", "b": [1, True], "c": {"d": [1]}, "e": None}

    assert send(sdk, content, value)[1] == b"a=x+y%26%C3%BC&b=1&b=true&c=%7B%22d%22%3A%5B1%5D%7D"
    encodings = {"b": sdk.Encoding(style="form", explode=False), "c": sdk.Encoding(style="deepObject")}
    _, written = send(sdk, content, value, encodings={next(iter(content)): encodings})
    assert written == b"a=x+y%26%C3%BC&b=1,true&c%5Bd%5D%5B0%5D=1"


@pytest.fixture
def upload(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return an operation with an argument for each part of its body."""
    monkeypatch.setattr(importlib.import_module(RUNTIME + "_bodies"), "make_boundary", lambda: "B")
    return sdk.Operation(
        id="upload",
        method="POST",
        path="/",
        body=sdk.Body(
            "body",
            {"multipart/form-data": None},
            form=(
                sdk.Parameter("file", "form", lambda: sdk.types.File, required=True),
                sdk.Parameter("cat", "form", lambda: sdk.models.Cat),
                sdk.Parameter("names", "form", lambda: list[str], name='na"mes'),
            ),
            encodings={"multipart/form-data": {"file": sdk.Encoding(content_type="image/png, image/jpeg")}},
        ),
    )


def test_multipart(upload: Any) -> None:
    """Each property is a part, each item of an array too."""
    prepared = upload.prepare({"file": ("a\r\n.jpg", b"\xff"), "cat": {"petType": "c", "id": "9"}, "names": ["x", "ü"]})

    assert prepared.headers == [("Content-Type", "multipart/form-data; boundary=B")]
    assert prepared.body == (
        b'--B\r\nContent-Disposition: form-data; name="file"; filename="a%0D%0A.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n\xff\r\n"
        b'--B\r\nContent-Disposition: form-data; name="cat"\r\nContent-Type: application/json\r\n\r\n'
        b'{"petType":"c"}\r\n'
        b'--B\r\nContent-Disposition: form-data; name="na%22mes"\r\n\r\nx\r\n'
        b'--B\r\nContent-Disposition: form-data; name="na%22mes"\r\n\r\n\xc3\xbc\r\n'
        b"--B--\r\n"
    )


def test_parts_without_names(sdk: Any, upload: Any) -> None:
    """The items of an array stand at their places, each with an encoding of its own or with that of the others."""
    encodings = {
        0: sdk.Encoding(content_type="application/x+json", headers=(("X-Kind", "a"),)),
        -1: sdk.Encoding(content_type="text/*, image/png"),
    }
    value = [{"a": None}, ("ü.png", b"\xff"), "text", None, b"\x00"]

    sent_type, body = send(sdk, {"multipart/mixed": lambda: Any}, value, encodings={"multipart/mixed": encodings})

    assert sent_type == "multipart/mixed; boundary=B"
    assert body == (
        b'--B\r\nContent-Type: application/x+json\r\nX-Kind: a\r\n\r\n{"a":null}\r\n'
        b'--B\r\nContent-Disposition: attachment; filename="\xc3\xbc.png"\r\nContent-Type: image/png\r\n\r\n\xff\r\n'
        b"--B\r\nContent-Type: image/png\r\n\r\ntext\r\n"
        b"--B\r\nContent-Type: image/png\r\n\r\n\x00\r\n--B--\r\n"
    )


@pytest.mark.parametrize(
    ("style", "explode", "value", "parts"),
    [
        ("form", None, ["a", "b c"], [("x", "a"), ("x", "b c")]),
        ("form", False, ["a", "b&ü"], [("x", "a,b&ü")]),
        ("spaceDelimited", False, [1, 2], [("x", "1 2")]),
        ("pipeDelimited", False, [True, None, "a"], [("x", "true|a")]),
        ("form", False, {"a": 1, "b": None, "c": "d"}, [("x", "a,1,c,d")]),
        ("", True, {"a": 1, "b": "c d"}, [("a", "1"), ("b", "c d")]),
        ("deepObject", True, {"a": 1, "b": [2]}, [("x[a]", "1"), ("x[b][0]", "2")]),
        ("form", True, [], []),
        ("form", True, "a=b", [("x", "a=b")]),
    ],
)
def test_parts_with_styles(
    sdk: Any, upload: Any, style: str, explode: bool | None, value: object, parts: list[tuple[str, str]]
) -> None:
    """A style says what the parts are, as of a query, but nothing is encoded, and no media type holds."""
    encodings = {"x": sdk.Encoding(content_type="application/json", style=style, explode=explode)}
    given = {"x": value, "y": {"a": 1}}

    _, body = send(
        sdk, {"multipart/form-data": lambda: dict[str, Any]}, given, encodings={"multipart/form-data": encodings}
    )

    told = "".join(f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in parts)
    last = '--B\r\nContent-Disposition: form-data; name="y"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n'
    assert body == f"{told}{last}--B--\r\n".encode()


def test_each_media_type_has_its_encodings(sdk: Any, upload: Any) -> None:
    """What holds for a form holds not for parts."""
    content = {
        "application/x-www-form-urlencoded": lambda: dict[str, Any],
        "multipart/form-data": lambda: dict[str, Any],
    }
    encodings = {next(iter(content)): {"x": sdk.Encoding(style="pipeDelimited", explode=False)}}

    form = send(sdk, content, {"x": ["a", "b"]}, next(iter(content)), encodings=encodings)[1]
    parts = send(sdk, content, {"x": ["a", "b"]}, "multipart/form-data", encodings=encodings)[1]

    assert form == b"x=a%7Cb"
    assert parts.count(b'name="x"') == 2


def test_a_part_has_the_headers_that_come_with_its_file(sdk: Any, upload: Any) -> None:
    """They stand in place of those that the document has the values of, and end no line."""
    encodings = {"multipart/form-data": {"file": sdk.Encoding(headers=(("X-Kind", "scan"), ("X-Page", "1")))}}
    upload = dataclasses.replace(upload, body=upload.body._replace(encodings=encodings))

    body = upload.prepare({"file": ("a", b"\xff", None, {"x-page": "2", "X-Note": "a\r\nb"})}).body

    assert body == (
        b'--B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n'
        b"Content-Type: application/octet-stream\r\nX-Kind: scan\r\nx-page: 2\r\nX-Note: ab\r\n\r\n\xff\r\n--B--\r\n"
    )


def test_files_are_streamed(upload: Any, tmp_path: Path) -> None:
    """A file is given as a path, bytes or a file object, and read while it is sent."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"data")
    head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: image/png\r\n\r\n'
    head += b"data\r\n--B--\r\n"

    assert upload.prepare({"file": b"data"}).body == head % b"file"
    for given, validate in ((path, True), (str(path), True), (str(path), False), (path.open("rb"), True)):
        prepared = upload.prepare({"file": given}, validate=validate)
        assert b"".join(prepared.body) == b"".join(prepared.body) == head % b"a.txt"
        assert ("Content-Length", str(prepared.body.length)) in prepared.headers
        assert prepared.body.repeatable
    with pytest.raises(FileNotFoundError):
        upload.prepare({"file": "missing"})


def test_raw_files(sdk: Any) -> None:
    """A body can be a file as a whole, of unknown length too."""

    class Pipe(io.BytesIO):
        def tell(self) -> int:
            raise OSError

    content = {"application/octet-stream": lambda: sdk.types.File}

    assert send(sdk, content, b"x") == ("application/octet-stream", b"x")
    stream = send(sdk, content, Pipe(b"data"))[1]
    assert (stream.length, stream.repeatable, b"".join(stream)) == (None, False, b"data")


def test_responses(sdk: Any, get: Any) -> None:
    """The status and the content type say what a body is."""
    assert get.decode(200, "application/json; charset=utf-8", b'[{"name":"a"}]') == [sdk.models.Node(name="a")]
    assert get.decode(200, None, b'\xef\xbb\xbf[{"name":"a"}]') == [sdk.models.Node(name="a")]
    assert get.decode(200, "text/plain", b"[]") == []
    assert get.decode(404, "text/plain; charset=latin-1", b"\xfc") == "ü"
    assert get.decode(404, "application/problem+json", b'{"name":"a"}').name == "a"
    assert get.decode(404, "application/json; charset=utf-16", '{"name":"a"}'.encode("utf-16")).name == "a"
    assert get.decode(500, "image/png", b"\xff") == b"\xff"
    assert get.decode(204, None, b"") is None
    assert get.decode(200, "application/json", b"") is None
    assert get.expects(299)
    assert sdk.Operation(id="x", method="GET", path="/").decode(200, None, b"x") is None


@pytest.mark.parametrize(
    ("content_type", "raw", "message", "value"),
    [
        (
            "application/json",
            b'[{"name":1234567}]',
            'field "0.name": Input should be a valid string',
            [{"name": 1234567}],
        ),
        ("application/json", b"[{}]", 'field "0.name": Field required', [{}]),
        ("text/html", b"<html>", "the response is text/html, not application/json", "<html>"),
        ("application/json", b"[", "Invalid JSON: EOF while parsing a list at line 1 column 1", b"["),
    ],
)
def test_broken_responses(sdk: Any, get: Any, content_type: str, raw: bytes, message: str, value: Any) -> None:
    """What is wrong is told with its place, without the value; unchecked it comes as it is."""
    with pytest.raises(sdk.DecodeFailure) as caught:
        get.decode(200, content_type, raw)

    assert str(caught.value) == message
    assert caught.value.__context__ is None
    assert get.decode(200, content_type, raw, checked=False) == value


@pytest.mark.parametrize(
    ("pet", "message", "fields"),
    [
        (
            {"petType": "cat", "lives": "hidden"},
            'field "0.pet.lives": Input should be a valid integer (as cat)',
            ["0.pet.lives"],
        ),
        (
            {"petType": "cow", "lives": "hidden"},
            'field "0.pet.petType": Input should have a known discriminator; '
            'field "0.pet.lives": Input should be a valid integer (as Cat)',
            ["0.pet.petType", "0.pet.lives"],
        ),
        ({}, 'field "0.pet.petType": Input should have a known discriminator', ["0.pet.petType"]),
        (["hidden"], 'field "0.pet": Input should be an object', ["0.pet"]),
        (
            {"petType": "cat", "friend": {"petType": "cat", "lives": "hidden"}},
            'field "0.pet.friend.lives": Input should be a valid integer (as cat)',
            ["0.pet.friend.lives"],
        ),
    ],
)
def test_a_place_has_no_names_of_members(sdk: Any, get: Any, pet: Any, message: str, fields: list[str]) -> None:
    """What is wrong is told of the member of a union that the body names, and the path is one through the body."""
    with pytest.raises(sdk.DecodeFailure) as caught:
        get.decode(200, "application/json", json.dumps([{"name": "a", "pet": pet}]).encode())

    assert str(caught.value).startswith(message)
    assert list(caught.value.values) == fields


@pytest.mark.parametrize(
    ("content_type", "kind", "raw", "value"),
    [
        ("application/x-ndjson", list[int], b"1\n2\r\n\n", [1, 2]),
        ("text/event-stream", str, b"data: 1\n\n", "data: 1\n\n"),
        ("application/x-www-form-urlencoded", dict[str, str], b"a=1&b=%20", {"a": "1", "b": " "}),
        ("application/xml", str, b"<a/>", "<a/>"),
        ("application/pdf", bytes, b"", b""),
        ("text/csv", str, b"", ""),
        ("*/*", Any, b"1", 1),
    ],
)
def test_other_media_types(sdk: Any, content_type: str, kind: Any, raw: bytes, value: Any) -> None:
    """What isn't JSON is text, bytes, lines, events or a form."""
    sent = "application/json" if content_type == "*/*" else content_type

    assert sdk.Response({content_type: lambda: kind}).reader(sent)(raw) == value


@pytest.mark.parametrize("raw", [b'["2026-01-02T03:04:05Z", "never", 0]', b"[]"])
def test_dates_outside_of_models_may_be_unreadable(sdk: Any, raw: bytes) -> None:
    """As in a model: one of them is no reason to lose the response."""
    kind = list[datetime]
    value = sdk.Response({"application/json": lambda: kind}).reader("application/json")(raw)

    assert value == [datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "never", 0][: len(value)]
    assert len(value) == len(json.loads(raw))


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/plain; charset=latin-1", "iso8859-1"),
        ('text/plain;CHARSET = "utf-16" ; a=b', "utf-16"),
        ("text/plain; charset='utf-8'", "utf-8"),
        ('text/plain; a="; charset=utf-16"; charset=utf-8', "utf-8"),
        ('text/plain; a="\\"; charset=utf-16"', None),
        ("text/plain; charset=utf-8; charset=utf-16", "utf-8"),
        ('text/plain; charset=""', None),
        ("text/plain; x-charset=utf-16", None),
        ("text/plain", None),
    ],
)
def test_charsets_are_parameters(sdk: Any, content_type: str, charset: str | None) -> None:
    """In quotes or not, and not what stands in the quotes of another one (RFC 9110, 5.6.6)."""
    assert importlib.import_module(RUNTIME + "_decoding").charset_of(content_type) == charset


@pytest.mark.parametrize("raw", [b"", b" \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\t"])
def test_json_of_nothing_is_none(sdk: Any, raw: bytes) -> None:
    """A body that is blank is as good as none."""
    kind = dict[str, int]
    operation = sdk.Operation("a", "GET", "/", responses={"200": sdk.Response({"application/json": lambda: kind})})

    assert operation.decode(200, "application/json", raw) is None
    assert sdk.Response({"application/json": lambda: kind}).reader("application/json; charset=utf-8")(raw) is None


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_begins_with_the_mark_of_its_encoding(sdk: Any, charset: str) -> None:
    """Whatever the content type says of it, or doesn't."""
    read = sdk.Response({"application/json": lambda: dict[str, str]}).reader("application/json")

    assert read('{"a": "ü"}'.encode(charset)) == {"a": "ü"}


def test_records_of_a_sequence_may_have_lines(sdk: Any) -> None:
    """They end where the next one begins, not at the end of a line (RFC 7464)."""
    read = sdk.Response({"application/json-seq": lambda: list[dict[str, int]]}).reader("application/json-seq")

    assert read(b'\x1e{"a":\n1}\n\x1e\x1e{"a":2}\n') == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "nobody-knows-it", "uni\u00e7ode"])
def test_charsets_that_are_none_are_as_good_as_none(sdk: Any, charset: str) -> None:
    """Python knows codecs that are no charsets: a server that names one loses no response."""
    decoding = importlib.import_module(RUNTIME + "_decoding")
    content_type = f"text/plain; charset={charset}"

    assert decoding.charset_of(content_type) is None
    assert decoding.reader(str, "text/plain", content_type)("ü".encode()) == "ü"


def test_a_long_body_is_decoded_without_looking_for_garbage(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector stands still while thousands of models are made, and goes on as it was before."""
    read = sdk.Response({"application/json": lambda: list[int]}).reader("application/json")
    raw = b"[" + b"1," * 60_000 + b"1]"
    switched: list[str] = []
    for name in ("disable", "enable"):
        monkeypatch.setattr(gc, name, partial(switched.append, name))

    assert read(b"[1]") == [1]
    assert switched == []
    assert len(read(raw)) == 60_001
    assert switched == ["disable", "enable"]
    with pytest.raises(sdk.DecodeFailure):
        read(raw[:-1])
    assert switched == ["disable", "enable"] * 2


def test_fields_go_by_their_names_on_the_wire_each_time(sdk: Any) -> None:
    """The second response of a kind takes a shorter way: it gives the same, also of what is odd or wrong."""
    content = {"application/json": lambda: sdk.models.Key}
    read = sdk.Operation(id="x", method="GET", path="/", responses={"200": sdk.Response(content)})
    key = b'{"id":"1","created_at":"2026-01-02T03:04:05Z","pageSize":3,"page_size":"mine","hue":1}'

    for _ in range(2):
        found = read.decode(200, "application/json", key)

        assert (found.page_size, found.model_extra) == (3, {"page_size": "mine", "hue": 1})
        assert read.decode(200, "application/json", codecs.BOM_UTF8 + key) == found
        assert read.decode(200, "application/json", key.decode().encode("utf-16")) == found
        assert read.decode(200, "application/json", b"") is None
        with pytest.raises(sdk.DecodeFailure, match='"id": Field required') as caught:
            read.decode(200, "application/json", b"{}")
        assert caught.value.__context__ is None


def test_form_that_has_another_media_type_sends_its_file_alone(sdk: Any) -> None:
    """Where a form is one of several media types, its file is the body of the one that has no properties."""
    body = sdk.Body(
        "",
        {"multipart/form-data": None, "application/octet-stream": lambda: sdk.types.File},
        required=True,
        form=(sdk.Parameter("file", "form", lambda: sdk.types.File),),
    )
    operation = sdk.Operation(id="upload", method="POST", path="/", body=body)

    first = operation.prepare({"file": b"\x00\xff"})
    other = operation.prepare({"file": b"\x00\xff"}, content_type="application/octet-stream")

    assert dict(first.headers)["Content-Type"].startswith("multipart/form-data; boundary=")
    assert dict(other.headers)["Content-Type"] == "application/octet-stream"
    assert other.body == b"\x00\xff"
