"""Checks examples and defaults against their schemas, as far as types and enums go.

Only documentation comes from them, so that a cheap check does: no compiling of schemas, no formats or bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sdkpress.pointers import join
from sdkpress.validate.walk import Walk
from sdkpress.validate.words import kind_of, listed, quoted

# Unions of unions that refer back to themselves have more branches than anyone can try.
_STEPS = 500
_DEPTH = 40
_CALLED = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}


def check_schema_values(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    """Check what a schema gives as its own default and examples."""
    if "default" in schema:
        _check(walk, schema, schema["default"], f"{pointer}/default", "default")
    if "example" in schema:
        _check(walk, schema, schema["example"], f"{pointer}/example", "example")
    examples = schema.get("examples")
    if isinstance(examples, list):
        for index, value in enumerate(examples):
            _check(walk, schema, value, f"{pointer}/examples/{index}", "example")


def check_described_values(walk: Walk, holder: dict[str, Any], pointer: str) -> None:
    """Check the examples of a parameter, a header or a JSON media type."""
    schema = holder.get("schema")
    if not isinstance(schema, dict) or not _is_json(pointer):
        return
    if "example" in holder:
        _check(walk, schema, holder["example"], f"{pointer}/example", "example")
    examples = holder.get("examples")
    if isinstance(examples, dict):
        for name, entry in examples.items():
            if isinstance(entry, dict) and "value" in entry:
                _check(walk, schema, entry["value"], join(pointer, "examples", name, "value"), "example")


def _is_json(pointer: str) -> bool:
    """Tell whether values stand as they are: in other media types an example may be written out as text."""
    head, _, last = pointer.rpartition("/")
    return not head.endswith("/content") or last.partition(";")[0].endswith("json")


def _check(walk: Walk, schema: dict[str, Any], value: Any, pointer: str, what: str) -> None:
    trial = _Trial(walk)
    misfit = next(_misfits(trial, schema, value, pointer, _DEPTH), None)
    if misfit is None or trial.steps <= 0:
        return
    place, given, wanted = misfit
    where = walk.describe_key(pointer)
    below = place[len(pointer) + 1 :].replace("/", ".")
    part = quoted(below) if below else "it"
    walk.say(
        "default-mismatch" if what == "default" else "example-mismatch",
        place,
        f"{where} does not fit its schema: {part} must be {wanted}, not {kind_of(given)}",
        "It is documented as it stands. Correct it, or the schema.",
    )


class _Trial:
    """One value against its schema, and how many steps are left until that is given up."""

    def __init__(self, walk: Walk) -> None:
        self.follow = walk.follow
        self.steps = _STEPS


def _misfits(trial: _Trial, schema: Any, value: Any, pointer: str, depth: int) -> Iterator[tuple[str, Any, str]]:
    """Each place of a value that its schema does not allow: the place, what is there, what should be."""
    schema = trial.follow(schema)
    trial.steps -= 1
    if not isinstance(schema, dict) or trial.steps <= 0 or not depth:
        return
    if value is None:
        return  # Too many documents mean "no example" by it.
    wanted = schema.get("type")
    types = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    known = [name for name in _CALLED if name in types]
    if known and all(name in known for name in types) and not any(_fits_type(name, value) for name in known):
        yield pointer, value, listed(_CALLED[name] for name in known if name != "null" or len(known) == 1)
        return
    allowed = schema.get("enum")
    if isinstance(allowed, list) and allowed and value not in allowed:
        yield pointer, value, "one of its enum"
        return
    for keyword in ("oneOf", "anyOf"):
        members = schema.get(keyword)
        if isinstance(members, list) and members:
            wrong = [next(_misfits(trial, member, value, pointer, depth - 1), None) for member in members]
            found = [misfit for misfit in wrong if misfit is not None]
            if len(found) == len(wrong):
                yield found[0] if len(found) == 1 else (pointer, value, f"one of the {len(found)} members of {keyword}")
                return
    members = schema.get("allOf")
    for member in members if isinstance(members, list) else ():
        yield from _misfits(trial, member, value, pointer, depth - 1)
    if isinstance(value, dict):
        yield from _misfits_of_object(trial, schema, value, pointer, depth)
    elif isinstance(value, list) and isinstance(schema.get("items"), dict) and "prefixItems" not in schema:
        for index, item in enumerate(value):
            yield from _misfits(trial, schema["items"], item, f"{pointer}/{index}", depth - 1)


def _misfits_of_object(
    trial: _Trial, schema: dict[str, Any], value: dict[str, Any], pointer: str, depth: int
) -> Iterator[tuple[str, Any, str]]:
    properties = schema.get("properties")
    known = properties if isinstance(properties, dict) else {}
    for name, below in value.items():
        if name in known:
            yield from _misfits(trial, known[name], below, join(pointer, name), depth - 1)
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from _misfits(trial, schema["additionalProperties"], below, join(pointer, name), depth - 1)


def _fits_type(name: str, value: Any) -> bool:
    match name:
        case "string":
            return isinstance(value, str)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "integer":
            return (isinstance(value, int) and not isinstance(value, bool)) or (
                isinstance(value, float) and value.is_integer()
            )
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list)
        case "object":
            return isinstance(value, dict)
        case _:
            return value is None
