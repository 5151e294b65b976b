"""The judge of the wire sees each kind of fault: every request and every answer is changed once on its way."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.wire import document, judge, package, server, servers
from bench.wire.delivery import DELIVERIES
from bench.wire.server import Answer, Arrived

DOCUMENT = Path(__file__).resolve().parent / "wire" / "mutated.yaml"
WRITE: Any = vars(server)["_write"]

PACKED = ("gzip", "x-gzip", "deflate", "br in pieces", "deflate, then gzip in pieces")
THING, HEAD, DELETE = "POST /things/{id}", "HEAD /things/{id}", "DELETE /things/{id}"
FORM, PARTS, LINES, EVENTS = "POST /form", "POST /parts", "GET /lines", "GET /events"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[package.Package]:
    """The package of the document, generated once."""
    folder = tmp_path_factory.mktemp("judge")
    report = package.generate(DOCUMENT, folder / "out", "judged_sdk")
    yield package.Package(folder / "out", "judged_sdk", report)
    sys.path.remove(str(folder / "out"))


@pytest.fixture
def faults(generated: package.Package) -> Callable[[str], list[judge.Fault]]:
    """Judge one operation."""

    def run(name: str) -> list[judge.Fault]:
        read = document.Document(DOCUMENT)
        operations = [each for each in read.operations() if f"{each.method} {each.path}" == name]
        verdict = judge.Verdict(DOCUMENT.name)
        asyncio.run(judge.Run(generated, read, verdict, 4).run(operations))
        assert verdict.judged == 1 and verdict.calls > 1
        return verdict.faults

    return run


@pytest.mark.parametrize("name", [THING, HEAD, DELETE, FORM, PARTS, LINES, EVENTS])
def test_what_is_right_has_no_faults(faults: Any, name: str) -> None:
    """Otherwise the other tests would say nothing."""
    assert faults(name) == []


# --- requests ------------------------------------------------------------------------------


def target(old: str, new: str) -> Callable[[Arrived], Arrived]:
    """Change the path and the query."""
    return lambda came: dataclasses.replace(came, target=re.sub(old, new, came.target))


def header(name: str, change: Callable[[str], str] | None) -> Callable[[Arrived], Arrived]:
    """Change a header, or leave it out."""

    def changed(came: Arrived) -> Arrived:
        pairs = [(key, change(value) if change else "") if key == name else (key, value) for key, value in came.headers]
        return dataclasses.replace(came, headers=tuple(pair for pair in pairs if pair[0] != name or pair[1]))

    return changed


def more(name: str, value: str) -> Callable[[Arrived], Arrived]:
    """Add a header."""
    return lambda came: dataclasses.replace(came, headers=(*came.headers, (name, value)))


def body(old: bytes, new: bytes) -> Callable[[Arrived], Arrived]:
    """Change the body."""
    return lambda came: dataclasses.replace(came, body=re.sub(old, new, came.body, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("name", "change", "wrong"),
    [
        (THING, lambda came: dataclasses.replace(came, method="PUT"), "method PUT"),
        (HEAD, lambda came: dataclasses.replace(came, method="GET"), "method GET"),
        (THING, target("/things/", "/things/things/"), "path '/base/things/things/"),
        (THING, target(r"/things/[^?]*", "/things/other"), "path parameter id: "),
        (THING, target(r"list=[^&]*&", ""), "query parameter list: "),
        (THING, target(r"list=([^&]*)&list=", r"list=\1,"), "query parameter list: "),
        (THING, target(r"$", "&more=1"), "made up: ['more']"),
        (THING, header("X-Flag", str.title), "header parameter X-Flag: "),
        (THING, header("X-Flag", None), "header parameter X-Flag: did not come"),
        (THING, more("X-More", "1"), "header X-More made up"),
        (THING, header("Cookie", lambda text: text.replace("crumb=", "crumb=0")), "cookie parameter crumb: "),
        (THING, header("Cookie", lambda text: f"{text}; more=1"), "made up: ['more']"),
        (THING, header("X-Key", None), "credentials []"),
        (THING, header("X-Key", str.upper), "credentials [('header', 'x-key', 'KEY-OF-KEY')]"),
        (THING, more("Authorization", "Bearer a"), "credentials ["),
        (DELETE, more("X-Key", "key-of-key"), "credentials ["),
        (THING, header("Accept", lambda text: "text/csv"), "Accept ['text/csv'] without application/json"),
        (THING, header("Content-Type", None), "body: no Content-Type"),
        (THING, header("Content-Type", lambda text: "text/json"), "body: Content-Type 'text/json'"),
        (THING, body(b'"name":', b'"Name":'), "body: .name is lost"),
        (THING, body(b'"number":[^,}]*', b'"number":1.0'), "body: .number: "),
        (THING, body(b'"number":null,?', b""), "body: .number is lost"),
        (THING, body(b"}$", b',"more":1}'), "body: .more is made up"),
        (THING, body(b".*", b""), "body: no JSON"),
        (DELETE, body(b"^$", b"{}"), "body made up: b'{}'"),
        (FORM, body(b"name=[^&]*", b"name=other"), "body: name: "),
        (FORM, body(b"$", b"&more=1"), "body: made up: [('more', '1')]"),
        (FORM, body(b"at=.*", b"at=2000-01-01T00:00:00Z"), "body: at: "),
        (PARTS, body(b'name="name"', b'name="Name"'), "body: name came in 0 parts"),
        (PARTS, body(b'(name="name"\r\n\r\n)', rb"\1 "), "body: name: "),
        (PARTS, body(b"--\r\n$", b""), "can't be read: ValueError('no multipart body')"),
    ],
)
def test_a_request_that_is_changed_is_seen(
    faults: Any, monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Arrived], Arrived], wrong: str
) -> None:
    """Each part of a request has a verdict of its own, and none but that side is blamed."""
    monkeypatch.setattr(server, "Arrived", lambda *parts: change(Arrived(*parts)))

    found = faults(name)

    assert any(fault.message.startswith(wrong) for fault in found), [fault.message for fault in found[:5]]
    assert {fault.side for fault in found} == {"request"}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda url: url.replace("//eu.", "//us."), "no host: https://us.example.com"),
        (lambda url: url.replace("//us.", "//eu."), "variables: https://eu.example.com"),
        (lambda url: url.replace("/a/b/", "/a/"), "host: http://127.0.0.1:9/a/things"),
    ],
)
def test_another_server_is_seen(
    faults: Any, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str], wrong: str
) -> None:
    """Its host, what its variables make of it, and the path of a host that is set."""

    class Mistaken(servers.Recorder):
        async def send(self, request: Any) -> Any:
            request.url = change(request.url)
            return await super().send(request)

    monkeypatch.setattr(servers, "Recorder", Mistaken)

    found = [fault.message for fault in faults(DELETE) if fault.variant == "server"]

    assert any(message.startswith(wrong) for message in found), found


# --- answers -------------------------------------------------------------------------------


def json_body(change: Callable[[Any], Any]) -> Callable[[Answer], Answer]:
    """Change a thing."""

    def changed(answer: Answer) -> Answer:
        value = json.loads(answer.body) if answer.body.startswith(b'{"name"') else None
        return dataclasses.replace(answer, body=json.dumps(change(value)).encode()) if value else answer

    return changed


def status(old: int, new: int) -> Callable[[Answer], Answer]:
    """Change a status."""
    return lambda answer: dataclasses.replace(answer, status=new) if answer.status == old else answer


def no_header(name: str) -> Callable[[Answer], Answer]:
    """Leave a header out."""
    return lambda answer: dataclasses.replace(answer, headers=tuple(pair for pair in answer.headers if pair[0] != name))


def raw(change: Callable[[bytes], bytes]) -> Callable[[Answer], Answer]:
    """Change the bytes of a body."""
    return lambda answer: dataclasses.replace(answer, body=change(answer.body), pieces=None)


def typed(old: str, new: str) -> Callable[[Answer], Answer]:
    """Change the content type."""
    return lambda answer: dataclasses.replace(
        answer, content_type=answer.content_type and re.sub(old, new, answer.content_type)
    )


@pytest.mark.parametrize(
    ("name", "way", "change", "side", "wrong"),
    [
        (
            THING,
            "plain",
            json_body(lambda value: {**value, "name": "other"}),
            "response",
            "goes out otherwise: .name: ",
        ),
        (THING, "plain", json_body(lambda value: {**value, "name": "other"}), "error", "goes out otherwise: .name: "),
        (THING, "plain", json_body(lambda value: {**value, "number": 1.0}), "response", "ApiDecodeError: "),
        (
            THING,
            "plain",
            json_body(lambda value: {**value, "more": 1}),
            "response",
            "goes out otherwise: .more ",
        ),
        (
            THING,
            "plain",
            json_body(lambda value: {"name": value["name"]}),
            "response",
            "goes out otherwise: .number is lost",
        ),
        (THING, "plain", json_body(lambda value: [value]), "response", "ApiDecodeError: "),
        (THING, "plain", json_body(lambda value: [value]), "error", " became 'None'"),
        (THING, "plain", raw(lambda text: text + b" "), "response", "raw_data "),
        (THING, "plain", raw(lambda text: text + b" "), "error", "body "),
        (THING, "plain", status(201, 202), "response", "status_code 202"),
        (THING, "plain", status(201, 404), "response", "NotFoundException: "),
        (THING, "plain", status(404, 409), "error", "ConflictException, not NotFoundException"),
        (THING, "plain", status(500, 503), "error", "status 503"),
        (THING, "plain", status(404, 200), "error", "NoneType, not NotFoundException"),
        (THING, "plain", status(299, 201), "response", "ApiDecodeError"),
        (THING, "plain", no_header("X-Judge"), "response", "header x-judge: [], not ["),
        (THING, "plain", no_header("X-Repeated"), "error", "header x-repeated: ["),
        *((THING, way, no_header("Content-Encoding"), "response", "ApiDecodeError: ") for way in PACKED),
        *((FORM, way, no_header("Content-Encoding"), "response", "goes out otherwise: ") for way in PACKED),
        (PARTS, "gzip", no_header("Content-Encoding"), "response", "b'"),
        (FORM, "utf-16", typed("utf-16", "utf-8"), "response", "goes out otherwise: "),
        (FORM, "utf-8", typed("UTF-8", "ISO-8859-1"), "response", "goes out otherwise: "),
        (THING, "utf-16", typed("utf-16", "utf-16be"), "error", " became 'None'"),
        (FORM, "plain", raw(lambda text: text + b"."), "response", "goes out otherwise: "),
        (PARTS, "in pieces", raw(lambda content: content[:-1]), "response", "b'"),
        (HEAD, "plain", status(200, 204), "response", "status_code 204"),
        (HEAD, "plain", status(500, 502), "error", "status 502"),
        (
            DELETE,
            "plain",
            lambda answer: Answer(200, "text/plain", b"a", answer.headers),
            "response",
            "status_code 200",
        ),
        (LINES, "plain", raw(lambda lines: lines.partition(b"\n")[2]), "response", " items, not "),
        (LINES, "plain", raw(lambda lines: lines.replace(b'"name"', b'"Name"')), "response", "ApiDecodeError: "),
        (LINES, "plain", raw(lambda lines: lines.replace(b"null", b"0")), "response", "item "),
        (LINES, "gzip", no_header("Content-Encoding"), "response", "ApiDecodeError"),
        (EVENTS, "plain", raw(lambda events: re.sub(rb"data: ?two", b"data: one", events)), "response", "item "),
        (EVENTS, "plain", raw(lambda events: events.replace(b"\n\n", b"\n: no end\n")), "response", " items, not "),
    ],
)
def test_an_answer_that_is_changed_is_seen(
    faults: Any,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    way: str,
    change: Callable[[Answer], Answer],
    side: str,
    wrong: str,
) -> None:
    """The judge takes what the client makes of it for a fault of the client: so it would see one."""
    delivery = next(each for each in DELIVERIES if each.label == way)
    monkeypatch.setattr(judge, "DELIVERIES", (delivery,) * 3)
    assert faults(name) == []
    monkeypatch.setattr(server, "_write", lambda answer, method: WRITE(change(answer), method))

    found = faults(name)

    assert any(wrong in fault.message[:80] and fault.side == side for fault in found), [
        f"{fault.side}: {fault.message[:100]}" for fault in found[:8]
    ]
    assert "request" not in {fault.side for fault in found}
