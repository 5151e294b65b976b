"""Operations as data: what to send for the arguments, how to read what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import quote

import typing_extensions
from pydantic import TypeAdapter, ValidationError

from ._bodies import (
    Body,
    Content,
    Encoding,
    Encodings,
    encode_body,
    encode_file,
    takes_properties,
)
from ._decoding import (
    LONG,
    DecodeFailure,
    Kind,
    Reader,
    best_match,
    choose_media_type,
    decode_loosely,
    is_json,
    reader,
)
from ._files import StreamedBody
from ._parameters import (
    Parameter,
    cookie_pairs,
    header_text,
    path_text,
    query_pairs,
    query_string,
    simple_text,
    to_text,
)
from ._types import File, holds_files

if TYPE_CHECKING:
    from ._events import Streamed
    from ._pages import Pages
    from ._server import Server

__all__ = [
    "Body",
    "DecodeFailure",
    "Encoding",
    "Operation",
    "Parameter",
    "Prepared",
    "Response",
]

T = TypeVar("T")


class Prepared(NamedTuple):
    """A request but for the server and the credentials."""

    method: str
    path: str
    query: str
    headers: list[tuple[str, str]]
    cookies: list[tuple[str, str]]
    body: Content | None
    accept: str = ""
    """The media types of the responses, where no argument says what is accepted."""

    def sends(self, location: str, name: str) -> bool:
        """Say whether an argument goes out where a credential would."""
        if location == "query":
            start = f"{quote(name, safe='')}="
            return self.query.startswith(start) or f"&{start}" in self.query
        if location == "header":
            wanted = name.lower()
            return any(key.lower() == wanted for key, _ in self.headers)
        return any(key == name for key, _ in self.cookies)

    def without(self, location: str, name: str) -> Prepared:
        """Leave out the arguments that go where `_request_auth` does."""
        if location == "header" or not self.sends(location, name):
            return self  # Of headers with one name the last is sent.
        if location == "cookie":
            return self._replace(cookies=[c for c in self.cookies if c[0] != name])
        start = f"{quote(name, safe='')}="
        pairs = self.query.split("&")
        others = [pair for pair in pairs if not pair.startswith(start)]
        return self._replace(query="&".join(others))


@dataclass(frozen=True)
class Response:
    """A response of an operation."""

    content: Mapping[str, Kind] = field(default_factory=dict[str, Kind])
    """What gives the type, for each media type."""

    def reader(self, content_type: str | None) -> Reader:
        """Return what reads bodies of one content type."""
        if not self.content:
            return _NOTHING
        media_type = choose_media_type(content_type, self.content)
        return reader(self.content[media_type](), media_type, content_type)


_TYPE = "content-type"
_NOTHING = Reader(lambda raw: None)
"""Reads a body that the document knows nothing of."""


@dataclass(frozen=True)
class Operation(Generic[T]):
    """An operation of the document. `T` is what it returns."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: Mapping[str, Response] = field(default_factory=dict[str, Response])
    security: tuple[tuple[str, ...], ...] = ()
    """The schemes of which all must hold, for each alternative."""

    servers: tuple[Server, ...] = ()
    """The servers, where the operation has its own."""

    deprecated: bool = False
    """Whether the document advises against it."""

    pages: Pages | None = None
    """How the list that it gives comes in pages, where it does."""

    stream: Streamed | None = None
    """How the items of its response come one after the other, where they do."""

    @cached_property
    def warns(self) -> bool:
        """Whether there is anything of which the document advises against."""
        return self.deprecated or bool(self.deprecated_arguments)

    @cached_property
    def deprecated_arguments(self) -> tuple[str, ...]:
        """The arguments that the document advises against."""
        form = self.body.form if self.body else ()
        return tuple(
            each.python_name for each in (*self.parameters, *form) if each.deprecated
        )

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        """The arguments in the order of their values: parameters, then body or form."""
        body = self.body
        after = () if body is None else body.form or (body,)
        return tuple(argument.python_name for argument in (*self.parameters, *after))

    def prepare(
        self,
        arguments: Mapping[str, object],
        *,
        content_type: str | None = None,
        validate: bool = True,
        safe_path_chars: str = "",
    ) -> Prepared:
        """Check the arguments and write the request that they ask for."""
        plan = self._plan
        given = {
            name: value
            for name, value in arguments.items()
            if value is not None or name in plan.required
        }
        if plan.content_type in given and content_type is None:
            content_type = to_text(given[plan.content_type])
        body = plan.no_body if self.body is None else plan.body(content_type, given)
        if validate:
            given = body.check(given)
        path = plan.path_end
        for literal, parameter in reversed(plan.path):
            value = given[parameter.python_name]
            path = literal + path_text(parameter, value, safe_path_chars) + path
        query = plan.fixed_query(given)
        headers: list[tuple[str, str]] = []
        cookies: list[tuple[str, str]] = []
        for parameter in plan.others:
            value = given.get(parameter.python_name)
            if value is None:
                continue
            if parameter.location == "query":
                query += query_pairs(parameter, value)
            elif parameter.location == "header":
                headers.append((parameter.wire_name, header_text(parameter, value)))
            elif parameter.location == "cookie":
                cookies += cookie_pairs(parameter, value)
            else:
                query.append(query_string(parameter, value))
        sent_type, content = body.write(given)
        if sent_type is not None:
            if plan.content_type:
                # It has chosen this one, which may have a boundary.
                headers = [each for each in headers if each[0].lower() != _TYPE]
            headers.append(("Content-Type", sent_type))
        if isinstance(content, StreamedBody) and content.length is not None:
            headers.append(("Content-Length", str(content.length)))
        accept = "" if plan.own_accept in given else plan.accept
        joined = "&".join(query)
        return Prepared(self.method, path, joined, headers, cookies, content, accept)

    def decode(
        self, status: int, content_type: str | None, raw: bytes, *, checked: bool = True
    ) -> T:
        """Decode the body of a response.

        None where it is empty, or where the document has nothing for the status.

        What doesn't fit is a `DecodeFailure`, or, unchecked, is handed on as it came.
        """
        if len(raw) < LONG:
            try:
                return self._short_readers[content_type][status](raw)
            except (KeyError, ValidationError):
                pass  # It may be empty, in another encoding, or wrong: look closer.
        read = self._readers.get((status, content_type)) or self._reader(
            status, content_type
        )
        value: T
        try:
            value = read(raw)
        except DecodeFailure:
            if checked:
                raise
            value = decode_loosely(content_type, raw)
        return value

    @cached_property
    def _readers(self) -> dict[tuple[int, str | None], Reader]:
        return {}

    @cached_property
    def _short_readers(self) -> dict[str | None, dict[int, Callable[[bytes], T]]]:
        return {}  # Two steps take less time than one with a pair that must be made.

    def _reader(self, status: int, content_type: str | None) -> Reader:
        response = self.response(status)
        made = _NOTHING if response is None else response.reader(content_type)
        # Servers send few content types, unless one has random parameters.
        if len(self._readers) < 16:
            self._readers[status, content_type] = made
            if made.short is not None:
                by_status = self._short_readers.setdefault(content_type, {})
                by_status[status] = made.short
        return made

    def response(self, status: int) -> Response | None:
        """Return what the document says of a status."""
        responses = self.responses
        return (
            responses.get(str(status))
            or responses.get(f"{status // 100}XX")
            or responses.get("default")
        )

    def expects(self, status: int) -> bool:
        """Say whether the document has a response for a status."""
        return self.response(status) is not None

    @cached_property
    def _plan(self) -> _Plan:
        return _Plan(self)


