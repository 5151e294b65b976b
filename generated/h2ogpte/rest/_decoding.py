"""Turns the body of a response into a value, by its media type and the declared one."""

from __future__ import annotations

import codecs
import gc
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Annotated, Any, TypeAlias, cast
from urllib.parse import parse_qsl

from pydantic import TypeAdapter, ValidationError

from ._lenient import KeepUnreadable

Kind: TypeAlias = Callable[[], Any]
"""What gives a type when it is first needed, so that nothing is imported before."""


class Reader:
    """Turns bodies of one content type into values, or raises `DecodeFailure`."""

    __slots__ = ("_read", "short")

    def __init__(
        self,
        read: Callable[[bytes], Any],
        short: Callable[[bytes], Any] | None = None,
    ) -> None:
        """Take what reads any body, and what may read a short one."""
        self._read = read
        self.short: Callable[[bytes], Any] | None = short
        """What reads a short body of JSON in UTF-8, or raises `ValidationError`.

        Where it can it is pydantic's own function: with one model in the body, a
        function around it takes a tenth of the time.
        """

    def __call__(self, raw: bytes) -> Any:
        """Give the value of a body."""
        return self._read(raw)


JSON_LINES = frozenset(
    {
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/json-lines",
        "application/json-seq",
        "application/stream+json",
    }
)
_TEXT = frozenset(
    {
        "application/yaml",
        "application/x-yaml",
        "application/javascript",
        "application/graphql",
    }
)
LONG = 100_000
"""The bytes from which on the garbage collector is in the way of decoding."""
_PARAMETER = re.compile(r""";\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))""")
"""A parameter of a content type, its value in quotes or not (RFC 9110, 5.6.6)."""
_BLANK = b" \t\r\n" + codecs.BOM_UTF8
"""What stands before nothing at all."""


