"""Makes responses that come item by item, and says what their items are (docs/streaming.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bench.wire.bodies import essence
from bench.wire.document import Content, Document, Operation, Place
from bench.wire.replies import is_stream
from bench.wire.styles import difference, same_json
from bench.wire.values import NASTY, Maker, Plan, Unmakeable

EVENT = frozenset({"data", "event", "id", "retry"})
TEXTS = (NASTY, '{"a": [1, null]}', "two\nlines", " spaced ", "[DONE]")
LARGE = Plan(large=True)
PLANS = (Plan(), LARGE, replace(LARGE, nulls=True), replace(LARGE, extras=True), replace(LARGE, unknown=True))


@dataclass(frozen=True)
class Flow:
    """A response that comes item by item.

    Args:
        label: What it is called in the report.
        media_type: Its media type.
        kind: Whether an item is a "line", the "data" of an event, an "event" or a "raw" one.
        items: The values of the items; of raw events the texts.
        body: The bytes.
    """

    label: str
    media_type: str
    kind: str
    items: tuple[Any, ...]
    body: bytes


def streamed(operation: Operation) -> tuple[Content, int, bool] | None:
    """The media type that comes item by item, its status, and whether there is no other success."""
    found = [
        (content, int(status) if status.isdigit() else 200)
        for status, contents in operation.responses.items()
        if status.startswith("2")
        for content in contents
    ]
    streams = [each for each in found if is_stream(each[0])]
    if not streams:
        return None
    events = [each for each in streams if essence(each[0].media_type) == "text/event-stream"]
    content, status = (events or streams)[0]
    return content, status, len(streams) == len(found)


def flows(document: Document, content: Content) -> Iterator[Flow]:
    """The responses of one media type: its items in some variants, written in each way that is allowed."""
    maker = Maker(document, request=False)
    events = essence(content.media_type) == "text/event-stream"
    place = _item(document, maker, content, events)
    kind = ("data" if events else "line") if place is not None or not events else "raw"
    if place is not None and events and _is_event(maker, place.value):
        kind = "event"
    items: list[Any] = list(TEXTS) if kind == "raw" else [{"a": 1}, NASTY, 2.5] if place is None else []
    for plan in PLANS if place is not None else ():
        try:
            value = maker.make(place.value if place else True, plan, top=True)
        except Unmakeable:
            continue
        if kind == "event":
            # A stream has no place for other fields: a reader leaves them out (HTML, 9.2.6).
            value = {name: item for name, item in value.items() if name in EVENT}
        if value != "" and value is not None:
            items.append(value)
    write = _events if events else _sequence if essence(content.media_type).endswith("json-seq") else _lines
    for style in range(3):
        yield Flow(f"style {style}", content.media_type, kind, tuple(items), write(items, style, kind))
    yield Flow("no items", content.media_type, kind, (), write([], 0, kind))


def _item(document: Document, maker: Maker, content: Content, events: bool) -> Place | None:
    """The schema of an item; None where the document has none, or only that of a text."""
    if content.items is not None:
        return content.items
    if content.schema is None or not isinstance(content.schema.value, dict):
        return None
    place = content.schema
    while "$ref" in place.value:
        place = document.find(place.value["$ref"])
    if place.value.get("type") == "array" and "items" in place.value:
        return place["items"]
    merged = maker.merged(place.value)
    kinds = merged.get("type")
    kinds = set(kinds if isinstance(kinds, list) else [kinds]) - {"null"}
    return None if kinds & {"string", "integer", "number", "boolean"} or not merged else place


def _is_event(maker: Maker, schema: Any) -> bool:
    """Whether a schema is that of whole events (OpenAPI 3.2, 4.14.4)."""
    if not isinstance(schema, dict):
        return False
    merged = maker.merged(schema)
    for union in ("oneOf", "anyOf"):
        if union in merged:
            return all(_is_event(maker, member) for member in merged[union])
    return "data" in merged.get("properties", {}) and set(merged["properties"]) <= EVENT


def _json(value: Any, style: int) -> str:
    return json.dumps(value, ensure_ascii=style == 2, indent=2 if style == 1 else None)


def _events(items: list[Any], style: int, kind: str) -> bytes:
    """A stream of events in one of the ways that the WHATWG's standard allows (HTML, 9.2.5)."""
    end = ("\n", "\r\n", "\r")[style]
    space = "" if style == 2 else " "
    written = [": a comment", "event: ping", ""] if style else []
    for item in items:
        fields = dict(item) if kind == "event" else {"data": item}
        if style == 1 and kind != "event":
            written += ["event: update", "unknown: field", "retry: 10", "retry: soon"]
        for name in ("event", "id", "retry"):
            if fields.get(name) is not None:
                written.append(f"{name}:{space}{fields[name]}")
        data = fields.get("data", "")
        text = data if kind == "raw" or (kind == "event" and isinstance(data, str)) else _json(data, style)
        written += [f"data:{' ' if line[:1] == ' ' else space}{line}" for line in text.split("\n")]
        written.append("")
    if kind == "data" and style == 1:
        written += ["data: [DONE]", "", "data: no item", ""]
    written.append("data: an event without an end")
    text = "".join(line + end for line in written)
    return (b"\xef\xbb\xbf" if style else b"") + text.encode()


def _lines(items: list[Any], style: int, kind: str) -> bytes:
    """JSON lines: with empty ones between, or without an end of the last."""
    end = ("\n", "\r\n", "\n\n")[style]
    text = "".join(_json(item, 2 * (style == 2)) + end for item in items)
    return text.removesuffix(end if style == 1 else "").encode()


def _sequence(items: list[Any], style: int, kind: str) -> bytes:
    """A JSON text sequence (RFC 7464)."""
    return "".join(f"\x1e{_json(item, style)}\n" for item in items).encode()


def check_items(flow: Flow, outcome: Any, as_json: Any) -> str | None:
    """What is wrong with the items that came; None where nothing is."""
    if isinstance(outcome, Exception):
        return f"{type(outcome).__name__}: {outcome}"
    if len(outcome) != len(flow.items):
        return f"{len(outcome)} items, not {len(flow.items)}"
    for index, (wanted, found) in enumerate(zip(flow.items, outcome, strict=True)):
        if flow.kind == "raw":
            if found.data != wanted:
                return f"item {index}: {wanted!r} became {found.data!r}"
            continue
        again = json.loads(as_json(found))
        if flow.kind == "event":
            # The id of an event is that of the last that had one, and the kind of one without is told.
            again = {key: value for key, value in again.items() if key in wanted or key == "data"}
        if not same_json(wanted, again):
            return f"item {index} goes out otherwise: {difference(wanted, again)}"
    return None
