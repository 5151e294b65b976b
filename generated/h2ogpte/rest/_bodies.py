"""Writes the bodies of requests, by media type."""

from __future__ import annotations

import json
import mimetypes
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, cast
from urllib.parse import quote_plus

from pydantic import BaseModel, TypeAdapter

from ._decoding import Kind, charset_of, essence, is_form, is_json, is_json_lines
from ._files import NamedFile, Source, StreamedBody, is_bytes, named_file
from ._model import set_properties
from ._parameters import Parameter, deep_pairs, part_pairs, query_pairs, to_text
from ._union import REQUEST, as_json, unwrap, wire

Content: TypeAlias = bytes | StreamedBody


class Encoding(NamedTuple):
    """How one property of a form or multipart body is written."""

    content_type: str | None = None
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    """Further headers of a part, of which the document has the values."""

    @property
    def styled(self) -> bool:
        """Whether a style says how it is written, as of a query parameter."""
        return bool(self.style or self.allow_reserved) or self.explode is not None

    def parameter(self, name: str) -> Parameter:
        """Return the query parameter as which it is written."""
        return Parameter(
            name,
            "query",
            _nothing,
            style=self.style,
            explode=self.explode,
            allow_reserved=self.allow_reserved,
        )


Encodings: TypeAlias = Mapping[str | int, Encoding]
"""How the parts are written that are not written as usual: properties by their names,
items of an array by their places, and those after these under `OTHERS`.
"""
OTHERS = -1


class Body(NamedTuple):
    """The body of a request: one argument, or one for each property of a form."""

    python_name: str
    content: Mapping[str, Kind | None]
    """What gives the type, for each media type."""

    required: bool = False
    form: tuple[Parameter, ...] = ()
    encodings: Mapping[str, Encodings] = MappingProxyType({})
    """How parts are written that are not written as usual, for each media type."""

    def media_types(self) -> list[str]:
        """Return the media types, the one taken by itself first."""
        return sorted(self.content, key=_rank)


def _rank(media_type: str) -> int:
    name = essence(media_type)
    return (
        0
        if name == "application/json"
        else 1
        if is_json(name)
        else 3
        if "*" in name
        else 2
    )


def make_boundary() -> str:
    """Return what stands between the parts of a multipart body."""
    return secrets.token_hex(16)


def encode_body(
    media_type: str,
    value: Any,
    adapter: TypeAdapter[Any] | None,
    encodings: Encodings,
) -> tuple[str, Content]:
    """Write a body. Returns its content type and its content."""
    if media_type == "application/json":
        return media_type, to_json_bytes(adapter, value)
    name = essence(media_type)
    if is_json(name):
        return media_type, _in_charset(media_type, to_json_bytes(adapter, value))
    if is_form(name):
        value = unwrap(value)
        if isinstance(value, str):  # A form of which the document says no more.
            return media_type, value.encode()
        return media_type, encode_form(properties(value), encodings)
    if name.startswith("multipart/"):
        return encode_multipart(name, value, encodings)
    if is_json_lines(name):
        start = b"\x1e" if name.endswith("json-seq") else b""  # RFC 7464, section 2.2
        lines = (as_json(item, REQUEST) for item in cast("Iterable[object]", value))
        return media_type, b"".join(start + line + b"\n" for line in lines)
    value = unwrap(value)
    if name.endswith("*"):
        media_type = _concrete(value)
        name = essence(media_type)
        if is_json(name):
            return media_type, to_json_bytes(adapter, value)
    if is_bytes(value):
        return media_type, bytes(value)
    if isinstance(value, (os.PathLike, tuple)) or hasattr(value, "read"):
        return media_type, _content([named_file(value).source])
    return media_type, to_text(value).encode(_charset(media_type))


def encode_file(media_type: str, value: Any) -> tuple[str, Content]:
    """Write a body that is a file."""
    file = named_file(value)
    if "*" in media_type:
        media_type = file.media_type or _guess(file.name) or "application/octet-stream"
    return media_type, _content([file.source])


def to_json_bytes(adapter: TypeAdapter[Any] | None, value: Any) -> bytes:
    """Write a value as JSON: the fields that were set, but read-only ones."""
    if adapter is None:
        return as_json(value, REQUEST)
    return adapter.serializer.to_json(
        value,
        by_alias=True,
        exclude_unset=True,
        context=REQUEST,
        warnings=False,
        fallback=_to_wire,
    )


def _to_wire(value: object) -> Any:
    """Write what only the checks would have made a dictionary of: another mapping."""
    return wire(value, REQUEST)


def takes_properties(media_type: str) -> bool:
    """Say whether a body of a media type has properties."""
    return (
        is_json(media_type)
        or is_form(media_type)
        or essence(media_type).startswith("multipart/")
    )


def properties(value: Any) -> list[tuple[str, Any]]:
    """Return the properties that are set, by their names on the wire."""
    value = unwrap(value)
    if isinstance(value, BaseModel):
        return set_properties(value)
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return [(str(name), item) for name, item in pairs]
    raise ValueError("a form is made from a model or a dictionary")


def encode_form(given: Iterable[tuple[str, Any]], encodings: Encodings) -> bytes:
    """Write properties as `application/x-www-form-urlencoded`."""
    pairs: list[str] = []
    for name, value in given:
        encoding = encodings.get(name, _USUAL)
        if value is None:
            continue
        if encoding.style == "deepObject":
            pairs += [
                f"{quote_plus(key)}={quote_plus(text)}"
                for key, text in deep_pairs(name, value)
            ]
        elif encoding.styled:
            pairs += query_pairs(encoding.parameter(name), value)
        else:
            pairs += [
                f"{quote_plus(name)}={quote_plus(_form_value(item, encoding))}"
                for item in _items(value, encoding)
            ]
    return "&".join(pairs).encode("ascii")


