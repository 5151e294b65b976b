"""Reads parameters as the specification's tables write them, knowing only the schema's kind of value.

Each function gives None where the text is right, or says what is wrong. What the specification leaves open is taken
as `docs/wire.md` says: parts of an array or an object that are arrays or objects themselves are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import unquote, unquote_plus

from bench.wire.document import Param

Pairs = list[tuple[str, str]]
"""Names and values as they came, still encoded."""


def same_text(text: str, value: Any) -> bool:
    """Whether a text stands for a JSON value."""
    if isinstance(value, bool):
        return text == ("true" if value else "false")
    if isinstance(value, int):
        return text == str(value)
    if isinstance(value, float):
        try:
            return Decimal(text) == Decimal(str(value))
        except InvalidOperation:
            return False
    if isinstance(value, str):
        return text == value or same_instant(text, value)
    try:
        return bool(same_json(json.loads(text), _without_nulls(value)) or same_json(json.loads(text), value))
    except ValueError:
        return False


_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DURATION = re.compile(r"(-?)P(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")


def same_instant(one: str, other: str) -> bool:
    """Whether two texts are the same date-time, time or duration."""
    if one[:1] not in "-P0123456789" or other[:1] not in "-P0123456789" or not one or not other:
        return False
    if "P" in (one[:1], other[:1]):
        lengths = [_DURATION.fullmatch(each) for each in (one, other)]
        factors = (604800, 86400, 3600, 60, 1)
        seconds = [
            sum(Decimal(part or 0) * factor for part, factor in zip(each.groups()[1:], factors, strict=True))
            for each in lengths
            if each
        ]
        return len(seconds) == 2 and seconds[0] == seconds[1]
    for kind in (dt.datetime, dt.time):
        try:
            return bool(kind.fromisoformat(one.upper()) == kind.fromisoformat(other.upper()))
        except (ValueError, TypeError):
            continue
    return False


def same_uuid(one: str, other: str) -> bool:
    """Whether two texts are the same UUID, in whatever case."""
    return one.casefold() == other.casefold() and _UUID.fullmatch(one) is not None


def same_json(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same: numbers of one kind and value, instants the same instant."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float | Decimal) and isinstance(other, int | float | Decimal):
        return Decimal(str(one)) == Decimal(str(other)) and isinstance(one, int) == isinstance(other, int)
    if isinstance(one, str) and isinstance(other, str):
        return one == other or same_instant(one, other) or same_uuid(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_json, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_json(one[key], other[key]) for key in one)
    return one is None and other is None


def difference(one: Any, other: Any, place: str = "") -> str:
    """Where two values first differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in [*one, *other]:
            if key not in one or key not in other:
                return f"{place}.{key} is {'lost' if key in one else 'made up'}"
            if not same_json(one[key], other[key]):
                return difference(one[key], other[key], f"{place}.{key}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            if not same_json(left, right):
                return difference(left, right, f"{place}[{index}]")
    return f"{place}: {str(one)[:80]!r} became {str(other)[:80]!r}"


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: item for key, item in value.items() if item is not None}
    return [item for item in value if item is not None] if isinstance(value, list) else value


def check_simple(parameter: Param, value: Any, text: str, *, encoded: bool) -> str | None:
    """Judge the text of a path or header parameter."""
    decode = unquote if encoded else str
    if parameter.media_type is not None:
        return _unless(same_json(_loads(decode(text)), value) or decode(text) == value, text, value)
    delimiter = ","
    if parameter.style == "label":
        if not text.startswith("."):
            return f"{text!r} does not start with a point"
        text, delimiter = text[1:], "." if parameter.explode else ","
    elif parameter.style == "matrix":
        return _check_matrix(parameter, value, text)
    if isinstance(value, list):
        return _unless(_same_list(text.split(delimiter) if text else [], value, decode), text, value)
    if isinstance(value, dict):
        if not encoded and any(isinstance(item, dict | list) for item in value.values()):
            # The commas of JSON are not encoded in a header: each value ends where its JSON does.
            return _unless(_same_nested(text, value, "=" if parameter.explode else ","), text, value)
        parts = text.split(delimiter) if text else []
        pairs = [part.partition("=")[::2] for part in parts] if parameter.explode else _couples(parts)
        return _unless(_same_object([(decode(key), decode(item)) for key, item in pairs], value), text, value)
    return _unless(same_text(decode(text), value), text, value)


