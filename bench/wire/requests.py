"""Judges a request that arrived against the document and the values given."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote, unquote_plus

from bench.wire.bodies import check_body
from bench.wire.document import Document, Operation, Param
from bench.wire.server import BASE, Arrived
from bench.wire.styles import Pairs, check_pairs, check_simple
from bench.wire.variants import Call

USER, PASSWORD, TOKEN = "us er", "pä:ss", "the-token"
USUAL = frozenset(
    {
        "host", "user-agent", "accept", "accept-encoding", "content-type", "content-length", "connection",
        "transfer-encoding", "authorization", "cookie",
    }
)  # fmt: skip

Credentials = frozenset[tuple[str, str, str]]
"""Where each goes, under which name, and its value."""


def key_of(scheme: str) -> str:
    """The API key that stands for a scheme."""
    return f"key of {scheme}".replace(" ", "-")


def credentials_of(document: Document, schemes: tuple[str, ...]) -> Credentials | None:
    """What a request carries for schemes that hold together; None where that can't be told here."""
    from bench.wire.document import Place

    found = set()
    for name in schemes:
        try:
            scheme = document.resolve(Place("", document.data["components"]["securitySchemes"][name])).value
        except KeyError:
            return None
        kind = scheme["type"]
        if kind == "apiKey":
            found.add((scheme["in"], scheme["name"].lower(), key_of(name)))
        elif kind == "http" and scheme["scheme"].lower() == "basic":
            pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            found.add(("header", "authorization", f"Basic {pair}"))
        elif kind == "mutualTLS":
            return None
        else:
            word = scheme.get("scheme", "bearer") if kind == "http" else "Bearer"
            found.add(("header", "authorization", f"{'Bearer' if word.lower() == 'bearer' else word} {TOKEN}"))
    return frozenset(found)


def check_request(
    document: Document, operation: Operation, call: Call, arrived: Arrived, wanted: list[Credentials]
) -> Iterator[str]:
    """Everything that is wrong with a request."""
    if arrived.method != operation.method:
        yield f"method {arrived.method}"
    path, _, query = arrived.target.partition("?")
    yield from _check_path(operation, call, path)
    known = {(each.location, each.name): each for each in operation.parameters}
    pairs = [pair.partition("=")[::2] for pair in query.split("&")] if query else []
    left: Pairs = [(unquote_plus(name), value) for name, value in pairs]
    fixed = operation.path.partition("#")[0].partition("?")[2]
    left = [pair for pair in left if "=".join(pair) not in fixed.split("&")]
    cookies: Pairs = []
    for text in (arrived.header("Cookie") or "").split("; "):
        if text:
            name, _, value = text.partition("=")
            cookies.append((name, value))
    for (location, name), value in call.parameters.items():
        parameter = known[location, name]
        wrong = None
        if location == "query":
            wrong, left = check_pairs(parameter, value, left)
        elif location == "cookie":
            wrong, cookies = check_pairs(parameter, value, cookies)
        elif location == "header":
            wrong = _check_header(parameter, value, arrived.header(name))
        if wrong:
            yield f"{location} parameter {name}: {wrong}"
    yield from _check_credentials(document, operation, arrived, left, cookies, wanted)
    expected = {name.lower() for location, name in call.parameters if location == "header"}
    expected |= {name for each in wanted for location, name, _ in each if location == "header"}
    for name, _ in arrived.headers:
        if name.lower() not in USUAL | expected:
            yield f"header {name} made up"
    yield from _check_accept(operation, arrived)
    if call.content is None:
        if arrived.body:
            yield f"body made up: {arrived.body[:80]!r}"
    else:
        wrong = check_body(document, call.content, call.body, arrived.header("Content-Type"), arrived.body)
        if wrong:
            yield f"body: {wrong}"


def _check_path(operation: Operation, call: Call, path: str) -> Iterator[str]:
    template = BASE + operation.path.partition("#")[0].partition("?")[0]
    pieces = re.split(r"\{([^{}]*)\}", template)
    written = "".join(
        "([^/]*)" if index % 2 else re.escape(quote(piece, safe="/:@!$&'()*+,;=~%"))
        for index, piece in enumerate(pieces)
    )
    found = re.fullmatch(written, path)
    if found is None:
        yield f"path {path!r}"
        return
    known = {each.name: each for each in operation.parameters if each.location == "path"}
    for name, text in zip(pieces[1::2], found.groups(), strict=True):
        if name in known and ("path", name) in call.parameters:
            wrong = check_simple(known[name], call.parameters["path", name], text, encoded=True)
            if wrong:
                yield f"path parameter {name}: {wrong}"


def _check_header(parameter: Param, value: Any, text: str | None) -> str | None:
    if text is None:
        return None if value in ([], {}) else "did not come"
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return check_simple(parameter, value, text, encoded=False)


def _check_credentials(
    document: Document, operation: Operation, arrived: Arrived, query: Pairs, cookies: Pairs, wanted: list[Credentials]
) -> Iterator[str]:
    schemes: Mapping[str, Any] = (document.data.get("components") or {}).get("securitySchemes") or {}
    own = {(each.location, each.name.lower()) for each in operation.parameters}
    places = {("header", "authorization")}
    for name in schemes:
        for location, key, _ in credentials_of(document, (name,)) or ():
            places.add((location, key))
    places -= own
    found = set()
    for location, name in places:
        if location == "header":
            text = arrived.header(name)
            values = [] if text is None else [text]
        else:
            pairs = query if location == "query" else cookies
            values = [unquote_plus(value) for key, value in pairs if key.lower() == name]
        found |= {(location, name, value) for value in values}
    usable = [frozenset(each for each in alternative if each[:2] in places) for alternative in wanted]
    if frozenset(found) not in usable:
        yield f"credentials {sorted(found)}, not one of {[sorted(each) for each in usable]}"
    left = [name for name, _ in query if ("query", name.lower()) not in places]
    left += [name for name, _ in cookies if ("cookie", name.lower()) not in places]
    if left:
        yield f"made up: {left}"


def _check_accept(operation: Operation, arrived: Arrived) -> Iterator[str]:
    declared = [
        content.media_type for status, each in operation.responses.items() if status[0] in "2d" for content in each
    ]
    accepted = [name.partition(";")[0].strip() for name in (arrived.header("Accept") or "*/*").split(",")]
    if declared and "*/*" not in accepted and not any(name.partition(";")[0] in accepted for name in declared):
        yield f"Accept {accepted} for {declared}"
