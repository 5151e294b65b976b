"""Rules for schemas, beyond the types of their keywords."""

from __future__ import annotations

import re
from typing import Any

from sdkpress.pointers import parent
from sdkpress.validate.mend import DROP
from sdkpress.validate.walk import Walk
from sdkpress.validate.words import did_you_mean, listed, quoted

TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_PLAIN_TYPES: dict[str, tuple[str, str]] = {
    "file": ("string", "binary"),
    "binary": ("string", "binary"),
    "bytes": ("string", "binary"),
    "blob": ("string", "binary"),
    "int": ("integer", ""),
    "int32": ("integer", "int32"),
    "int64": ("integer", "int64"),
    "long": ("integer", "int64"),
    "short": ("integer", ""),
    "bigint": ("integer", "int64"),
    "uint": ("integer", ""),
    "uint32": ("integer", ""),
    "uint64": ("integer", ""),
    "numeric": ("number", ""),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "decimal": ("number", "decimal"),
    "bool": ("boolean", ""),
    "str": ("string", ""),
    "text": ("string", ""),
    "char": ("string", ""),
    "varchar": ("string", ""),
    "password": ("string", "password"),
    "byte": ("string", "byte"),
    "base64": ("string", "byte"),
    "time": ("string", "time"),
    "duration": ("string", "duration"),
    "date": ("string", "date"),
    "datetime": ("string", "date-time"),
    "date-time": ("string", "date-time"),
    "uuid": ("string", "uuid"),
    "guid": ("string", "uuid"),
    "uri": ("string", "uri"),
    "url": ("string", "uri"),
    "email": ("string", "email"),
    "list": ("array", ""),
    "map": ("object", ""),
    "dict": ("object", ""),
    "dictionary": ("object", ""),
    "hash": ("object", ""),
    "hashmap": ("object", ""),
    "none": ("null", ""),
    "nil": ("null", ""),
}
_BETWEEN_TYPES = re.compile(r"\s*(?:[|,/]|\bor\b)\s*")
_RANGES = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)
_COUNTS = (
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
)
_HOLDING = {
    "properties": "object",
    "patternProperties": "object",
    "additionalProperties": "object",
    "items": "array",
    "prefixItems": "array",
}
_DEEPEST = 5
_JSON_TYPES = {
    str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object", type(None): "null",
}  # fmt: skip
_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def check_schema(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    """Check one schema. Most have few keywords, so that each rule is asked for by its own."""
    if "$ref" in schema and walk.version < (3, 1):
        return
    if "type" in schema:
        _check_type(walk, schema, pointer)
    if not _HOLDING.keys().isdisjoint(schema):
        _check_idle(walk, schema, pointer)
    if "enum" in schema:
        _check_enum(walk, schema["enum"], pointer)
    if "required" in schema:
        _check_required(walk, schema["required"], pointer)
    if "nullable" in schema and walk.version >= (3, 1) and schema["nullable"] is not None:
        walk.say(
            "old-nullable",
            f"{pointer}/nullable",
            f'"nullable" of {walk.describe(pointer)} belongs to OpenAPI 3.0',
            'It is read as in OpenAPI 3.0. Add "null" to its type instead.',
            key=True,
        )
    if "exclusiveMinimum" in schema or "exclusiveMaximum" in schema:
        _check_exclusive(walk, schema, pointer)
    if "readOnly" in schema and schema["readOnly"] is True and schema.get("writeOnly") is True:
        walk.say(
            "read-and-write-only",
            f"{pointer}/writeOnly",
            f"{walk.describe(pointer)} is both readOnly and writeOnly",
            "It may then stand nowhere. Remove one of the two.",
            key=True,
        )
    if "maximum" in schema or "maxLength" in schema or "maxItems" in schema or "maxProperties" in schema:
        _check_ranges(walk, schema, pointer)
    for keyword in _COUNTS:
        if keyword in schema and isinstance(schema[keyword], int | float) and schema[keyword] < 0:
            _say_impossible(walk, keyword, pointer, "is below 0")
    if "multipleOf" in schema and isinstance(schema["multipleOf"], int | float) and schema["multipleOf"] <= 0:
        _say_impossible(walk, "multipleOf", pointer, "is not above 0")
    for keyword in ("oneOf", "anyOf", "allOf"):
        if keyword in schema and schema[keyword] == []:
            walk.say(
                "empty-composition",
                f"{pointer}/{keyword}",
                f"{quoted(keyword)} of {walk.describe(pointer)} is empty",
                "It is left out. Add a schema to it, or remove it.",
                key=True,
            )
            walk.mend(f"{pointer}/{keyword}", DROP)


def _check_type(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    given = schema["type"]
    if isinstance(given, str):
        if given not in TYPES:
            _say_type(walk, given, f"{pointer}/type", None if "format" in schema else f"{pointer}/format")
        elif given == "null" and walk.version < (3, 1):
            _say_later(walk, '"type": "null"', f"{pointer}/type", pointer)
        elif given == "array" and "items" not in schema and "prefixItems" not in schema and walk.version < (3, 1):
            walk.say(
                "missing-items",
                pointer,
                f"{walk.describe(pointer)} is an array and does not say of what",
                "Its items may be anything. Add items.",
            )
        return
    if isinstance(given, list):
        if walk.version < (3, 1):
            _say_later(walk, "a list of types", f"{pointer}/type", pointer)
        one = len(given) - (("null" in given) or (None in given)) == 1
        for index, name in enumerate(given):
            if name is None:
                walk.say(
                    "null-value",
                    f"{pointer}/type/{index}",
                    f"a type of {walk.describe(pointer)} is null",
                    'Write "null" in quotes.',
                )
                walk.mend(f"{pointer}/type/{index}", "null")
            elif name not in TYPES:
                _say_type(
                    walk,
                    name,
                    f"{pointer}/type/{index}",
                    f"{pointer}/format" if one and "format" not in schema else None,
                )
        return
    if given is None:
        walk.say(
            "null-value",
            f"{pointer}/type",
            f"the type of {walk.describe(pointer)} is null",
            'It is read as the type "null". Write that in quotes, or remove it.',
        )
        walk.mend(f"{pointer}/type", "null")
        return
    walk.say(
        "unusable-type",
        f"{pointer}/type",
        f"the type of {walk.describe(pointer)} is neither text nor a list, so that it may be anything",
        f"Write {listed(TYPES)}. If it is a property, put it under properties.",
    )
    walk.mend(f"{pointer}/type", DROP)


def _check_idle(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    """Tell of schemas inside one whose type holds none: what they say is lost."""
    types = _types_of(walk, schema)
    if not types:
        return
    written = " or ".join(dict.fromkeys(types))
    for keyword, holder in _HOLDING.items():
        if holder not in types and isinstance(schema.get(keyword), dict | list) and schema[keyword]:
            walk.say(
                "idle-keyword",
                f"{pointer}/{keyword}",
                f"{quoted(keyword)} of {walk.describe(pointer)} says nothing about the type {written}",
                f"It is ignored. Write the type {holder}, or remove it.",
                key=True,
            )


def _types_of(walk: Walk, schema: Any, depth: int = 0) -> list[str]:
    """The types that a schema's own type, its values or the members of its union leave; empty where any may come."""
    schema = walk.follow(schema) if depth else schema
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return []
    if "type" in schema:
        given = schema["type"]
        types = [str(name) for name in (given if isinstance(given, list) else [given])]
        return types if any(name in TYPES for name in types) else []
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return [_JSON_TYPES[type(value)] for value in values]
    for keyword in ("anyOf", "oneOf"):
        members = schema.get(keyword)
        if isinstance(members, list) and members:
            found = [_types_of(walk, member, depth + 1) for member in members]
            return [name for each in found for name in each] if all(found) else []
    return []


def _say_later(walk: Walk, what: str, at: str, pointer: str) -> None:
    walk.say(
        "later-keyword",
        at,
        f"{what} in {walk.describe(pointer)} belongs to OpenAPI 3.1, and the document says 3.0",
        "It is read as in OpenAPI 3.1. Write openapi: 3.1.0 on top, or nullable: true instead.",
        key=not at.rpartition("/")[2].isdigit(),
    )


def _say_type(walk: Walk, name: Any, at: str, format_at: str | None) -> None:
    folded = name.casefold() if isinstance(name, str) else ""
    schema = at[: at.rindex("/type")]
    plain = (folded, "") if folded in TYPES else _PLAIN_TYPES.get(folded)
    words = [word for word in _BETWEEN_TYPES.split(folded) if word]
    if folded in ("any", "mixed", "json", "unknown"):
        reading = "It is read as any value. Leave the type out."
        walk.mend(at, DROP)
    elif plain:
        kind, form = plain
        written = f"type: {kind}" + (f" and format: {form}" if form else "")
        reading = f"It is read as, and should be, {written}."
        walk.mend(at, kind)
        if form and format_at:
            walk.mend(format_at, form)
    elif len(words) > 1 and all(word in TYPES for word in words) and at.endswith("/type"):
        written = ", ".join(quoted(word) if word == "null" else word for word in words)
        reading = f"It is read as, and should be, type: [{written}]."
        walk.mend(at, words)
    else:
        walk.say(
            "unknown-type",
            at,
            f"{quoted(name)} of {walk.describe(schema)} is not a type",
            f"Write {listed(TYPES)}.{did_you_mean(str(name), TYPES)}",
        )
        return
    walk.say("loose-type-name", at, f"{quoted(name)} of {walk.describe(schema)} is not a type", reading)


def _check_enum(walk: Walk, values: Any, pointer: str) -> None:
    if not isinstance(values, list):
        return
    if not values:
        walk.say(
            "empty-enum",
            f"{pointer}/enum",
            f"the enum of {walk.describe(pointer)} is empty",
            "It allows nothing, so it is left out. List the values, or remove it.",
            key=True,
        )
        walk.mend(f"{pointer}/enum", DROP)
        return
    seen: set[tuple[type, Any]] = set()
    for index, value in enumerate(values):
        mark = (type(value), value if isinstance(value, str | int | float | bool) else repr(value))
        if mark in seen:
            walk.say(
                "duplicate-enum-value",
                f"{pointer}/enum/{index}",
                f"the enum of {walk.describe(pointer)} has {quoted(value)} twice",
                "Remove one of the two.",
            )
        seen.add(mark)


def _check_required(walk: Walk, value: Any, pointer: str) -> None:
    """Where `required` is true on a property, as it is on a parameter, it means nothing in a schema."""
    if value == [] and walk.version < (3, 1):
        walk.say(
            "empty-required",
            f"{pointer}/required",
            f'"required" of {walk.describe(pointer)} is empty, which OpenAPI 3.0 does not allow',
            "Nothing is required, then. Remove it.",
            key=True,
        )
    if not isinstance(value, bool):
        walk.expect("[string]", value, f"{pointer}/required")
        return
    where = walk.describe(pointer)
    holder = parent(pointer)
    of_property = holder.endswith("/properties")
    walk.say(
        "misplaced-required",
        f"{pointer}/required",
        f'"required" of {where} must be a list of property names, not {str(value).lower()}',
        "It is left out. "
        + ("List the property under required of the schema around it." if of_property else "Remove it."),
        key=True,
    )
    walk.mend(f"{pointer}/required", DROP)


def _check_exclusive(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    for keyword, bound in _BOUNDS:
        if keyword not in schema:
            continue
        value, here = schema[keyword], f"{pointer}/{keyword}"
        if isinstance(value, bool):
            if walk.version >= (3, 1):
                walk.say(
                    "old-exclusive-bound",
                    here,
                    f"{quoted(keyword)} of {walk.describe(pointer)} is {str(value).lower()}, as in OpenAPI 3.0",
                    f"It is read as in OpenAPI 3.0. Write the number itself under {keyword}, and no {bound}.",
                    key=True,
                )
        elif isinstance(value, int | float):
            if walk.version < (3, 1):
                walk.say(
                    "later-keyword",
                    here,
                    f"{quoted(keyword)} of {walk.describe(pointer)} is a number, as in OpenAPI 3.1",
                    f"It is read as in OpenAPI 3.1. Write {bound}: {value} and {keyword}: true.",
                    key=True,
                )
        else:
            walk.expect("number" if walk.version >= (3, 1) else "boolean", value, here)


def _check_ranges(walk: Walk, schema: dict[str, Any], pointer: str) -> None:
    for low, high in _RANGES:
        least, most = schema.get(low), schema.get(high)
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            _say_impossible(walk, low, pointer, f"({least}) is above its {high} ({most})")


def _say_impossible(walk: Walk, keyword: str, pointer: str, what: str) -> None:
    walk.say(
        "impossible-constraint",
        f"{pointer}/{keyword}",
        f"{quoted(keyword)} of {walk.describe(pointer)} {what}",
        "No value fits. It is left to the server. Correct it.",
        key=True,
    )
    walk.mend(f"{pointer}/{keyword}", DROP)
