"""Turns the arguments of a call into a request, by what is worked out only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote

import typing_extensions
from pydantic import TypeAdapter

from ._bodies import (
    Body,
    Content,
    Encodings,
    encode_body,
    encode_file,
    takes_properties,
)
from ._decoding import JSON_LINES, best_match, essence, is_json
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
    from ._operation import Operation, Response

_TYPE = "content-type"


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


class Plan:
    """What is worked out of an operation once, when it is first called."""

    def __init__(self, operation: Operation[Any]) -> None:
        """Look at the operation; at the types of its arguments, when one is needed."""
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
        self._others = [
            (parameter.python_name, parameter.location, parameter)
            for parameter in operation.parameters
            if parameter.location != "path"
        ]
        path, _, query = operation.path.partition("#")[0].partition("?")
        by_name = {
            item.wire_name: item
            for item in operation.parameters
            if item.location == "path"
        }
        self._path, self._path_end = _split_path(path, by_name, _quote_literal)
        # A path may say where its own parameters go in a query; others send themselves.
        others = {
            parameter.wire_name: name
            for name, location, parameter in self._others
            if location == "query"
        }
        pairs = [(pair, *pair.partition("=")[::2]) for pair in query.split("&")]
        self._replaced = [
            (pair, others[name])
            for pair, name, value in pairs
            if name in others and value != f"{{{name}}}"
        ]
        fixed = "&".join(pair for pair, name, _ in pairs if name not in others)
        self._query, self._query_end = _split_path(fixed, by_name, str)
        self._accept = _accept(operation.responses)
        headers = {
            parameter.wire_name.lower(): name
            for name, location, parameter in self._others
            if location == "header"
        }
        # The specification has such parameters ignored; published clients have them.
        self._own_accept = headers.get("accept", "")
        self._content_type = headers.get(_TYPE, "")
        self._bodies: dict[str | None, _BodyPlan] = {}

    def prepare(
        self,
        arguments: Iterable[tuple[str, object]],
        content_type: str | None,
        validate: bool,
        safe_path_chars: str,
    ) -> Prepared:
        """Check the arguments and write the request that they ask for."""
        required = self.required
        given = {
            name: value
            for name, value in arguments
            if value is not None or name in required
        }
        if self._content_type in given and content_type is None:
            content_type = to_text(given[self._content_type])
        body = self._body(content_type, given)
        if validate:
            given = body.check(given)
        path = self._path_end
        for literal, parameter in self._path:
            value = given[parameter.python_name]
            path = literal + path_text(parameter, value, safe_path_chars) + path
        query = self._fixed_query(given)
        headers: list[tuple[str, str]] = []
        cookies: list[tuple[str, str]] = []
        for name, location, parameter in self._others:
            value = given.get(name)
            if value is None:
                continue
            if location == "query":
                query += query_pairs(parameter, value)
            elif location == "header":
                headers.append((parameter.wire_name, header_text(parameter, value)))
            elif location == "cookie":
                cookies += cookie_pairs(parameter, value)
            else:
                query.append(query_string(parameter, value))
        content: Content | None = None
        if self._operation.body is not None:
            sent_type, content = body.write(given)
            if sent_type is not None:
                if self._content_type:
                    # It has chosen this one, which may have a boundary.
                    headers = [each for each in headers if each[0].lower() != _TYPE]
                headers.append(("Content-Type", sent_type))
            if isinstance(content, StreamedBody) and content.length is not None:
                headers.append(("Content-Length", str(content.length)))
        accept = "" if self._own_accept in given else self._accept
        method = self._operation.method
        joined = "&".join(query)
        return Prepared(method, path, joined, headers, cookies, content, accept)

    def _fixed_query(self, given: Mapping[str, Any]) -> list[str]:
        """Return the query that is part of the path, its parameters filled in."""
        query = self._query_end
        for literal, parameter in self._query:
            text = simple_text(parameter, given[parameter.python_name])
            query = literal + text + query
        kept = [pair for pair, name in self._replaced if given.get(name) is None]
        return [query, *kept] if query else kept

    def _body(self, content_type: str | None, given: Mapping[str, object]) -> _BodyPlan:
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

    @cached_property
    def check(self) -> Callable[[Mapping[str, object]], dict[str, Any]]:
        """What returns the arguments as their types have them, or a ValidationError."""
        return self._arguments.validator.validate_python

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
    """Return each parameter of a path with the text before it, and the last text.

    The last parameter comes first.
    """
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
    return parts[::-1], quoted(literal)


def _quote_literal(text: str) -> str:
    return quote(text, safe="/:@!$&'()*+,;=~%")


def _accept(responses: Mapping[str, Response]) -> str:
    names: dict[str, None] = {}
    for response in responses.values():
        # Some servers stream to whoever takes streams; other methods ask for them.
        whole = [name for name in response.content if not _is_stream(name)]
        names.update(dict.fromkeys(whole or response.content))
    return ", ".join(sorted(names, key=lambda name: not is_json(name)))


def _is_stream(media_type: str) -> bool:
    name = essence(media_type)
    return name == "text/event-stream" or name in JSON_LINES
