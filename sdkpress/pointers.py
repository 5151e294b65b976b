"""JSON pointers (RFC 6901) and the references that are written with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")

# What RFC 3986 lets stand in a fragment as it is. Brackets and the like are encoded.
_PLAIN_IN_FRAGMENT = "/~!$&'()*+,;=:@?-._"

_LONGEST_CHAIN = 100


def escape(token: str) -> str:
    """Write one key or index as it stands between the slashes of a pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Read what stands between two slashes of a pointer."""
    return token.replace("~1", "/").replace("~0", "~")


def join(pointer: str, *tokens: str | int) -> str:
    """Point to something below `pointer`: `join("/paths", "/keys", "get")` is `/paths/~1keys/get`."""
    return "".join([pointer, *(f"/{escape(str(token))}" for token in tokens)])


def split(pointer: str) -> list[str]:
    """List the keys and indexes that lead from the root to `pointer`."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON pointer: {pointer!r}")
    return [unescape(token) for token in pointer[1:].split("/")]


def parent(pointer: str) -> str:
    """Point to what holds `pointer`. The root's parent is the root."""
    return pointer.rpartition("/")[0]


def is_within(pointer: str, ancestor: str) -> bool:
    """Tell whether `pointer` is `ancestor` or stands below it."""
    return pointer.startswith(ancestor) and pointer[len(ancestor) : len(ancestor) + 1] in ("", "/")


def step(value: Any, token: str) -> Any:
    """Go one key or index down. Raises LookupError where there is nothing."""
    if isinstance(value, dict):
        return value[token]
    if isinstance(value, list) and _INDEX.fullmatch(token):
        return value[int(token)]
    raise LookupError(token)


def walk(value: Any, tokens: Iterable[str]) -> Any:
    """Go several keys or indexes down. Raises LookupError where there is nothing."""
    for token in tokens:
        value = step(value, token)
    return value


def resolve(data: Any, pointer: str) -> Any:
    """Get what `pointer` points to. Raises LookupError where there is nothing."""
    try:
        return walk(data, split(pointer))
    except ValueError as error:
        raise LookupError(pointer) from error


def nearest(data: Any, pointer: str) -> str:
    """Give the pointer itself, or that of the nearest thing around it where there is nothing."""
    value, found = data, ""
    for token in split(pointer):
        try:
            value = step(value, token)
        except LookupError:
            break
        found = join(found, token)
    return found


def reference(pointer: str) -> str:
    """Write a `$ref` to a place of the same document, percent-encoded where a URI needs it."""
    return "#" + quote(pointer, safe=_PLAIN_IN_FRAGMENT)


def target(reference: str) -> str | None:
    """Read the pointer of a `$ref` into the same document; None for any other reference."""
    if reference == "#":
        return ""
    if not reference.startswith("#/"):
        return None
    return unquote(reference[1:]) if "%" in reference else reference[1:]


def through_references(data: Any, pointer: str, steps: int = 50) -> str | None:
    """Find what `pointer` leads to, also through references on the way; None where that is nothing."""
    try:
        resolve(data, pointer)
    except LookupError:
        pass
    else:
        return pointer
    try:
        tokens = split(pointer)
    except ValueError:
        tokens = [pointer]
    value, here = data, ""
    for index, token in enumerate(tokens):
        if isinstance(value, dict) and token not in value and isinstance(value.get("$ref"), str) and steps:
            there = target(value["$ref"])
            rest = "".join(f"/{escape(other)}" for other in tokens[index:])
            return None if there is None else through_references(data, there + rest, steps - 1)
        try:
            value = step(value, token)
        except LookupError:
            return None
        here = f"{here}/{escape(token)}"
    return here


def follow(data: Any, value: Any) -> Any:
    """Give what a reference leads to in the end; anything else as it is, and None where it leads nowhere."""
    for _ in range(_LONGEST_CHAIN):
        if not (isinstance(value, dict) and isinstance(value.get("$ref"), str)):
            return value
        there = target(value["$ref"])
        if there is None:
            return None
        try:
            value = resolve(data, there)
        except LookupError:
            return None
    return None
