"""Reads the body of a request by its media type, and compares it with what was given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus, unquote_to_bytes

from bench.wire.document import Content, Document, Param
from bench.wire.styles import check_pairs, difference, same_json, same_text


def essence(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def charset_of(media_type: str) -> str:
    """The charset of a text of a media type: UTF-8 where it names none."""
    return media_type.partition("charset=")[2].partition(";")[0].strip('" ') or "utf-8"


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON."""
    name = essence(media_type)
    if name == "application/stream+json":
        return False  # JSON line by line, in spite of its name.
    return name == "application/json" or name.endswith("+json") or name in ("*/*", "application/*", "text/json")


def is_form(media_type: str) -> bool:
    """Whether a media type is a form or a multipart body."""
    return essence(media_type).startswith("multipart/") or essence(media_type) == "application/x-www-form-urlencoded"


def is_text(media_type: str) -> bool:
    """Whether a media type is text as it is."""
    name = essence(media_type)
    return (
        name.startswith("text/") or name in ("application/xml", "application/yaml") or name.endswith(("+xml", "+yaml"))
    )


class File(bytes):
    """A file with a name and a media type of its own."""

    filename: str
    media_type: str

    def __new__(cls, content: bytes, filename: str, media_type: str) -> File:
        """Remember what is told of the file."""
        made = super().__new__(cls, content)
        made.filename = filename
        made.media_type = media_type
        return made


@dataclass(frozen=True)
class Part:
    """A part of a multipart body."""

    name: str
    filename: str | None
    media_type: str | None
    content: bytes
    headers: Mapping[str, str]


def check_body(document: Document, content: Content, value: Any, sent_type: str | None, body: bytes) -> str | None:
    """What is wrong with a body; None where nothing is."""
    if sent_type is None:
        empty = not body and isinstance(value, dict) and all(item is None for item in value.values())
        return None if empty and is_form(content.media_type) else "no Content-Type"
    name = essence(sent_type)
    wanted = essence(content.media_type)
    if name != wanted and not (wanted.endswith("/*") and (wanted == "*/*" or name.startswith(wanted[:-1]))):
        return f"Content-Type {sent_type!r} for {content.media_type!r}"
    if name.startswith("multipart/"):
        return _check_parts(document, content, value, parse_multipart(sent_type, body))
    if name == "application/x-www-form-urlencoded":
        if isinstance(value, str):
            return None if body == value.encode() else f"{value!r} came as {body[:80]!r}"
        return _check_form(content, value, body.decode("ascii"))
    if is_json(name) and not isinstance(value, bytes):
        try:
            found = json.loads(body.decode(charset_of(sent_type)))
        except ValueError:
            return f"no JSON in {charset_of(sent_type)}: {body[:80]!r}"
        if not same_json(value, found):
            return difference(value, found)
        if content.schema is not None and not document.is_valid(content.schema, found, request=True):
            return "not valid by the schema"
        return None
    if isinstance(value, list):
        return _check_lines(name, value, body)
    charset = charset_of(sent_type)
    if "charset" in content.media_type and charset != charset_of(content.media_type):
        return f"charset {charset} for {content.media_type!r}"
    given = value if isinstance(value, bytes) else str(value).encode(charset)
    return None if body == given else f"{given[:80]!r} came as {body[:80]!r}"


def _check_lines(name: str, value: list[Any], body: bytes) -> str | None:
    """JSON texts, each with its end, and where they are a sequence with its beginning (RFC 7464)."""
    start, end = (b"\x1e", b"\n") if name.endswith("json-seq") else (b"", b"\n")
    lines = body.split(end)
    if lines.pop() or not all(line.startswith(start) for line in lines):
        return f"{body[:80]!r} are no records"
    items = [json.loads(line.removeprefix(start)) for line in lines]
    return None if same_json(value, items) else difference(value, items)


def _is_exploded(encoding: Mapping[str, Any]) -> bool:
    """Whether each part of a value goes out by itself: never where a style has a delimiter (docs/wire.md)."""
    style = encoding.get("style", "form")
    return bool(encoding.get("explode", style == "form")) and not style.endswith("Delimited")


def _check_form(content: Content, value: Mapping[str, Any], text: str) -> str | None:
    pairs = [pair.partition("=")[::2] for pair in text.split("&")] if text else []
    left = [(unquote_plus(name), item) for name, item in pairs]
    for name, given in value.items():
        if given is None:
            continue
        encoding = content.encoding.get(name, {})
        files = given if isinstance(given, list) else [given]
        if files and all(isinstance(each, bytes) for each in files):
            came = [unquote_to_bytes(item.replace("+", " ")) for key, item in left if key == name]
            if came != files:
                return f"{name}: {files} came as {came}"
            left = [pair for pair in left if pair[0] != name]
            continue
        media_type = encoding.get("contentType")
        styled = "style" in encoding or "explode" in encoding
        as_json = (isinstance(given, dict) and not styled) or bool(media_type and is_json(media_type))
        style = encoding.get("style", "form")
        parameter = Param(
            name, "query", False, style, _is_exploded(encoding), False,
            "application/json" if as_json else None, None,
        )  # fmt: skip
        wrong, left = check_pairs(parameter, given, left)
        if wrong:
            return f"{name}: {wrong}"
    return f"made up: {left}" if left else None