def encode_multipart(
    media_type: str, value: Any, encodings: Encodings
) -> tuple[str, Content]:
    """Write properties as the parts of a multipart body, or items as parts in order."""
    boundary = make_boundary()
    sources: list[Source] = []
    for name, part, headers in _parts(value, encodings):
        sources += [_part_head(boundary, name, part, headers), part.source, b"\r\n"]
    sources.append(f"--{boundary}--\r\n".encode())
    return f"{media_type}; boundary={boundary}", _content(sources)


_USUAL = Encoding()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_Headers: TypeAlias = tuple[tuple[str, str], ...]


def _parts(
    value: Any, encodings: Encodings
) -> Iterator[tuple[str | None, NamedFile, _Headers]]:
    """Give the parts of a body with their names; items of an array have none."""
    value = unwrap(value)
    if isinstance(value, (list, tuple)):
        for index, item in enumerate(cast("Iterable[object]", value)):
            encoding = encodings.get(index) or encodings.get(OTHERS, _USUAL)
            if item is not None:
                yield None, _part(None, item, encoding), encoding.headers
        return
    for name, given in properties(value):
        encoding = encodings.get(name, _USUAL)
        if encoding.styled and given is not None:
            for key, text in part_pairs(encoding.parameter(name), given):
                yield key, NamedFile(text.encode()), encoding.headers
            continue
        for item in _items(given, encoding):
            yield name, _part(name, item, encoding), encoding.headers


def _nothing() -> Any:
    return None


def _items(value: Any, encoding: Encoding) -> list[Any]:
    """Return what is written one by one: the items of an array, or the value itself."""
    value = unwrap(value)
    if value is None:
        return []
    if isinstance(value, (list, set, frozenset)):
        if encoding.content_type is not None and is_json(encoding.content_type):
            return [value]
        items = cast("Iterable[object]", value)
        return [item for item in items if item is not None]
    return [value]


def _form_value(value: Any, encoding: Encoding) -> str | bytes:
    value = unwrap(value)
    if _is_file(value):
        return b"".join(StreamedBody([named_file(value).source]))
    if encoding.content_type is not None and is_json(encoding.content_type):
        return as_json(value, REQUEST).decode()
    return to_text(value)


def _part(name: str | None, value: Any, encoding: Encoding) -> NamedFile:
    value = unwrap(value)
    wanted = [
        name.strip()
        for name in (encoding.content_type or "").split(",")
        if name.strip()
    ]
    if _is_file(value):
        file = named_file(value)
        guessed = file.media_type or _guess(file.name)
        exact = [media_type for media_type in wanted if "*" not in media_type]
        given = file.media_type or (
            guessed if guessed in wanted or not exact else exact[0]
        )
        return NamedFile(
            file.source,
            file.name or name,
            given or "application/octet-stream",
            file.headers,
        )
    media_type = next(
        (media_type for media_type in wanted if "*" not in media_type), None
    )
    if _has_parts(value) or (media_type is not None and is_json(media_type)):
        return NamedFile(
            as_json(value, REQUEST), None, media_type or "application/json"
        )
    return NamedFile(
        to_text(value).encode(_charset(media_type or "")), None, media_type
    )


def _has_parts(value: object) -> bool:
    return isinstance(value, (BaseModel, Mapping, list))


def _is_file(value: object) -> bool:
    return (
        is_bytes(value)
        or isinstance(value, (os.PathLike, tuple))
        or hasattr(value, "read")
    )


def _part_head(
    boundary: str, name: str | None, part: NamedFile, headers: _Headers
) -> bytes:
    lines = [f"--{boundary}"]
    file = "" if part.name is None else f'; filename="{_quoted(part.name)}"'
    if name is not None:
        named = f'form-data; name="{_quoted(name)}"'
        lines.append(f"Content-Disposition: {named}{file}")
    elif file:
        lines.append(f"Content-Disposition: attachment{file}")
    told = {header.lower() for header, _ in part.headers}
    all_headers = [
        *(("Content-Type", text) for text in [part.media_type] if text is not None),
        *(pair for pair in headers if pair[0].lower() not in told),
        *part.headers,
    ]
    lines += [f"{_one_line(header)}: {_one_line(text)}" for header, text in all_headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


def _quoted(text: str) -> str:
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _guess(name: str | None) -> str | None:
    return mimetypes.guess_type(name)[0] if name else None


def _concrete(value: Any) -> str:
    if isinstance(value, str):
        return "text/plain"
    return "application/octet-stream" if _is_file(value) else "application/json"


def _content(sources: list[Source]) -> Content:
    texts = [source for source in sources if isinstance(source, bytes)]
    return b"".join(texts) if len(texts) == len(sources) else StreamedBody(sources)


def _charset(media_type: str) -> str:
    return charset_of(media_type) or "utf-8"


def _in_charset(media_type: str, raw: bytes) -> bytes:
    """Return JSON in the charset that its media type names; it escapes all the rest."""
    charset = _charset(media_type)
    if charset in ("utf-8", "ascii") and (charset == "utf-8" or raw.isascii()):
        return raw
    text = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], raw.decode())
    return text.encode(charset)
