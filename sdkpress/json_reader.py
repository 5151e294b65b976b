"""JSON text -> plain data; the place of each key and value by a second look, when one is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Never

from sdkpress.places import MAX_DEPTH, Places, Text
from sdkpress.problems import SpecError
from sdkpress.scalars import NumberError, read_float
from sdkpress.yaml_errors import bad_number, duplicate_key, too_deep

# A string with the colon that makes it a key, a bracket, or any other scalar; commas and space lie between.
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[\[\]{}]|[^\s,:"\[\]{}]+', re.DOTALL)


class _DuplicateKeyError(ValueError):
    pass


@dataclass(slots=True)
class _Container:
    """An object or array of the text: where its keys and values stand."""

    offset: int
    depth: int
    offsets: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def read_json(text: Text) -> tuple[Any, Callable[[], Places]]:
    """Read a JSON document, strictly. Raises SpecError, or JSONDecodeError where it is not JSON at all."""
    try:
        data = json.loads(
            text.text, object_pairs_hook=_read_object, parse_float=read_float, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError:
        raise
    except _DuplicateKeyError:
        raise _find_duplicates(text) from None
    except RecursionError:
        raise _find_depth(text) from None
    except ValueError:  # NumberError, or Python's own limit on the digits of an integer.
        raise _find_bad_number(text) from None
    if _is_deep(data):
        raise _find_depth(text)
    return data, lambda: _find_places(text, data)


def syntax_error(text: Text, error: json.JSONDecodeError) -> SpecError:
    """Say where the text stops being JSON."""
    message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}".removesuffix(" at")
    return text.refusal("bad-json", error.pos, message)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DuplicateKeyError
    return result


def _refuse_constant(text: str) -> Never:
    raise NumberError(text)


def _is_deep(data: Any) -> bool:
    level = [data]
    for _ in range(MAX_DEPTH + 1):
        level = [
            child
            for container in level
            for child in (container.values() if type(container) is dict else container)
            if type(child) is dict or type(child) is list
        ]
        if not level:
            return False
    return True


def _scan(text: str) -> list[_Container]:
    """List every object and array in the order in which they open, as `_containers` does."""
    found_so_far: list[_Container] = []
    stack: list[_Container] = []
    top = _Container(0, 0)
    for found in _TOKEN.finditer(text):
        start = found.start()
        first = text[start]
        if first in "]}":
            top = stack.pop() if stack else _Container(0, 0)
            continue
        top.offsets.append(start)
        if first in "[{":
            stack.append(top)
            top = _Container(start, len(stack))
            found_so_far.append(top)
        elif found.lastindex:
            top.keys.append(found.group()[: found.start(1) - start])
    return found_so_far


def _containers(data: Any) -> Iterator[Any]:
    waiting = [data]
    while waiting:
        container = waiting.pop()
        yield container
        children = container.values() if isinstance(container, dict) else container
        waiting.extend(child for child in reversed(children) if isinstance(child, (dict, list)))


def _find_places(text: Text, data: Any) -> Places:
    places = Places()
    root = _TOKEN.search(text.text)
    places.root(data, root.start() if root else 0)
    if isinstance(data, (dict, list)):
        for container, scanned in zip(_containers(data), _scan(text.text), strict=True):
            places.add(container, scanned.offsets)
    return places


def _find_duplicates(text: Text) -> SpecError:
    problems = []
    for container in _scan(text.text):
        seen: dict[str, int] = {}
        for index, written in enumerate(container.keys):
            key: str = json.loads(written)
            place = container.offsets[2 * index]
            if key in seen:
                problems.append(duplicate_key(text, key, place, seen[key]))
            seen.setdefault(key, place)
    return SpecError(problems)


def _find_depth(text: Text) -> SpecError:
    deep = next((container.offset for container in _scan(text.text) if container.depth > MAX_DEPTH), 0)
    return too_deep(text, deep)


def _find_bad_number(text: Text) -> SpecError:
    for found in _TOKEN.finditer(text.text):
        word = found.group()
        if word[0] in "-0123456789NI" and _is_bad_number(word):
            return bad_number(text, found.start(), word)
    return bad_number(text, 0, "one of the numbers")


def _is_bad_number(word: str) -> bool:
    try:
        json.loads(word, parse_float=read_float, parse_constant=_refuse_constant)
    except ValueError:
        return True
    return False
