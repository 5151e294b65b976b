"""Judges a request that arrived against the document and the values given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote, unquote, unquote_plus

from bench.wire.bodies import check_body, is_form, is_json
from bench.wire.credentials import Credentials, given_places, places
from bench.wire.document import Document, Operation, Param
from bench.wire.server import BASE, Arrived
from bench.wire.styles import Pairs, check_pairs, check_simple, same_json
from bench.wire.variants import Call

USUAL = frozenset(
    {
        "host", "user-agent", "accept", "accept-encoding", "content-type", "content-length", "connection",
        "transfer-encoding", "authorization", "cookie",
    }
)  # fmt: skip


def check_request(
    document: Document, operation: Operation, call: Call, arrived: Arrived, wanted: Credentials, accepts: list[str]
) -> Iterator[str]:
    """Everything that is wrong with a request.

    Args:
        document: The document.
        operation: The operation that was called.
        call: The arguments given.
        arrived: What came.
        wanted: The credentials that must be there, and no others.
        accepts: The media types of which each must be accepted.
    """
    if arrived.method != operation.method:
        yield f"method {arrived.method}"
    path, _, query = arrived.target.partition("?")
    yield from _check_path(operation, call, path)
    known = {(each.location, each.name): each for each in operation.parameters}
    whole = [each for each in operation.parameters if (each.location, each.name) in call.parameters]
    whole = [each for each in whole if each.location == "querystring"]
    for parameter in whole:
        wrong = _check_whole(parameter, call.parameters["querystring", parameter.name], query)
        if wrong:
            yield f"querystring: {wrong}"
        query = ""
    pairs = [pair.partition("=")[::2] for pair in query.split("&")] if query else []
    left: Pairs = [(unquote_plus(name), value) for name, value in pairs]
    wrong, left = _check_fixed(operation, call, left)
    if wrong:
        yield wrong
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
            came = arrived.header(name)
            if parameter.ignored == "content-type" and came and call.content is not None:
                came = came.partition("; boundary=")[0]  # It has chosen the media type.
            if parameter.name.lower() == "cookie":
                pair = str(value).partition("=")
                came, cookies = _take_cookie(cookies, (pair[0], pair[2]))
            wrong = _check_header(parameter, value, came)
        if wrong:
            yield f"{location} parameter {name}: {wrong}"
    yield from _check_credentials(document, arrived, left, cookies, wanted, given_places(operation, call))
    expected = {name.lower() for location, name in call.parameters if location == "header"}
    expected |= {name for location, name, _ in wanted if location == "header"}
    for name, _ in arrived.headers:
        if name.lower() not in USUAL | expected:
            yield f"header {name} made up"
    yield from _check_accept(accepts, arrived)
    if call.content is None:
        if arrived.body:
            yield f"body made up: {arrived.body[:80]!r}"
    else:
        wrong = check_body(document, call.content, call.body, arrived.header("Content-Type"), arrived.body)
        if wrong:
            yield f"body: {wrong}"


def _check_path(operation: Operation, call: Call, path: str) -> Iterator[str]:
    template = BASE + operation.sent_path.partition("#")[0].partition("?")[0]
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
    names = pieces[1::2]
    ways = [list(found.groups())]
    if "" in pieces[2:-1:2]:
        # Nothing tells where a parameter ends and the next one begins: any way to read them will do.
        ways = list(_ways(pieces, path))
    told = [_check_texts(known, call, zip(names, way, strict=True)) for way in ways]
    yield from min(told, key=len)


def _check_texts(known: dict[str, Param], call: Call, texts: Iterable[tuple[str, str]]) -> list[str]:
    """What is wrong with the texts of path parameters."""
    told = []
    for name, text in texts:
        if name in known and ("path", name) in call.parameters:
            wrong = check_simple(known[name], call.parameters["path", name], text, encoded=True)
            if wrong:
                told.append(f"path parameter {name}: {wrong}")
    return told


def _ways(pieces: list[str], path: str) -> Iterator[list[str]]:
    """All ways to read parameters, which have no slash, between the literal pieces of a template."""
    literal = quote(pieces[0], safe="/:@!$&'()*+,;=~%")
    if not path.startswith(literal):
        return
    rest = path[len(literal) :]
    if len(pieces) == 1:
        if not rest:
            yield []
        return
    for end in range(len(rest.partition("/")[0]) + 1):
        for others in _ways(pieces[2:], rest[end:]):
            yield [rest[:end], *others]


def _take_cookie(cookies: Pairs, wanted: tuple[str, str]) -> tuple[str | None, Pairs]:
    """The cookie that came as a header parameter, beside those of other parameters and credentials."""
    left = list(cookies)
    if wanted not in left:
        return None, left
    left.remove(wanted)
    return "=".join(wanted), left


def _check_fixed(operation: Operation, call: Call, left: Pairs) -> tuple[str | None, Pairs]:
    """Judge the query that is part of the path, in which there may be path parameters."""
    left = list(left)
    known = {each.name: each for each in operation.parameters if each.location == "path"}
    own = {each.name for each in operation.parameters if each.location == "query"}
    for pair in operation.sent_path.partition("#")[0].partition("?")[2].split("&"):
        key, _, written = pair.partition("=")
        if not pair or (key in own and (written == f"{{{key}}}" or ("query", key) in call.parameters)):
            continue
        pieces = re.split(r"\{([^{}]*)\}", written)
        pattern = "".join("(.*)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))
        matching = [(each, re.fullmatch(pattern, each[1])) for each in left if each[0] == key]
        came, found = next((each for each in matching if each[1]), (None, None))
        if came is None or found is None:
            return f"query {pair} of the path did not come", left
        left.remove(came)
        for name, text in zip(pieces[1::2], found.groups(), strict=True):
            wrong = check_simple(known[name], call.parameters["path", name], text, encoded=True)
            if wrong:
                return f"path parameter {name}: {wrong}", left
    return None, left


def _check_header(parameter: Param, value: Any, text: str | None) -> str | None:
    if text is None:
        return None if value in ([], {}) else "did not come"
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return check_simple(parameter, value, text, encoded=False)


def _check_whole(parameter: Param, value: Any, query: str) -> str | None:
    """Judge a parameter that is the whole query (OpenAPI 3.2, 4.12.2)."""
    media_type = parameter.media_type or ""
    if is_form(media_type):
        left: Pairs = [
            (unquote_plus(name), text) for name, _, text in (pair.partition("=") for pair in query.split("&"))
        ]
        for name, item in value.items():
            wrong, left = check_pairs(Param(name, "query", False, "form", True, False, None, None), item, left)
            if wrong:
                return wrong
        return f"made up: {left}" if left else None
    text = unquote(query)
    if is_json(media_type):
        with suppress(ValueError):
            import json

            return None if same_json(json.loads(text), value) else f"{value!r} came as {text!r}"
    return None if text == value else f"{value!r} came as {text!r}"


def _check_credentials(
    document: Document,
    arrived: Arrived,
    query: Pairs,
    cookies: Pairs,
    wanted: Credentials,
    given: frozenset[tuple[str, str]],
) -> Iterator[str]:
    known = {*places(document), *((location, name) for location, name, _ in wanted)} - given
    found = set()
    for location, name, value in wanted:
        if (location, name) == ("header", "cookie"):
            start, _, rest = value.partition("=")
            came, cookies = _take_cookie(cookies, (start, rest))
            found |= {(location, name, value)} if came is not None else set()
    for location, name in known - {("header", "cookie")}:
        if location == "header":
            text = arrived.header(name)
            values = [] if text is None else [text]
        elif location == "query":
            values = [unquote_plus(value) for key, value in query if key == name]
        else:
            values = [value for key, value in cookies if key == name]
        found |= {(location, name, value) for value in values}
    usable = {each for each in wanted if each[:2] in known}
    if found != usable:
        yield f"credentials {sorted(found)}, not {sorted(usable)}"
    left = [name for name, _ in query if ("query", name) not in known]
    left += [name for name, _ in cookies if ("cookie", name) not in known]
    if left:
        yield f"made up: {left}"


def _check_accept(accepts: list[str], arrived: Arrived) -> Iterator[str]:
    """Each media type of a success must be welcome, by its name or by a range."""
    given = [_normal(name) for name in (arrived.header("Accept") or "*/*").split(",")]
    for name in map(_normal, accepts):
        kind = name.partition("/")[0]
        if not {name, f"{kind}/*", "*/*"} & set(given):
            yield f"Accept {given} without {name}"


def _normal(media_type: str) -> str:
    """A media type without the spaces, in lower case."""
    return "".join(media_type.split()).lower()