class DecodeFailure(Exception):
    """A response is not what the document says.

    The message names the places, never the values, which stand in `values`.
    """

    def __init__(
        self, message: str, values: Mapping[str, object] | None = None
    ) -> None:
        """Say what is wrong."""
        super().__init__(message)
        self.values = values or {}


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Say whether a media type is JSON."""
    name = essence(media_type)
    return name.endswith(("/json", "+json")) and name not in JSON_LINES


def is_json_lines(media_type: str) -> bool:
    """Say whether a media type is a sequence of JSON texts."""
    name = essence(media_type)
    return name in JSON_LINES or name.endswith("+json-seq")


def is_text(media_type: str) -> bool:
    """Say whether a media type is text that is handed on as it is."""
    name = essence(media_type)
    return (
        name.startswith("text/")
        or name.endswith(("/xml", "+xml", "+yaml"))
        or name in _TEXT
    )


def is_form(media_type: str) -> bool:
    """Say whether a media type is that of a form."""
    return essence(media_type) == "application/x-www-form-urlencoded"


def best_match(content_type: str, declared: Iterable[str]) -> str | None:
    """Return the declared media type or range that says most of a content type."""
    names = list(declared)
    given = essence(content_type)
    exact = [name for name in names if _normal(name) == _normal(content_type)]
    same = [name for name in names if essence(name) == given]
    range_ = given.partition("/")[0] + "/*"
    wide = [name for name in names if essence(name) == range_]
    every = [name for name in names if essence(name) in ("*/*", "*")]
    return next(iter([*exact, *same, *wide, *every]), None)


def _normal(media_type: str) -> str:
    return "".join(media_type.split()).lower()


def choose_media_type(content_type: str | None, declared: Mapping[str, object]) -> str:
    """Return the declared media type that a response is to be read as.

    Servers mislabel what they send: where none fits, it is a JSON one, or else the
    first.
    """
    names = list(declared)
    found = best_match(content_type, names) if content_type else None
    return found or next((name for name in names if is_json(name)), names[0])


def reader(kind: Any, media_type: str, content_type: str | None) -> Reader:
    """Return what reads bodies of one content type.

    The kind is the declared type, the media type the declared one that was chosen.
    """
    received = content_type or media_type
    # A declared "*/*" says nothing, so what came in tells what it is.
    actual = received if "*" in media_type else media_type
    # Bytes (`format: binary`) are the body itself, of JSON, too.
    if kind is bytes or (
        not is_json(actual) and (kind is str or (kind is Any and is_text(actual)))
    ):
        return Reader(bytes if kind is bytes else partial(_text, received))
    # Dates that stand in no model are no reason to lose a response, either.
    lenient = cast("Any", Annotated)[kind, KeepUnreadable]
    adapter: TypeAdapter[Any] = TypeAdapter(lenient)
    validate_json = adapter.validator.validate_json

    def validate(raw: bytes) -> Any:
        return validate_json(raw, by_alias=True, by_name=False)

    special = _special_reader(adapter, validate, received, actual)
    # Some servers send text as it is where the document has JSON.
    mislabelled = kind in (str, Any) and is_json(actual) and is_text(received)

    def read_checked(raw: bytes) -> Any:
        if not raw:
            return None
        try:
            if special is not None:
                return special(raw)
            if len(raw) < LONG and raw[0] < 0xEF:
                return validate(raw)
            return _without_collector(validate, _utf8(received, raw))
        except ValidationError as error:
            if not raw.strip(_BLANK):
                return None
            broken = error.errors()[0]["type"] == "json_invalid"
            if mislabelled and broken:
                return _text(received, raw)
            if broken and content_type and not is_json(content_type):
                wrong = f"{essence(content_type)}, not {essence(media_type)}"
                failure = DecodeFailure(f"the response is {wrong}")
            else:
                from ._misfits import find_misfits, tell

                body = None if special or broken else decode_loosely(None, raw)
                misfits = find_misfits(error, body)
                values = {each.path: each.value for each in misfits if each.path}
                failure = DecodeFailure(tell(misfits), values)
        except UnicodeError:
            failure = DecodeFailure("the text is not in its charset")
        # Raised out here, so that no traceback shows the values that the error carries.
        raise failure

    if special is not None:
        return Reader(read_checked)
    as_named = _has_aliases(adapter.core_schema)
    return Reader(read_checked, validate if as_named else validate_json)


def _has_aliases(schema: object) -> bool:
    """Say whether a property is called otherwise in Python than on the wire."""
    left = [schema]
    while left:
        part = left.pop()
        if isinstance(part, Mapping):
            if "validation_alias" in part:
                return True
            left += cast("Mapping[str, object]", part).values()
        elif isinstance(part, (list, tuple)):
            left += cast("Iterable[object]", part)
    return False


def _special_reader(
    adapter: TypeAdapter[Any],
    validate: Callable[[bytes], Any],
    received: str,
    actual: str,
) -> Callable[[bytes], Any] | None:
    """Return what reads a body that is not JSON in UTF-8."""
    if is_json_lines(actual):
        end = b"\x1e" if essence(actual).endswith("json-seq") else b"\n"
        return lambda raw: validate(_lines(_utf8(received, raw), end))
    if is_form(actual):
        return lambda raw: adapter.validate_strings(
            dict(parse_qsl(_text(received, raw), keep_blank_values=True))
        )
    if charset_of(received) not in (None, "utf-8", "ascii"):
        return lambda raw: validate(_utf8(received, raw))
    return None


def _without_collector(validate: Callable[[bytes], Any], raw: bytes) -> Any:
    """Decode a long body while Python doesn't look for garbage.

    Thousands of models come into being and none goes: looking through them again and
    again for some that nobody holds takes longer than decoding them.
    """
    if not gc.isenabled():
        return validate(raw)
    gc.disable()
    try:
        return validate(raw)
    finally:
        gc.enable()


def decode_loosely(content_type: str | None, raw: bytes) -> Any:
    """Return the body as it came: JSON as plain values, text as text, else bytes."""
    if not raw:
        return None
    try:
        if content_type is None or is_json(content_type):
            return json.loads(_utf8(content_type or "", raw))
        return _text(content_type, raw) if is_text(content_type) else raw
    except ValueError:
        return raw


def charset_of(content_type: str) -> str | None:
    """Return the charset that a content type names, None where Python knows none."""
    found = _PARAMETER.findall(content_type)
    given = next((a or b for key, a, b in found if key.lower() == "charset"), "")
    if not given:
        return None
    try:
        name = codecs.lookup(given.strip("' ")).name
        # Python knows some that are none of text ("hex"), or refuse what they lack.
        "".encode(name, "replace")
    except (LookupError, UnicodeError):
        return None
    return name


def body_text(content_type: str, raw: bytes) -> str:
    """Return a body as the text of an exception, whatever it is."""
    return raw.decode(charset_of(content_type) or "utf-8", "replace")


def _text(content_type: str, raw: bytes) -> str:
    charset = charset_of(content_type)
    for name in (charset or "utf-8", "utf-8-sig", "latin-1"):
        try:
            return raw.decode(name)
        except UnicodeError:
            continue
    return raw.decode("latin-1")


def _utf8(content_type: str, raw: bytes) -> bytes:
    """Return JSON text in UTF-8, as which nearly all of it comes."""
    charset = charset_of(content_type)
    if charset not in (None, "utf-8", "ascii"):
        return raw.decode(charset).encode()
    if raw[:3] == codecs.BOM_UTF8:
        return raw[3:]
    if raw[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return raw.decode("utf-32").encode()
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return raw.decode("utf-16").encode()
    return raw


def _lines(raw: bytes, end: bytes) -> bytes:
    items = (line.strip(b" \t\r\n\x1e") for line in raw.split(end))
    return b"[" + b",".join(item for item in items if item) + b"]"