def parse_multipart(content_type: str, body: bytes) -> list[Part]:
    """The parts of a multipart body. ValueError where it is none."""
    boundary = content_type.partition("boundary=")[2].partition(";")[0].strip('"').encode()
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if pieces[0] or not pieces[-1].startswith(b"--") or not boundary:
        raise ValueError("no multipart body")
    parts = []
    for piece in pieces[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = {}
        for line in head.decode().split("\r\n"):
            name, _, text = line.partition(":")
            headers[name.strip().lower()] = text.strip()
        told = headers.get("content-disposition", "")
        parts.append(
            Part(_told(told, "name") or "", _told(told, "filename"), headers.get("content-type"), content, headers)
        )
    return parts


def _told(header: str, name: str) -> str | None:
    _, found, rest = header.partition(f' {name}="')
    if not found:
        return None
    return rest.partition('"')[0].replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


def _check_parts(document: Document, content: Content, value: Mapping[str, Any], parts: list[Part]) -> str | None:
    left = list(parts)
    if isinstance(value, list):
        return _check_places(content, value, parts)
    for name, given in value.items():
        if _is_styled(document, content, name):
            wrong, left = _check_styled(name, given, content.encoding[name], left)
            if wrong:
                return f"{name}: {wrong}"
            continue
        own = [part for part in left if part.name == name]
        left = [part for part in left if part.name != name]
        encoding = content.encoding.get(name, {})
        wanted = encoding.get("contentType")
        whole = isinstance(given, list) and wanted is not None and is_json(wanted)
        items = given if isinstance(given, list) and not whole else [given]
        items = [item for item in items if item is not None]
        if len(own) != len(items):
            return f"{name} came in {len(own)} parts, not {len(items)}"
        for part, item in zip(own, items, strict=True):
            wrong = _check_part(part, item, wanted) or _check_headers(part, encoding.get("headers", {}))
            if wrong:
                return f"{name}: {wrong}"
    return f"made up: {left}" if left else None


def _check_places(content: Content, items: list[Any], parts: list[Part]) -> str | None:
    """Judge parts that have no names, each at its place."""
    if len(parts) != len(items):
        return f"{len(parts)} parts, not {len(items)}"
    for index, (item, part) in enumerate(zip(items, parts, strict=True)):
        encoding = content.places[min(index, len(content.places) - 1)]
        wrong = _check_part(part, item, encoding.get("contentType"), named=False)
        wrong = wrong or _check_headers(part, encoding.get("headers", {}))
        if wrong or part.name:
            return f"item {index}: {wrong or part.name}"
    return None


def _is_styled(document: Document, content: Content, name: str) -> bool:
    """Whether a style says how a property is written: since OpenAPI 3.1, of forms alone."""
    told = content.encoding.get(name, {}).keys() & {"style", "explode"}
    return bool(told) and not document.old and essence(content.media_type) == "multipart/form-data"


def _check_styled(
    name: str, given: Any, encoding: Mapping[str, Any], parts: list[Part]
) -> tuple[str | None, list[Part]]:
    """Judge a property that is written as a query parameter is, but not encoded; returns the other parts, too."""
    if given is None:
        return None, parts
    style = encoding.get("style", "form")
    parameter = Param(name, "query", False, style, _is_exploded(encoding), False, None, None)
    delimiter = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, ",")
    pairs = [(part.name, part.content.decode("utf-8", "replace")) for part in parts]
    wrong, others = check_pairs(parameter, given, list(pairs), str, delimiter)
    typed = [part for part, pair in zip(parts, pairs, strict=True) if pair not in others and part.media_type]
    if typed:
        wrong = f"Content-Type {typed[0].media_type!r} of what has a style"
    return wrong, [part for part, pair in zip(parts, pairs, strict=True) if pair in others]


def _check_headers(part: Part, declared: Mapping[str, Any]) -> str | None:
    """Headers of which the document has the value: others are nobody's to know."""
    for name, header in declared.items():
        if name.lower() == "content-type":
            continue  # Ignored (Encoding Object, `headers`).
        schema = header.get("schema", {})
        fixed = schema.get("const", (schema.get("enum") or [None])[0] if len(schema.get("enum", ())) == 1 else None)
        if fixed is not None and not same_text(part.headers.get(name.lower(), ""), fixed):
            return f"header {name}: {fixed!r} came as {part.headers.get(name.lower())!r}"
    return None


def _check_part(part: Part, item: Any, wanted: str | None, *, named: bool = True) -> str | None:
    if isinstance(item, bytes):
        if part.content != item:
            return f"{item[:80]!r} came as {part.content[:80]!r}"
        if part.filename is None and (named or isinstance(item, File)):
            return "a file without a name"
        if isinstance(item, File):
            told = (part.filename, part.media_type)
            return None if told == (item.filename, item.media_type) else f"{item.filename!r} came as {told}"
    elif isinstance(item, dict | list) or (wanted is not None and is_json(wanted)):
        found = json.loads(part.content)
        if not same_json(found, item):
            return difference(item, found)
        if not is_json(part.media_type or ""):
            return f"JSON as {part.media_type!r}"
    elif not same_text(part.content.decode(), item):
        return f"{item!r} came as {part.content!r}"
    if wanted and "*" not in wanted and part.media_type not in [each.strip() for each in wanted.split(",")]:
        return f"Content-Type {part.media_type!r} for {wanted!r}"
    return None
