"""Writes the parameters of a request by their styles.

The rules are those of RFC 6570 and of the tables of the OpenAPI Specification. What
they leave open: objects and arrays inside of an array or an object are written as JSON,
but with `deepObject` as `name[key][0]`; null inside of an array or an object is left
out; delimiters stand before `explode`.
"""

from __future__ import annotations

import base64
import datetime as dt
import enum
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, cast
from urllib.parse import quote, unquote
from uuid import UUID

from pydantic import BaseModel

from ._decoding import Kind, is_form, is_json
from ._union import REQUEST, OneOf, as_json, unwrap, wire

Location: TypeAlias = Literal[
    "path", "query", "querystring", "header", "cookie", "form"
]
Quote: TypeAlias = Callable[[str], str]
Plain: TypeAlias = str | list[object] | dict[str, object]
"""A text, or a list or dictionary of values that are still to be written."""

_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_RESERVED_IN_QUERY = "/?:@!$'()*,;="
_RESERVED_IN_PATH = ":@!$&'()*+,;="
_TRIPLE = re.compile(r"%25([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


class Parameter(NamedTuple):
    """A parameter of an operation, or a property of its form."""

    python_name: str
    location: Location
    kind: Kind
    """Gives the type of the argument."""

    name: str | None = None
    """The name on the wire, where it is another one."""

    required: bool = False
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    media_type: str | None = None
    """The media type in which the value is written, in place of a style."""

    deprecated: bool = False
    """Whether the document advises against it."""

    @property
    def wire_name(self) -> str:
        """The name on the wire."""
        return self.python_name if self.name is None else self.name


def to_text(value: object) -> str:
    """Write a value as text: a text as it is, anything that has parts as JSON."""
    if type(value) is str:
        return value
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if isinstance(value, enum.Enum):
        return to_text(value.value)
    if isinstance(value, dt.datetime):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (str, UUID, Decimal)):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, OneOf):
        return to_text(value.actual_instance)
    known = wire(value, REQUEST)
    return known if isinstance(known, str) else as_json(known, REQUEST).decode()


def path_text(parameter: Parameter, value: object, safe: str) -> str:
    """Write a path parameter, so that it stays within its segment."""
    if (
        type(value) is str
        and value
        and not parameter.style
        and _UNRESERVED(value)
        and value not in (".", "..")
    ):
        return value
    kept = _RESERVED_IN_PATH + safe if parameter.allow_reserved else safe

    def quoted(text: str) -> str:
        result = quote(text, safe=kept)
        if parameter.allow_reserved:
            result = _TRIPLE.sub(r"%\1", result)
        return result

    style = parameter.style or "simple"
    explode = bool(parameter.explode)
    name = quote(parameter.wire_name, safe="")
    value = _plainest(parameter, value)
    if style == "matrix":
        pieces = _pieces(name, value, explode, ",", quoted)
        return "".join(f";{key}={text}" if text else f";{key}" for key, text in pieces)
    if style == "label":
        return "." + _no_dots(_joined(value, explode, "." if explode else ",", quoted))
    result = _joined(value, explode, ",", quoted)
    if not result:
        raise ValueError(f'path parameter "{parameter.python_name}" must not be empty')
    return _no_dots(result)


def simple_text(parameter: Parameter, value: object) -> str:
    """Write a path parameter that stands in the query of a path."""
    explode = bool(parameter.explode)
    return _joined(_plainest(parameter, value), explode, ",", _quote)


def _no_dots(segment: str) -> str:
    """Encode a segment that would lead to another one."""
    return segment.replace(".", "%2E") if segment in (".", "..") else segment


def query_pairs(parameter: Parameter, value: object) -> list[str]:
    """Write a query parameter as pairs of the form `name=value`."""
    quoted = _quote_reserved if parameter.allow_reserved else _quote
    kind = type(value)
    if parameter.media_type is None and (kind is str or kind is int):
        return [f"{_quote(parameter.wire_name)}={quoted(str(value))}"]
    name = _quote(parameter.wire_name)
    style = parameter.style or "form"
    explode = style not in _DELIMITERS and parameter.explode is not False
    value = _plainest(parameter, value)
    if style == "deepObject":
        return [
            f"{_quote(key)}={quoted(text)}"
            for key, text in deep_pairs(parameter.wire_name, value)
        ]
    pairs = _pieces(name, value, explode, _DELIMITERS.get(style, ","), quoted)
    return [f"{key}={text}" for key, text in pairs]


