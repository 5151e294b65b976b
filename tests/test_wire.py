"""Generated packages send what the document asks for, and make the right values of what comes back.

The judge is `bench.wire`: it reads the document by itself, and calls every operation against a real server.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from bench.wire import credentials, delivery, document, judge, requests, servers, streams, styles, variants
from bench.wire.bodies import check_body, parse_multipart
from bench.wire.server import Answer, Arrived
from bench.wire.values import Maker, Plan

TESTS = Path(__file__).resolve().parent
SPECS = TESTS.parent / ".." / "shared" / "specs"
LARGE = 1_000_000
OWN = sorted((TESTS / "wire").glob("*.yaml")) + sorted((TESTS / "snapshots").glob("*/spec.yaml"))
PUBLISHED = sorted(path for path in SPECS.glob("*.*") if path.suffix in (".json", ".yaml"))


def faults(verdict: judge.Verdict) -> list[str]:
    """What was wrong, as text."""
    told = [f"{each.operation} ({each.side}; {each.variant}): {each.message}" for each in verdict.faults]
    return [verdict.refused, *told] if verdict.refused else told


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name if path.name == "spec.yaml" else path.stem)
def test_own_documents_are_right_on_the_wire(path: Path) -> None:
    """Each operation of our small documents sends and decodes everything rightly."""
    assert faults(judge.judge(path)) == []


@pytest.mark.skipif(not PUBLISHED, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_published_documents_are_right_on_the_wire(path: Path) -> None:
    """So does each operation of small published documents, and a sample of those of large ones."""
    large = path.stat().st_size > LARGE / 10
    verdict = judge.judge(path, sample=12 if large else None, most=4 if large else 40)

    assert faults(verdict) == []
    assert verdict.judged == verdict.operations or large


def test_judge_sees_what_is_wrong() -> None:
    """A judge that lets everything pass would be of no use."""
    listed = document.Param("a", "query", False, "form", True, False, None, None)
    joined = dataclasses.replace(listed, explode=False)
    deep = dataclasses.replace(listed, style="deepObject")
    labelled = dataclasses.replace(listed, location="path", style="label")

    assert styles.check_pairs(listed, ["x", "y"], [("a", "x"), ("a", "y")]) == (None, [])
    assert styles.check_pairs(listed, ["x", "y"], [("a", "x,y")])[0]
    assert styles.check_pairs(joined, ["x", "y"], [("a", "x"), ("a", "y")])[0]
    assert styles.check_pairs(joined, ["x,y"], [("a", "x%2Cy")]) == (None, [])
    assert styles.check_pairs(joined, ["x,y"], [("a", "x,y")])[0]
    assert styles.check_pairs(listed, "a b+c", [("a", "a%20b+c")])[0]
    assert styles.check_pairs(listed, True, [("a", "True")])[0]
    assert styles.check_pairs(deep, {"k": 1}, [("a[k]", "1")]) == (None, [])
    assert styles.check_pairs(deep, {"k": 1}, [("k", "1")])[0]
    assert styles.check_simple(labelled, ["x", "y"], ".x.y", encoded=True) is None
    assert styles.check_simple(labelled, ["x", "y"], "x,y", encoded=True)


def test_judge_compares_json_by_kind_and_instants_by_time() -> None:
    """A float is no integer, and null is not absent; texts of one instant are the same."""
    assert not styles.same_json({"a": 1}, {"a": 1.0})
    assert not styles.same_json({"a": None}, {})
    assert not styles.same_json(True, 1)
    assert not styles.same_json("1.10", "1.1")
    assert styles.same_json({"at": "2026-01-01T00:00:00Z"}, {"at": "2026-01-01T01:00:00+01:00"})
    assert not styles.same_json("2026-01-01T00:00:00Z", "2026-01-01T00:00:00")


def test_judge_makes_calls_of_every_kind() -> None:
    """Required arguments, all of them, odd text, nulls, each media type, each member of a union."""
    read = document.Document(TESTS / "wire" / "requests.yaml")
    operation = next(each for each in read.operations() if each.path == "/union")

    calls = variants.Variants(read, 40).calls(operation)

    types = {call.content.media_type for call in calls if call.content}
    assert types == {"application/json", "text/plain", "application/octet-stream"}
    assert {type(call.body) for call in calls} >= {str, list, dict, bytes}


def test_judge_reads_parts() -> None:
    """A multipart body is taken apart at its boundary, byte for byte."""
    head = b'Content-Disposition: form-data; name="a"; filename="b%22.txt"\r\nContent-Type: text/plain\r\n\r\n'
    body = b"--x\r\n" + head + b"--y\r\n--\r\n\r\n--x--\r\n"

    (part,) = parse_multipart("multipart/form-data; boundary=x", body)

    assert (part.name, part.filename, part.media_type) == ("a", 'b".txt', "text/plain")
    assert part.content == b"--y\r\n--\r\n"


def _content(path: str, method: str) -> tuple[document.Document, document.Content]:
    read = document.Document(TESTS / "wire" / "parts.yaml")
    operation = next(each for each in read.operations() if (each.path, each.method) == (path, method))
    return read, operation.body[0]


def _multipart(*parts: str) -> bytes:
    return "".join(f"--x\r\n{part}\r\n" for part in parts).encode() + b"--x--\r\n"


@pytest.mark.parametrize(
    ("place", "value", "parts", "wrong"),
    [
        (("/mixed", "POST"), [{"a": "b"}], ['Content-Type: application/vnd.x+json\r\n\r\n{"a":"b"}'], None),
        (("/mixed", "POST"), [{"a": "b"}], ['Content-Type: text/plain\r\n\r\n{"a":"b"}'], "item 0: JSON as"),
        (("/mixed", "POST"), [{"a": "b"}], [], "0 parts, not 1"),
        (
            ("/mixed", "POST"),
            [{"a": "b"}],
            ['Content-Disposition: form-data; name="0"\r\nContent-Type: application/vnd.x+json\r\n\r\n{"a":"b"}'],
            "item 0: 0",
        ),
        (("/styles", "POST"), {"joined": ["a", "b"]}, ['Content-Disposition: f; name="joined"\r\n\r\na,b'], None),
        (
            ("/styles", "POST"),
            {"joined": ["a", "b"]},
            ['Content-Disposition: f; name="joined"\r\n\r\na%2Cb'],
            "joined: ",
        ),
        (
            ("/styles", "POST"),
            {"joined": ["a"]},
            ['Content-Disposition: f; name="joined"\r\nContent-Type: application/json\r\n\r\na'],
            "joined: Content-Type",
        ),
        (("/styles", "POST"), {"deep": {"a": "b"}}, ['Content-Disposition: f; name="deep[a]"\r\n\r\nb'], None),
        (("/styles", "POST"), {"deep": {"a": "b"}}, ['Content-Disposition: f; name="deep"\r\n\r\n{}'], "deep: "),
        (("/styles", "PUT"), {"number": 5}, ['Content-Disposition: f; name="number"\r\nX-Page: true\r\n\r\n5'], None),
        (
            ("/styles", "PUT"),
            {"number": 5},
            ['Content-Disposition: f; name="number"\r\n\r\n5'],
            "number: header X-Page",
        ),
        (("/styles", "PUT"), {"number": 5}, [], "number came in 0 parts"),
        (("/styles", "PUT"), {}, ['Content-Disposition: f; name="number"\r\n\r\n5'], "made up"),
        (("/styles", "PUT"), {"file": b"a"}, ['Content-Disposition: f; name="file"\r\n\r\na'], "file: a file without"),
        (("/styles", "PUT"), {"none": "a"}, ['Content-Disposition: f; name="none"\r\n\r\nb'], "none: 'a' came as"),
    ],
)
def test_judge_sees_parts_that_are_wrong(
    place: tuple[str, str], value: Any, parts: list[str], wrong: str | None
) -> None:
    """Parts with and without names, of a style, with headers and media types."""
    read, content = _content(*place)

    told = check_body(read, content, value, f"{content.media_type}; boundary=x", _multipart(*parts))

    assert told is None if wrong is None else (told or "").startswith(wrong), told


def test_judge_knows_which_credentials_come() -> None:
    """All of the first alternative that is whole; else none where that may be, or what there is of the first."""
    read = document.Document(TESTS / "wire" / "security.yaml")
    found = {each.path: each for each in read.operations()}
    key = credentials.Settings(frozenset({"header"}))
    token = credentials.Settings(frozenset({"header"}), token=True)

    assert credentials.expected(read, found["/optional"], credentials.Settings()) == set()
    assert credentials.expected(read, found["/optional"], key) == {("header", "x-key", "key-of-header")}
    assert credentials.expected(read, found["/either"], key) == {("header", "x-key", "key-of-header")}
    assert credentials.expected(read, found["/either"], token) == {("header", "authorization", "Bearer the-token")}
    assert credentials.expected(read, found["/words"], token) == {("header", "authorization", "ApiKey the-token")}
    assert credentials.expected(read, found["/none"], token) == set()


def test_judge_takes_arguments_for_credentials() -> None:
    """An argument that goes where a credential would is sent in its place, and completes its alternative."""
    read = document.Document(TESTS / "wire" / "clashes.yaml")
    found = {(each.method, each.path): each for each in read.operations()}
    query, every, post = found["GET", "/query"], found["GET", "/all"], found["POST", "/ignored"]
    token = credentials.Settings(frozenset({"query"}), token=True)
    keys = credentials.settings_for(read, ("query", "header", "cookie"))

    def wanted(operation: document.Operation, settings: credentials.Settings, **given: Any) -> set[str]:
        call = variants.Call(
            "call", {(name.partition("_")[0], name.partition("_")[2]): each for name, each in given.items()}
        )
        return {place for place, _, _ in credentials.expected(read, operation, settings, call)}

    assert wanted(query, token) == {"query"}
    assert wanted(query, token, **{"query_api key": "a"}) == set()
    assert wanted(query, token, **{"query_API key": "a"}) == {"query"}
    assert wanted(every, keys, **{"header_x-key": "a"}) == {"query", "cookie"}
    assert wanted(every, keys, **{"header_x-key": "a", "query_keys": {"api key": "a"}, "cookie_session": 1}) == set()
    assert wanted(every, keys, **{"header_x-key": "a", "query_keys": {"api key": None}}) == {"query", "cookie"}
    assert wanted(post, keys, header_AUTHORIZATION="a") == {"header"}


@pytest.mark.parametrize(
    ("target", "headers", "wrong"),
    [
        ("/base/own/a?api+key=key-of-query", {}, []),
        ("/base/own/a", {}, ["credentials []"]),
        ("/base/own/a?api+key=key-of-query", {"Authorization": "Bearer the-token"}, ["credentials [("]),
        ("/base/own/a?api%20key=other", {}, ["credentials [("]),
        ("/base/own/a?api%20key=key-of-query&more=1", {}, ["made up: ['more']"]),
        ("/base/own/a?api+key=key-of-query", {"Cookie": "a=b"}, ["made up: ['a']"]),
        ("/base/own/a?api+key=key-of-query", {"X-More": "1"}, ["header X-More made up"]),
        ("/base/own/a?api+key=key-of-query", {"Accept": "text/csv"}, ["Accept ['text/csv'] without application/json"]),
        ("/base/own/a%2Fb?api+key=key-of-query", {}, ["path parameter id: "]),
    ],
)
def test_judge_sees_requests_that_are_wrong(target: str, headers: dict[str, str], wrong: list[str]) -> None:
    """What is missing, what is too much, and what is not welcome."""
    read = document.Document(TESTS / "wire" / "security.yaml")
    operation = next(each for each in read.operations() if each.path == "/own/{id}")
    call = variants.Call("call", {("path", "id"): "a"})
    arrived = Arrived("GET", target, tuple(headers.items()), b"")
    wanted = credentials.expected(read, operation, credentials.settings_for(read, ("query",)))

    told = list(requests.check_request(read, operation, call, arrived, wanted, ["application/json"]))

    assert len(told) == len(wrong)
    assert all(text.startswith(start) for text, start in zip(told, wrong, strict=True)), told


@pytest.mark.parametrize(
    ("path", "given", "target", "wrong"),
    [
        ("/pages/{name}{extension}", {"name": "a.b", "extension": ".xml"}, "/base/pages/a.b.xml", []),
        ("/pages/{name}{extension}", {"name": "a", "extension": ".xml"}, "/base/pages/a.json", ["path parameter"]),
        ("/search?query={query}", {}, "/base/search", []),
        ("/search?query={query}", {}, "/base/search?query=%7Bquery%7D", ["made up: ['query']"]),
        ("/undeclared/{name}?at={place}", {"name": "a", "place": "b c"}, "/base/undeclared/a?at=b%20c", []),
        ("/undeclared/{name}?at={place}", {"name": "a", "place": "b"}, "/base/undeclared/a", ["query at={place} of"]),
        (
            "/undeclared/{name}?at={place}",
            {"name": "a", "place": "b"},
            "/base/undeclared/a?at={place}",
            ["path parameter place: "],
        ),
    ],
)
def test_judge_fills_in_paths(path: str, given: dict[str, str], target: str, wrong: list[str]) -> None:
    """Parameters may stand next to each other, in the query of a path, and without a declaration."""
    read = document.Document(TESTS / "wire" / "published.yaml")
    operation = next(each for each in read.operations() if each.path == path)
    call = variants.Call("call", {("path", name): value for name, value in given.items()})
    arrived = Arrived("GET", target, (), b"")

    told = list(requests.check_request(read, operation, call, arrived, frozenset(), []))

    assert len(told) == len(wrong)
    assert all(text.startswith(start) for text, start in zip(told, wrong, strict=True)), told


def test_judge_reads_json_in_headers() -> None:
    """The commas of JSON do not divide what stands in a header."""
    header = document.Param("X-Shape", "header", False, "simple", False, False, None, None)
    value = {"a": [{"b": "x,y"}, {"b": "z"}], "c": 1}

    assert styles.check_simple(header, value, 'a,[{"b":"x,y"},{"b":"z"}],c,1', encoded=False) is None
    assert styles.check_simple(header, value, 'a,[{"b":"x,y"}],c,1', encoded=False)
    assert styles.check_simple(header, value, 'a,[{"b":"x,y"},{"b":"z"}],c,1,d,2', encoded=False)


def test_judge_reads_enums_and_patterns_as_they_are_meant() -> None:
    """Where nothing would be valid by the letter."""
    assert document.with_usable_enum({"type": "string", "enum": ["a", 1, True]})["enum"] == ["a", "1", "true"]
    assert document.with_usable_enum({"type": "integer", "enum": ["6", "12"]})["enum"] == [6, 12]
    assert document.with_usable_enum({"type": "integer", "enum": [1, "x"]})["enum"] == [1, "x"]
    assert document.with_usable_enum({"type": "array", "enum": ["a"]}) == {
        "type": "array",
        "items": {"allOf": [{}, {"enum": ["a"]}]},
    }
    assert "enum" not in document.with_usable_enum({"type": "object", "properties": {}, "enum": ["a"]})
    assert document.usable_pattern("/^[a-z]+$/i") == "(?i:^[a-z]+$)"
    assert document.usable_pattern("/keys/") == "/keys/"


def test_judge_leaves_out_what_is_read_only() -> None:
    """The argument has it, and what must arrive has not; in lists, maps and unions, too."""
    read = document.Document(TESTS / "wire" / "bodies.yaml")
    operation = next(each for each in read.operations() if (each.path, each.method) == ("/things", "POST"))

    (call,) = (each for each in variants.Variants(read, 4).calls(operation) if each.label.startswith("read-only"))

    assert {"id", "made"} <= call.given.keys() - call.body.keys()
    assert all("id" in owner for owner in (call.given["owner"], *call.given["owners"], *call.given["byName"].values()))
    assert all("id" not in owner for owner in (call.body["owner"], *call.body["owners"], *call.body["byName"].values()))


def test_judge_makes_answers_of_every_kind() -> None:
    """Broken constraints, values of a newer server, none at all, undeclared ones, two statuses of each range."""
    read = document.Document(TESTS / "wire" / "responses.yaml")
    found = {(each.method, each.path): each for each in read.operations()}
    made = variants.Variants(read, 4)

    kinds = variants.successes_of(made, found["GET", "/kinds"])
    ranges = variants.errors_of(made, found["GET", "/ranges"])
    bare = variants.errors_of(made, found["DELETE", "/ranges"])

    broken = next(each.value for each in kinds if each.label.startswith("constraints broken"))
    assert len(broken["numbers"]) > 3 and len(broken["closed"]["a"]) > 2 and broken["long"] > 100
    assert any("secret" in each.value for each in kinds if each.label.startswith("write-only"))
    assert {each.status for each in kinds} == {200, 202, 299}
    assert {each.status for each in ranges} == {300, 304, 318, 404, 418, 500}
    assert {(each.status, bool(each.undeclared)) for each in bare} == {
        (410, False),
        (500, False),
        (500, True),
        (502, True),
    }


def test_judge_packs_cuts_and_encodes() -> None:
    """Each delivery says the same in another way."""
    ways = {way.label: way for way in delivery.DELIVERIES}
    text = '"ü"'.encode()

    assert ways["latin-1"].written("application/json", text) == ("application/json; charset=ISO-8859-1", b'"\xfc"')
    assert ways["latin-1"].written("image/png", text) == ("image/png", text)
    assert ways["gzip"].answer(200, None, text).body[:2] == b"\x1f\x8b"
    assert b"".join(delivery.cut(text * 99)) == text * 99
    cut = ways["in pieces"].answer(200, None, text * 9)
    assert isinstance(cut, Answer) and len(cut.pieces or ()) > 3
    assert ways["in pieces"].answer(204, None, b"").pieces is None


def test_judge_sees_items_that_are_wrong() -> None:
    """An item that is lost, another one, and an exception."""
    flow = streams.Flow("flow", "application/jsonl", "line", ({"a": 1}, {"a": None}), b"")

    def check(outcome: Any) -> str | None:
        return streams.check_items(flow, outcome, json.dumps)

    assert check([{"a": 1}, {"a": None}]) is None
    assert check([{"a": 1}]) == "1 items, not 2"
    assert check([{"a": 1}, {}]) == "item 1 goes out otherwise: .a is lost"
    assert check(ValueError("x")) == "ValueError: x"


def test_judge_writes_events_as_the_standard_allows() -> None:
    """With each end of line, comments, several lines of data, and a mark at the end."""
    read = document.Document(TESTS / "snapshots" / "streams" / "spec.yaml")
    found = {each.path: streams.streamed(each) for each in read.operations() if each.method == "GET"}
    kinds = {path: list(streams.flows(read, each[0])) for path, each in found.items() if each}

    assert {path: flows[0].kind for path, flows in kinds.items()} == {
        "/log": "line", "/ticks": "raw", "/changes": "event", "/records": "line",
    }  # fmt: skip
    assert b"\r\n: a comment\r\n" in b"\r\n" + kinds["/changes"][1].body.removeprefix(b"\xef\xbb\xbf")
    assert b"data:two\rdata:lines\r\r" in kinds["/ticks"][2].body
    assert kinds["/records"][0].body.count(b"\x1e") == len(kinds["/records"][0].items)


def test_judge_knows_servers() -> None:
    """Variables at their defaults or at others; what is relative is relative to something, or nowhere."""
    server = {
        "url": "https://{a}.x/{b}/",
        "variables": {"a": {"default": "1", "enum": ["1", "2"]}, "b": {"default": "c"}},
    }

    assert servers.url_of(server, {}) == "https://1.x/c"
    assert servers.url_of(server, servers.other_values(server)) == "https://2.x/other-b"
    assert servers.url_of({"url": "../d"}, {}, "https://x/a/b") == "https://x/d"
    assert servers.url_of({"url": "/d"}, {}) is None


def test_values_of_schemas_that_refer_to_each_other_stay_small() -> None:
    """Each of ten schemas has the nine others as properties: all ways through them are too many."""
    read = document.Document(TESTS / "wire" / "bodies.yaml")
    names = [f"T{index}" for index in range(10)]
    read.data["components"]["schemas"] |= {
        name: {"type": "object", "properties": {other: {"$ref": f"#/components/schemas/{other}"} for other in names}}
        for name in names
    }

    made = Maker(read, request=False).make({"$ref": "#/components/schemas/T0"}, Plan(large=True), top=True)

    assert set(made) == set(names)
    assert len(json.dumps(made)) < 50_000


def test_a_plan_is_plain_by_itself() -> None:
    """A value of a plan that asks for nothing has only what must be there."""
    read = document.Document(TESTS / "wire" / "bodies.yaml")
    schema = read.find("#/components/schemas/Thing").value

    assert Maker(read, request=True).make(schema, Plan()).keys() == {"name", "kind"}
    assert Maker(read, request=True, whole=True).make(schema, Plan()).keys() == {"id", "name", "kind"}
