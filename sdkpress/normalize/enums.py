"""Rules for `enum`: each value once, of the type that is said, and what is told about the values in step."""

from __future__ import annotations

from typing import Any

from sdkpress.normalize.context import Context
from sdkpress.normalize.merge import Facts
from sdkpress.normalize.nodes import Node

_NAMES = ("x-enum-varnames", "x-enumNames", "x-enum-names")
_DESCRIPTIONS = ("x-enum-descriptions", "x-enumDescriptions")


def clean_enum(context: Context, facts: Facts, types: list[str] | None, place: str) -> Node | None:
    """Build the schema of an enum; None where it has no values that a type could list."""
    values = facts.enum or []
    names = _beside(facts, _NAMES, values)
    descriptions = _beside(facts, _DESCRIPTIONS, values)
    kept: list[int] = []
    cleaned: list[Any] = []
    seen: set[tuple[str, str]] = set()
    for index, value in enumerate(values):
        if value is None:
            continue
        fitting = _fit(context, facts, value, types)
        key = (type(fitting).__name__, repr(fitting))
        if fitting is None or key in seen:
            continue
        seen.add(key)
        kept.append(index)
        cleaned.append(fitting)
    if not cleaned:
        if values and all(value is None for value in values):
            return Node({**facts.notes, "type": "null"}, place)
        return None
    node = Node(facts.notes, place)
    kind = type_of_values(cleaned)
    if kind is not None:
        node["type"] = kind
        if "format" in facts.keywords:
            node["format"] = facts.keywords["format"]
    node["enum"] = cleaned
    if facts.nullable:
        node["nullable"] = True
    if names is not None:
        node["x-enum-varnames"] = [names[index] for index in kept]
    if descriptions is not None:
        node["x-enum-descriptions"] = [descriptions[index] for index in kept]
    return node


def values_of_items(context: Context, facts: Facts) -> list[Any]:
    """What the items of an array may be according to its enum, the array's own; empty where that says nothing.

    Values that are no lists are meant for the items, which many documents list one level too high. Lists
    say by what occurs in them what the items may be.
    """
    values = [value for value in facts.enum or [] if value is not None]
    if not any(isinstance(value, list | dict) for value in values):
        message = "the enum of an array lists what its items may be: it is read as theirs"
        context.problem("enum-value-type", facts.pointer, message)
        return values
    if not all(isinstance(value, list) for value in values):
        return []
    inner = [item for value in values for item in value]
    if any(isinstance(item, list | dict) for item in inner):
        return []
    context.problem("structured-enum", facts.pointer, "the lists in an enum are read as what the items may be")
    return list({(type(item).__name__, item): item for item in inner}.values())


def are_foreign(values: list[Any], types: list[str]) -> bool:
    """Whether plain values stand in an enum, and none is of the type that its schema says, nor can be read so."""
    plain = [value for value in values if value is not None]
    return bool(plain) and not any(
        isinstance(value, list | dict)
        or any(_is_of(value, kind) for kind in types)
        or _converted(value, types) is not None
        for value in plain
    )


def structured_types(values: list[Any]) -> list[str] | None:
    """The type of lists or mappings, where an enum has only such."""
    if values and all(isinstance(value, dict) for value in values):
        return ["object"]
    return ["array"] if values and all(isinstance(value, list) for value in values) else None


def type_of_values(values: list[Any]) -> str | None:
    """The one type that all values have; None for a mixture."""
    if all(isinstance(value, str) for value in values):
        return "string"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, bool | str) for value in values):
        return None
    return "integer" if all(isinstance(value, int) for value in values) else "number"


def _beside(facts: Facts, keywords: tuple[str, ...], values: list[Any]) -> list[str] | None:
    """What an extension says about each value, where it says it about all of them."""
    for keyword in keywords:
        given = facts.enum_notes.get(keyword)
        if isinstance(given, dict):
            given = [given.get(str(value), "") for value in values]
        if isinstance(given, list) and len(given) == len(values):
            return ["" if text is None else str(text) for text in given]
    return None


def _fit(context: Context, facts: Facts, value: Any, types: list[str] | None) -> Any:
    """A value in the type that the schema says, or as it stands; None where Python has no literal for it."""
    if isinstance(value, dict | list):
        context.problem("structured-enum", facts.pointer, "a list or mapping among the values of an enum is left out")
        return None
    if types is None or any(_is_of(value, kind) for kind in types):
        return value
    fitting = _converted(value, types)
    what = "it is accepted" if fitting is None else f"it is read as {fitting!r}"
    if fitting is None and facts.properties:
        what = "it is left out"  # A model can't be text as well: more would be lost than won.
    elif fitting is None:
        fitting = value
    message = f"the enum value {value!r} is not of the type {', '.join(types)}; {what}"
    context.problem("enum-value-type", facts.pointer, message)
    return fitting


def _is_of(value: Any, kind: str) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "string":
        return isinstance(value, str)
    if isinstance(value, bool):
        return False
    if kind == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return kind == "number" and isinstance(value, int | float)


def _converted(value: Any, types: list[str]) -> Any:
    for kind in types:
        if kind == "string":
            return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
        if kind == "boolean" and value in ("true", "false"):
            return value == "true"
        if kind in ("integer", "number") and isinstance(value, str):
            for read in (int, float) if kind == "number" else (int,):
                try:
                    return read(value)
                except ValueError:
                    continue
    return None