def part_pairs(parameter: Parameter, value: object) -> list[tuple[str, str]]:
    """Write a part of a multipart form as a query parameter, but not encoded."""
    style = parameter.style or "form"
    explode = style not in _DELIMITERS and parameter.explode is not False
    if style == "deepObject":
        return deep_pairs(parameter.wire_name, value)
    delimiter = unquote(_DELIMITERS.get(style, ","))
    plain = _plainest(parameter, value)
    return _pieces(parameter.wire_name, plain, explode, delimiter, str)


def query_string(parameter: Parameter, value: object) -> str:
    """Write a parameter that is the whole query string."""
    if parameter.media_type is not None and is_form(parameter.media_type):
        parts = _parts(value)
        if isinstance(parts, dict):
            return "&".join(
                f"{quote(key, safe='')}={_quote(to_text(item))}"
                for key, items in parts.items()
                for item in _listed(items)
                if item is not None
            )
    return _quote(_content(parameter, value))


def header_text(parameter: Parameter, value: object) -> str:
    """Write a header parameter, which is not percent-encoded."""
    text = _joined(_plainest(parameter, value), bool(parameter.explode), ",", str)
    if _CONTROL.search(text):
        raise ValueError(
            f'header parameter "{parameter.python_name}" has control characters'
        )
    return text


def cookie_pairs(parameter: Parameter, value: object) -> list[tuple[str, str]]:
    """Write a cookie parameter as cookies."""
    quoted = _quote_cookie if parameter.style == "cookie" else _quote
    explode = True if parameter.explode is None else parameter.explode
    return _pieces(
        parameter.wire_name, _plainest(parameter, value), explode, ",", quoted
    )


def _quote(text: str) -> str:
    return text if _UNRESERVED(text) else quote(text, safe="")


def _quote_cookie(text: str) -> str:
    return quote(text, safe="!#$&'()*+-./:<=>?@[]^_`{|}~")


def _quote_reserved(text: str) -> str:
    """Let reserved characters and percent-encoded triples stand."""
    return _TRIPLE.sub(r"%\1", quote(text, safe=_RESERVED_IN_QUERY))


def _content(parameter: Parameter, value: object) -> str:
    if parameter.media_type is None or is_json(parameter.media_type):
        return as_json(value, REQUEST).decode()
    return to_text(value)


def _plainest(parameter: Parameter, value: object) -> Plain:
    """Return a parameter as what its style is for."""
    if type(value) is str and parameter.media_type is None:
        return value
    if parameter.media_type is not None:
        return _content(parameter, value)
    parts = _parts(value)
    return to_text(value) if parts is None else parts


def _parts(value: object) -> list[object] | dict[str, object] | None:
    """Return the items or properties that are there; None for what has no parts."""
    actual = unwrap(value)
    if isinstance(actual, (list, tuple, set, frozenset)):
        items = cast("Iterable[object]", actual)
        return [item for item in items if item is not None]
    if isinstance(actual, (BaseModel, Mapping)):
        properties: dict[object, object] = wire(value, REQUEST)
        return {
            to_text(key): item for key, item in properties.items() if item is not None
        }
    return None


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _pieces(
    name: str, value: Plain, explode: bool, delimiter: str, quoted: Quote
) -> list[tuple[str, str]]:
    """Return names and values of a style that writes names."""
    if isinstance(value, list):
        if explode:
            return [(name, quoted(to_text(item))) for item in value]
        return (
            [(name, delimiter.join(quoted(to_text(item)) for item in value))]
            if value
            else []
        )
    if isinstance(value, dict):
        if explode:
            return [(quoted(key), quoted(to_text(item))) for key, item in value.items()]
        texts = (
            quoted(part) for key, item in value.items() for part in (key, to_text(item))
        )
        return [(name, delimiter.join(texts))] if value else []
    return [(name, quoted(value))]


def _joined(value: Plain, explode: bool, delimiter: str, quoted: Quote) -> str:
    """Return the values of a style that writes no names."""
    if isinstance(value, list):
        return delimiter.join(quoted(to_text(item)) for item in value)
    if isinstance(value, dict):
        between = "=" if explode else delimiter
        return delimiter.join(
            f"{quoted(key)}{between}{quoted(to_text(item))}"
            for key, item in value.items()
        )
    return quoted(value)


def deep_pairs(name: str, value: object) -> list[tuple[str, str]]:
    """Return the names (not yet encoded) and texts of `deepObject`."""
    parts = _parts(value)
    if isinstance(parts, list):
        return [
            pair
            for index, item in enumerate(parts)
            for pair in deep_pairs(f"{name}[{index}]", item)
        ]
    if isinstance(parts, dict):
        return [
            pair
            for key, item in parts.items()
            for pair in deep_pairs(f"{name}[{key}]", item)
        ]
    return [] if unwrap(value) is None else [(name, to_text(value))]