def _same_nested(text: str, value: Mapping[str, Any], between: str) -> bool:
    """Whether the text of a header is an object, some properties of which are JSON."""
    wanted = {key: item for key, item in value.items() if item is not None}
    rest = text
    for key, item in wanted.items():
        if not rest.startswith(f"{key}{between}"):
            return False
        rest = rest[len(key) + 1 :]
        end = rest.find(",") if not isinstance(item, dict | list) else json.JSONDecoder().raw_decode(rest)[1]
        end = len(rest) if end < 0 else end
        if not same_text(rest[:end], item):
            return False
        rest = rest[end + 1 :]
    return not rest


def _check_matrix(parameter: Param, value: Any, text: str) -> str | None:
    if not text.startswith(";"):
        return f"{text!r} does not start with a semicolon"
    pairs = [part.partition("=")[::2] for part in text[1:].split(";")]
    decoded = [(unquote(key), item) for key, item in pairs]
    return check_pairs(parameter, value, decoded, unquote, ",")[0]


def check_pairs(
    parameter: Param, value: Any, pairs: Pairs, decode: Any = unquote_plus, delimiter: str | None = None
) -> tuple[str | None, Pairs]:
    """Judge a query or cookie parameter; returns the pairs that are not its own, too.

    Args:
        parameter: What the document says.
        value: The value given.
        pairs: Names, decoded, and values, still encoded.
        decode: Undoes the encoding of a value.
        delimiter: What stands between the parts of a value that is not exploded.
    """
    name = parameter.name
    if delimiter is None:
        delimiter = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(parameter.style, ",")
    if parameter.style == "deepObject" and isinstance(value, dict | list):
        own = [pair for pair in pairs if pair[0].startswith(f"{name}[")]
        found = [(key, decode(text)) for key, text in own]
        wanted = [pair for pair in _deep(name, value) if pair[1] is not None]
        return _unless(_same_object(found, dict(wanted)), own, value), [pair for pair in pairs if pair not in own]
    if isinstance(value, dict) and parameter.explode and parameter.media_type is None:
        # Another parameter may have a property of that name: nothing tells the two apart.
        left = list(pairs)
        taken: dict[str, str] = {}
        for key, text in pairs:
            if key in value and key not in taken and same_text(decode(text), value[key]):
                taken[key] = decode(text)
                left.remove((key, text))
        return _unless(_same_object(list(taken.items()), value), pairs, value), left
    own = [pair for pair in pairs if pair[0] == name]
    others = [pair for pair in pairs if pair[0] != name]
    texts = [text for _, text in own]
    if parameter.media_type is not None:
        right = len(own) == 1 and (same_json(_loads(decode(texts[0])), value) or decode(texts[0]) == value)
    elif isinstance(value, list):
        if not parameter.explode:
            if len(own) > 1:
                return f"{name} came {len(own)} times", others
            if delimiter in ("%20", " "):  # spaces between items and inside of them are the same
                value = [part for item in value for part in str(item).split(" ")]
            texts = re.split(re.escape(delimiter), texts[0], flags=re.IGNORECASE) if texts else []
        right = _same_list(texts, value, decode)
    elif isinstance(value, dict):
        right = len(own) == 1 and _same_object(
            [(decode(key), decode(item)) for key, item in _couples(texts[0].split(delimiter))], value
        )
    else:
        right = len(own) == 1 and same_text(decode(texts[0]), value)
    return _unless(right, own, value), others


def _deep(name: str, value: Any) -> Pairs:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in _deep(f"{name}[{key}]", item)]
    if isinstance(value, list):
        return [pair for index, item in enumerate(value) for pair in _deep(f"{name}[{index}]", item)]
    return [(name, value)]


def _couples(parts: Sequence[str]) -> Pairs:
    return list(zip(parts[::2], parts[1::2], strict=False))


def _same_list(texts: Sequence[str], values: list[Any], decode: Any) -> bool:
    values = [value for value in values if value is not None]
    return len(texts) == len(values) and all(
        same_text(decode(text), value) for text, value in zip(texts, values, strict=True)
    )


def _same_object(pairs: Pairs, value: dict[str, Any]) -> bool:
    """Whether pairs are the properties of an object; an exploded array inside came as several."""
    wanted = {key: item for key, item in value.items() if item is not None}
    found: dict[str, list[str]] = {}
    for key, text in pairs:
        found.setdefault(key, []).append(text)
    return found.keys() == wanted.keys() and all(
        len(texts) == 1 and same_text(texts[0], wanted[key]) for key, texts in found.items()
    )


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _unless(right: bool, found: Any, value: Any) -> str | None:
    return None if right else f"{str(value)[:120]!r} came as {str(found)[:120]!r}"
