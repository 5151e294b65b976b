"""JSON pointers (RFC 6901) and the references that are written with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")

# What RFC 3986 lets stand in a fragment as it is. Brackets and the like are encoded.
_PLAIN_IN_FRAGMENT = "/~!$&'()*+,;=:@?-._"


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