class _Plan:
    """What is worked out of an operation once, when it is first called."""

    def __init__(self, operation: Operation[Any]) -> None:
        self._operation = operation
        body = operation.body
        self.required = {
            parameter.python_name
            for parameter in operation.parameters
            if parameter.required
        }
        if body is not None:
            self.required |= {
                parameter.python_name for parameter in body.form if parameter.required
            }
            if body.required and not body.form:
                self.required.add(body.python_name)
        self.others = [
            parameter
            for parameter in operation.parameters
            if parameter.location != "path"
        ]
        path, _, query = operation.path.partition("#")[0].partition("?")
        by_name = {
            item.wire_name: item
            for item in operation.parameters
            if item.location == "path"
        }
        self.path, self.path_end = _split_path(path, by_name, _quote_literal)
        # A path may say where its own parameters go in a query; others send themselves.
        others = {f"{each.wire_name}={{{each.wire_name}}}" for each in self.others}
        fixed = "&".join(pair for pair in query.split("&") if pair not in others)
        self._query, self._query_end = _split_path(fixed, by_name, str)
        self.accept = _accept(operation.responses)
        headers = {
            parameter.wire_name.lower(): parameter.python_name
            for parameter in self.others
            if parameter.location == "header"
        }
        # The specification has such parameters ignored; published clients have them.
        self.own_accept = headers.get("accept", "")
        self.content_type = headers.get(_TYPE, "")
        self._bodies: dict[str | None, _BodyPlan] = {}

    def fixed_query(self, given: Mapping[str, object]) -> list[str]:
        """Return the query that is part of the path, its parameters filled in."""
        query = self._query_end
        for literal, parameter in reversed(self._query):
            text = simple_text(parameter, given[parameter.python_name])
            query = literal + text + query
        return [query] if query else []

    @cached_property
    def no_body(self) -> _BodyPlan:
        """What is done where the operation has no body."""
        return _BodyPlan(self._operation, None)

    def body(self, content_type: str | None, given: Mapping[str, object]) -> _BodyPlan:
        """Return the plan for a media type, or else for one that fits the argument."""
        made = self._bodies.get(content_type)
        if made is None:
            made = self._bodies[content_type] = _BodyPlan(self._operation, content_type)
        if content_type is None and made.others:
            return next(
                (plan for plan in (made, *made.others) if plan.fits(given)), made
            )
        return made


