"""The calls that judge an operation: with which arguments, and what the server answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bench.wire.bodies import File, essence, is_form, is_json, is_text
from bench.wire.document import Content, Document, Operation, Param, Place
from bench.wire.replies import Reply, contents_of, is_stream, is_streamed
from bench.wire.values import NASTY, Maker, Plan, Unmakeable


@dataclass(frozen=True)
class Call:
    """Arguments for an operation, as JSON values by location and name; files are bytes."""

    label: str
    parameters: dict[tuple[str, str], Any] = field(default_factory=dict)
    content: Content | None = None
    body: Any = None
    given: Any = None
    """The argument, where it has more than what is to arrive: read-only values."""

    @property
    def argument(self) -> Any:
        """What is given for the body."""
        return self.body if self.given is None else self.given


class Variants:
    """Makes the calls and answers of a document's operations.

    Args:
        document: The document.
        most: How many members of a union are tried, at most.
    """

    def __init__(self, document: Document, most: int) -> None:
        self.document = document
        self.most = most
        self.unmade = 0

    def calls(self, operation: Operation) -> list[Call]:
        """The calls of an operation: required arguments only, all, odd text, nulls, each branch, the examples."""
        found = []
        for content in operation.body or (None,):
            for label, plan, which in self._plans(operation, content):
                call = self._call(operation, content, label, plan, which)
                if call is not None and call not in found:
                    found.append(call)
        return found

    def _plans(self, operation: Operation, content: Content | None) -> Iterator[tuple[str, Plan, int]]:
        yield "required", Plan(), -1
        large = Plan(large=True)
        yield "everything", large, -1
        maker = Maker(self.document, request=True)
        for place in (content.schema if content else None, *(each.schema for each in operation.parameters)):
            self._value(maker, place, large)
        yield "odd text", replace(large, nasty=True), -1
        yield "nulls", replace(large, nulls=True), -1
        if content is not None:
            yield READ_ONLY, large, -1
            if content.media_type.startswith("multipart/"):
                yield NAMED_FILES, large, -1
        for branch in range(1, min(maker.branches, self.most)):
            yield f"branch {branch}", replace(large, branch=branch), -1
        examples = max(
            [len(each.examples) for each in operation.parameters] + [len(content.examples) if content else 0]
        )
        for index in range(min(examples, self.most)):
            yield f"example {index}", large, index

    def _call(self, operation: Operation, content: Content | None, label: str, plan: Plan, example: int) -> Call | None:
        everything = label != "required"
        maker = Maker(self.document, request=True)
        parameters = {}
        for each in operation.parameters:
            if not everything and not each.required:
                continue
            value = self._parameter(maker, each, plan, example)
            if each.ignored:
                value = self._ignored(operation, content, each)
            if value is _NONE:
                if each.required:
                    self.unmade += 1
                    return None
                continue
            if value is None and (each.required or plan.nulls):
                continue
            parameters[each.location, each.name] = value
        if content is None:
            return Call(label, parameters)
        body = self._body(maker, content, plan, example)
        if body is _NONE:
            self.unmade += 1
            return None
        if label == READ_ONLY:
            given = self._body(Maker(self.document, request=True, whole=True), content, plan, example)
            if given is _NONE or given == body or not isinstance(given, dict | list):
                return None
            return Call(f"{label}, {content.media_type}", parameters, content, body, given)
        if label == NAMED_FILES:
            named = _named_files(body, content)
            return None if named == body and not _holds_files(named) else Call(label, parameters, content, named)
        # A form whose properties are required can't be left out: they are arguments.
        if not everything and not operation.body_required and not (is_form(content.media_type) and body):
            return Call(label, parameters)
        return Call(f"{label}, {content.media_type}", parameters, content, body)

    def _parameter(self, maker: Maker, parameter: Param, plan: Plan, example: int) -> Any:
        schema = parameter.schema
        if 0 <= example < len(parameter.examples):
            value = parameter.examples[example]
            sendable = parameter.location != "header" or not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", str(value))
            if sendable and (schema is None or self.document.is_valid(schema, value, request=True)):
                return value
        value = self._value(maker, schema, plan)
        if parameter.location == "path" and value in ("", [], {}, None):
            value = self._value(maker, schema, replace(plan, large=True, nulls=False))
            return _NONE if value in ("", [], {}, None) else value
        return value

    def _ignored(self, operation: Operation, content: Content | None, header: Param) -> Any:
        """What is given for a header that OpenAPI has ignored: what fits the media types, or a credential."""
        value: Any = "Judge a=b"
        if header.ignored == "content-type":
            value = content.media_type if content else "application/json"
        elif header.ignored == "accept":
            accepts = [each.media_type for each in contents_of(operation)]
            value = _NONE if is_streamed(operation) else ", ".join(accepts) or "*/*"
        schema = header.schema
        return value if schema is None or self.document.is_valid(schema, value, request=True) else _NONE

    def _body(self, maker: Maker, content: Content, plan: Plan, example: int) -> Any:
        if is_form(content.media_type):
            return self._form(maker, content, plan)
        if is_json(content.media_type):
            if 0 <= example < len(content.examples):
                value = self._example(content, content.examples[example], request=True)
                if value is not _NONE:
                    return value
            if content.schema is not None and content.schema.value.get("format") == "binary":
                return b"\x00\xff bytes"
            return self._value(maker, content.schema, plan)
        if is_stream(content):
            item = self._value(maker, content.items, plan)
            return _NONE if item is _NONE else [item, item]
        if is_text(content.media_type):
            return NASTY
        return b"\x00\xff bytes"

    def _example(self, content: Content, value: Any, *, request: bool) -> Any:
        """The value of an example, which may be JSON as text; `_NONE` where the schema does not allow it."""
        if content.schema is None:
            return value
        maker = Maker(self.document, request=request)
        if isinstance(value, str) and maker.has_parts(content.schema.value):
            try:
                value = json.loads(value)
            except ValueError:
                return _NONE
        return value if self.document.is_valid(content.schema, value, request=request) else _NONE

    def _form(self, maker: Maker, content: Content, plan: Plan) -> Any:
        if content.schema is None:
            item = self._items(maker, content.items.value, plan, ()) if content.items else _NONE
            return _NONE if item is _NONE else [item, item]
        try:
            merged, seen = maker._merged(content.schema.value, ())
        except Unmakeable:
            return _NONE
        if _has_parts(content) and maker.is_plain(merged):
            # Nothing names the parts, and so any will do.
            return {"a text": NASTY if plan.nasty else "text", "a file": b"\x00\xff"} if plan.large else {"part": "a"}
        if merged.get("type") == "array" and not _has_parts(content):
            return _NONE  # Such a form has no items.
        if "oneOf" in merged or "anyOf" in merged or maker.is_plain(merged):
            return self._value(maker, content.schema, plan)
        if merged.get("type") == "array":
            schemas = [*merged.get("prefixItems", ()), *[merged[key] for key in ("items",) if merged.get(key)]]
            return [self._items(maker, each, plan, seen) for each in schemas]
        made = {}
        required = merged.get("required", ())
        for name, schema in merged.get("properties", {}).items():
            if (name not in required and not plan.large) or maker.is_absent(schema):
                continue
            try:
                made[name] = self._form_value(maker, schema, plan, seen)
            except Unmakeable:
                if name in required:
                    return _NONE
        return {name: value for name, value in made.items() if value is not None or name in required}

    def _items(self, maker: Maker, schema: Any, plan: Plan, seen: tuple[str, ...]) -> Any:
        try:
            return self._form_value(maker, schema, plan, seen)
        except Unmakeable:
            return _NONE

    def _form_value(self, maker: Maker, schema: Any, plan: Plan, seen: tuple[str, ...]) -> Any:
        merged = maker._merged(schema, seen)[0]
        if _is_file(merged):
            return b"\x00\xff\r\n--file"
        if isinstance(merged.get("items"), dict) and _is_file(maker._merged(merged["items"], seen)[0]):
            return [b"one", b"two\r\n"]
        return maker.make(schema, plan, seen)

    def _value(self, maker: Maker, schema: Place | None, plan: Plan) -> Any:
        """A valid value, `_NONE` where none is known."""
        if schema is None:
            return "anything"
        try:
            value = maker.make(schema.value, plan, top=True)
        except Unmakeable:
            return _NONE
        if (
            plan.unknown
            or plan.extras
            or plan.loose
            or self.document.is_valid(schema, value, request=maker.absent == "readOnly")
        ):
            return value
        return _NONE

    def empty(self, contents: tuple[Content, ...], status: int) -> list[Reply]:
        """An answer without a body, where one was declared."""
        declared = contents and status not in (204, 304) and not any(is_stream(each) for each in contents)
        return [Reply("no body", status, None)] if declared else []

    def replies(self, contents: tuple[Content, ...], status: int, *, brief: bool = False) -> list[Reply]:
        """The answers with one status: the smallest, the largest, each branch, nulls, what is newer, the examples."""
        if not contents or status in (204, 304):
            return [Reply("empty", status)]
        found: list[Reply] = []
        for content in contents:
            if is_stream(content):
                continue
            if not is_json(content.media_type):
                value = NASTY if is_text(content.media_type) else b"\x00\xff bytes"
                if not is_form(content.media_type):
                    found.append(Reply(content.media_type, status, content, value))
                continue
            found += self._json_replies(content, status, brief)
        return found

    def _json_replies(self, content: Content, status: int, brief: bool) -> Iterator[Reply]:
        schema = content.schema
        if schema is not None and isinstance(schema.value, dict) and schema.value.get("format") == "binary":
            yield Reply(content.media_type, status, content, b"\x00\xff bytes")
            return
        if content.media_type == "*/*" and schema is None:
            return
        maker = Maker(self.document, request=False)
        large = Plan(large=True)
        plans = {"smallest": Plan(), "largest": large}
        self._value(maker, schema, large)
        if not brief:
            plans |= {
                "nulls": replace(large, nulls=True),
                "undeclared": replace(large, extras=True),
                "unknown": replace(large, unknown=True),
                "constraints broken": replace(large, loose=True),
            }
            plans |= {
                f"branch {each}": replace(large, branch=each) for each in range(1, min(maker.branches, self.most))
            }
            plans |= {f"small branch {each}": Plan(branch=each) for each in range(1, min(maker.branches, self.most))}
        for label, plan in plans.items():
            value = self._value(maker, schema, plan)
            if value is _NONE:
                self.unmade += 1
            else:
                yield Reply(f"{label}, {content.media_type}", status, content, value)
                if isinstance(value, str) and "*" in content.media_type:
                    yield Reply(f"{label}, as text", status, replace(content, media_type="text/plain"), value)
        whole = _NONE if brief else self._value(Maker(self.document, request=False, whole=True), schema, large)
        if whole is not _NONE and whole != self._value(maker, schema, large):
            yield Reply(f"write-only values, {content.media_type}", status, content, whole)
        for index, value in enumerate(() if brief else content.examples[: self.most]):
            example = self._example(content, value, request=False)
            if example is not _NONE:
                yield Reply(f"example {index}", status, content, example)


def successes_of(variants: Variants, operation: Operation) -> list[Reply]:
    """The answers that are a success, one without a body and one of which the document knows nothing."""
    found: list[Reply] = []
    named = [status for status in operation.responses if status.startswith("2")]
    for status in named or [each for each in operation.responses if each == "default"]:
        contents = operation.responses[status]
        number = int(status) if status.isdigit() else 203 if status == "2XX" else 200
        found += variants.replies(contents, number)
        found += variants.empty(contents, number)
    if found and not {"2XX", "default", "299"} & operation.responses.keys() and not is_streamed(operation):
        found.append(Reply("undeclared", 299, undeclared=("application/json", b'{"newer": 1}')))
    return found


def errors_of(variants: Variants, operation: Operation) -> list[Reply]:
    """The answers that are errors: declared ones, others in a declared range, and undeclared ones."""
    found: list[Reply] = []
    told = operation.responses
    for status, contents in told.items():
        if status[0] in "345":
            for number in _numbers(status, told):
                found += variants.replies(contents, number, brief=True)
    others = [number for number in (500, 404) if not {str(number), f"{number // 100}XX"} & told.keys()]
    for number in others if "default" in told else ():
        found += variants.replies(told["default"], number, brief=True)
    if 500 in others and "default" not in told:
        found.append(Reply("empty", 500))
        found.append(Reply("undeclared", 500, undeclared=("application/json", '{"message": "ü"}'.encode())))
        found.append(Reply("undeclared", 502, undeclared=("text/html", "<h1>ü</h1>".encode())))
    return found


def _numbers(status: str, told: Mapping[str, object]) -> list[int]:
    """The status, or two of a range: one that has an exception of its own, and one that has none."""
    if status.isdigit():
        return [int(status)]
    named = {"3": 300, "4": 404, "5": 503}[status[0]]
    return [number for number in (int(status[0]) * 100 + 18, named) if str(number) not in told]


_NONE = object()
READ_ONLY, NAMED_FILES = "read-only values", "named files"


def _named_files(body: Any, content: Content) -> Any:
    """A multipart body whose files have names, and media types that the document allows."""
    if isinstance(body, list):
        last = len(content.places) - 1
        return [
            File(each, f"{index} {NASTY}.txt", _exact(content.places[min(index, last)]))
            if isinstance(each, bytes)
            else each
            for index, each in enumerate(body)
        ]
    if not isinstance(body, dict):
        return body
    made = {}
    for name, value in body.items():
        media_type = _exact(content.encoding.get(name, {}))
        items = value if isinstance(value, list) else [value]
        files = [
            File(item, f'{index} {NASTY}".txt', media_type) if isinstance(item, bytes) else item
            for index, item in enumerate(items)
        ]
        made[name] = files if isinstance(value, list) else files[0]
    return made


def _exact(encoding: Mapping[str, Any]) -> str:
    """A media type that a part may have, the last of several."""
    wanted = [each.strip() for each in encoding.get("contentType", "").split(",")]
    exact = [each for each in wanted if each and "*" not in each]
    return exact[-1] if exact else "image/x-judge"


def _holds_files(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_files, value.values()))
    return isinstance(value, File) or (isinstance(value, list) and any(map(_holds_files, value)))


def _has_parts(content: Content) -> bool:
    return essence(content.media_type).startswith("multipart/")


def _is_file(schema: dict[str, Any]) -> bool:
    kind = schema.get("type")
    is_text_ = kind == "string" or (isinstance(kind, list) and "string" in kind)
    return is_text_ and (
        schema.get("format") == "binary" or bool(schema.get("contentMediaType") and not schema.get("contentEncoding"))
    )
