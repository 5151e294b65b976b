"""References where OpenAPI allows none, as in `servers: {$ref: "#/x-servers"}`.

What such a reference leads to is what must stand there, or it is refused. Values that are data (examples, defaults,
constants, the items of an enum) are never looked at: in them `$ref` is a word like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sdkpress.pointers import join, parent, resolve, target, through_references
from sdkpress.validate.meaning import is_scalar
from sdkpress.validate.mend import Mend, apply_mends
from sdkpress.validate.shapes import ListOf, MapOf, ObjectOf, Scalar, Shape, shape_at

if TYPE_CHECKING:
    from sdkpress.document import Document
    from sdkpress.validate.walk import Walk

MOST: Final = 10_000
"""So many references are put in: more are a document that refers to ever more of itself."""


@dataclass(frozen=True, slots=True)
class Inlined:
    """What stands for a reference: where that comes from, and the keys that were written beside the reference."""

    target: str
    value: Any
    beside: frozenset[str]


def is_reference(value: Any) -> bool:
    """Tell a mapping with a `$ref` that is text."""
    return type(value) is dict and isinstance(value.get("$ref"), str)


def inline(walk: Walk, shape: Shape, value: dict[str, Any], pointer: str) -> bool:
    """Note what stands for a reference where none is allowed; whether something does, or it is refused already."""
    there = _leads_to(walk, shape, value)
    if there is None:
        return False
    if _holds_itself(walk.inlined_before, pointer, there):
        name = walk.describe_key(pointer)
        walk.say("circular-reference", f"{pointer}/$ref", f"{name} holds itself", "Write out what it is.", key=True)
        return True
    if len(walk.inlined_before) + len(walk.inlined) >= MOST:
        return False
    found = resolve(walk.data, there)
    beside = {key: below for key, below in value.items() if key != "$ref"}
    walk.inlined[pointer] = Inlined(there, {**found, **beside} if beside else found, frozenset(beside))
    return True


def put_in(document: Document, inlined: Mapping[str, Inlined]) -> Document:
    """Give the document with what stands for its references, which knows where each part of that comes from."""
    origins = dict(document.moved)
    for pointer, each in inlined.items():
        value = each.value
        keys = range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
        origins |= {join(pointer, key): join(each.target, key) for key in keys if key not in each.beside}
    mends = [Mend(pointer, each.value) for pointer, each in inlined.items()]
    return replace(document, data=apply_mends(document.data, mends), moved=origins)


def say_inlined(walk: Walk, pointer: str) -> None:
    """Tell of a reference that something was put in for."""
    walk.say(
        "inlined-reference",
        f"{pointer}/$ref",
        f"{walk.describe_key(pointer)} is a $ref, and OpenAPI allows none there",
        "It is read as what that leads to. Write it out here.",
        key=True,
    )


def _holds_itself(before: Mapping[str, str], pointer: str, there: str) -> bool:
    """Whether a reference to the same place was replaced around this one."""
    while pointer:
        if before.get(pointer) == there:
            return True
        pointer = parent(pointer)
    return False


def _leads_to(walk: Walk, shape: Shape, value: dict[str, Any]) -> str | None:
    """Where a reference leads, if that is what the place needs."""
    written = target(value["$ref"])
    there = None if written is None else through_references(walk.data, written)
    if there is None or not _is_alike(shape, shape_at(there)):
        return None
    found = resolve(walk.data, there)
    beside = len(value) > 1
    if beside and not isinstance(found, dict):
        return None
    match shape, walk.follow(found):
        case (ObjectOf() | MapOf(), dict()):
            return there
        case ListOf(), list() if not beside:
            return there
        case Scalar(name), str() | bool() | int() | float() as plain if not beside and is_scalar(name, plain):
            return there
        case _:
            return None


def _is_alike(wanted: Shape, found: Shape | None) -> bool:
    match wanted, found:
        case _, None:
            return True
        case ObjectOf(kind), ObjectOf(other):
            return kind == other
        case (ListOf(Scalar()), (ListOf(Scalar()) | Scalar("any"))) | (Scalar(), Scalar()):
            return True
        case _:
            return wanted == found