class _BodyPlan:
    """What is worked out of an operation for one media type of its body."""

    def __init__(self, operation: Operation[Any], content_type: str | None) -> None:
        self._operation = operation
        self.others: list[_BodyPlan] = []
        self._media_type = ""
        self._kind: Any = None
        self._encodings: Encodings = {}
        body = operation.body
        if body is None:
            return
        declared = body.media_types()
        if content_type is None:
            self._media_type = next(iter(body.content)) if body.form else declared[0]
            if not body.form:
                self.others = [
                    _BodyPlan(operation, media_type) for media_type in declared[1:]
                ]
        else:
            self._media_type = content_type
        found = best_match(self._media_type, declared) or declared[0]
        self._encodings = body.encodings.get(found, {})
        kind = body.content.get(found)
        self._kind = Any if kind is None else kind()

    def check(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments as their types have them, or raise ValidationError."""
        checked: dict[str, Any] = self._arguments.validator.validate_python(given)
        return checked

    def fits(self, given: Mapping[str, object]) -> bool:
        """Say whether the body given can go out in this media type."""
        body = self._operation.body
        if body is None or body.python_name not in given:
            return True
        try:
            self._adapter.validate_python(given[body.python_name])
        except ValueError:
            return False
        return True

    def write(self, given: Mapping[str, Any]) -> tuple[str | None, Content | None]:
        """Return the content type and the content of the body."""
        body = self._operation.body
        if body is None:
            return None, None
        if body.form:
            return self._write_form(body, given)
        value = given.get(body.python_name)
        if value is None and not (body.required and is_json(self._media_type)):
            return None, None
        if self._is_whole_file:
            return encode_file(self._media_type, value)
        return encode_body(self._media_type, value, self._adapter, self._encodings)

    def _write_form(
        self, body: Body, given: Mapping[str, Any]
    ) -> tuple[str | None, Content | None]:
        values: dict[str, object] = {}
        for parameter in body.form:
            value = given.get(parameter.python_name)
            if value is None:
                continue
            if parameter.python_name in self._files:
                value = _as_paths(value)
            values[parameter.wire_name] = value
        if not values and not body.required:
            return None, None
        if takes_properties(self._media_type):
            return encode_body(self._media_type, values, None, self._encodings)
        if len(values) != 1:
            raise ValueError(
                f"{self._media_type} is one file or text, not {len(values)} arguments"
            )
        (value,) = values.values()
        return (
            encode_file(self._media_type, value)
            if self._files
            else encode_body(self._media_type, value, None, {})
        )

    @cached_property
    def _files(self) -> frozenset[str]:
        form = self._operation.body.form if self._operation.body else ()
        return frozenset(
            parameter.python_name for parameter in form if holds_files(parameter.kind())
        )

    @cached_property
    def _is_file(self) -> bool:
        return holds_files(self._kind)

    @cached_property
    def _is_whole_file(self) -> bool:
        """Whether the body is one file; of JSON where the document says so of it."""
        if is_json(self._media_type):
            return self._kind is File
        return self._is_file and not self._media_type.startswith("multipart/")

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._kind)

    @cached_property
    def _arguments(self) -> TypeAdapter[Any]:
        operation = self._operation
        fields: dict[str, Any] = {}
        body = operation.body
        for parameter in (*operation.parameters, *(body.form if body else ())):
            kind = parameter.kind()
            fields[parameter.python_name] = (
                typing_extensions.Required[kind] if parameter.required else kind
            )
        if body is not None and not body.form:
            fields[body.python_name] = (
                typing_extensions.Required[self._kind] if body.required else self._kind
            )
        make = vars(typing_extensions)["TypedDict"]
        return TypeAdapter(make(operation.id, fields, total=False))


def _as_paths(value: object) -> object:
    if isinstance(value, str):
        return Path(value)
    if isinstance(value, list):
        return [_as_paths(item) for item in cast("list[object]", value)]
    return value


def _split_path(
    path: str, parameters: Mapping[str, Parameter], quoted: Callable[[str], str]
) -> tuple[list[tuple[str, Parameter]], str]:
    """Return each parameter of a path with the text before it, and the last text."""
    parts: list[tuple[str, Parameter]] = []
    literal = ""
    while path:
        before, opened, rest = path.partition("{")
        literal += before
        name, _, after = rest.partition("}")
        if name in parameters:
            parts.append((quoted(literal), parameters[name]))
            literal, path = "", after
        else:
            literal, path = literal + opened, rest
    return parts, quoted(literal)


def _quote_literal(text: str) -> str:
    return quote(text, safe="/:@!$&'()*+,;=~%")


def _accept(responses: Mapping[str, Response]) -> str:
    names = list(
        dict.fromkeys(
            name for response in responses.values() for name in response.content
        )
    )
    return ", ".join(sorted(names, key=lambda name: not is_json(name)))
