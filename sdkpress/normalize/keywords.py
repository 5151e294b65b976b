"""Rules for the keywords of one schema, whatever stands around it: each spelling in its one form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sdkpress.normalize.context import Context

Schema: TypeAlias = dict[str, Any]

TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")

ANNOTATIONS = frozenset(
    {"title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "externalDocs", "xml"}
)

VALIDATION_ONLY = (
    "if", "then", "else", "not", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
    "unevaluatedItems", "contains", "minContains", "maxContains", "propertyNames", "contentSchema",
)  # fmt: skip

# Keywords that say something about the document rather than about the value.
_SILENT = (
    "$defs", "definitions", "$schema", "$id", "$anchor", "$dynamicAnchor", "$comment", "$vocabulary", "additionalItems",
)  # fmt: skip

_COUNTS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")

_DELIMITED = re.compile(r"/(\^.*|.*[^\\]\$)/([a-z]*)", re.DOTALL)
"""A pattern with delimiters beyond its anchors, which nothing matches."""

_LOOSE_TYPES: dict[str, Schema] = {
    "any": {},
    "file": {"type": "string", "format": "binary"},
    "int": {"type": "integer"},
    "long": {"type": "integer", "format": "int64"},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "decimal": {"type": "number", "format": "decimal"},
    "bool": {"type": "boolean"},
    "str": {"type": "string"},
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "date-time": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "list": {"type": "array"},
    "map": {"type": "object"},
    "dict": {"type": "object"},
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rewriting of one schema's own keywords; it runs where one of its triggers occurs."""

    name: str
    triggers: frozenset[str]
    reason: str
    apply: Callable[[Context, Schema, str], None]


def _nullable(context: Context, schema: Schema, pointer: str) -> None:
    said = schema.pop("x-nullable", None) is True
    if schema.get("nullable") is True or said:
        schema["nullable"] = True
    else:
        schema.pop("nullable", None)


def _type(context: Context, schema: Schema, pointer: str) -> None:
    given = schema.pop("type")
    words = given if isinstance(given, list) else [given]
    known: list[str] = []
    for word in words:
        lowered = word.lower() if isinstance(word, str) else ("null" if word is None else "")
        if lowered in TYPES:
            known.append(lowered)
            continue
        loose = _LOOSE_TYPES.get(lowered)
        if loose:
            known.append(loose["type"])
            if "format" in loose:
                schema.setdefault("format", loose["format"])
    if "number" in known and "integer" in known:
        known.remove("integer")
    known = list(dict.fromkeys(known))
    if (known and len(known) == len(words)) or (known and not isinstance(given, list)) or "number" in known:
        schema["type"] = known


def _bounds(context: Context, schema: Schema, pointer: str) -> None:
    for exclusive, inclusive in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        flag = schema.get(exclusive)
        if isinstance(flag, bool):
            del schema[exclusive]
            if flag and inclusive in schema:
                schema[exclusive] = schema.pop(inclusive)


def _number_keywords(context: Context, schema: Schema, pointer: str) -> None:
    for keyword in _NUMBERS:
        value = schema.get(keyword)
        if keyword in schema and (isinstance(value, bool) or not isinstance(value, int | float)):
            del schema[keyword]
    for keyword in _COUNTS:
        value = schema.get(keyword)
        if keyword not in schema:
            continue
        if isinstance(value, float) and value.is_integer():
            schema[keyword] = value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            del schema[keyword]
    if not schema.get("multipleOf", 1) > 0:
        del schema["multipleOf"]


def _pattern(context: Context, schema: Schema, pointer: str) -> None:
    given = schema["pattern"]
    found = _DELIMITED.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        return
    schema["pattern"] = f"(?i:{found[1]})" if "i" in found[2] else found[1]
    context.problem(
        "delimited-pattern", pointer, f"no text can match the pattern {given}; it is read without the slashes around it"
    )


def _unique(context: Context, schema: Schema, pointer: str) -> None:
    if schema["uniqueItems"] is not True:
        del schema["uniqueItems"]


def _examples(context: Context, schema: Schema, pointer: str) -> None:
    given = schema.pop("examples", None)
    single = [schema.pop("example")] if "example" in schema else []
    if isinstance(given, dict):
        given = [entry["value"] if isinstance(entry, dict) and "value" in entry else entry for entry in given.values()]
    several = given if isinstance(given, list) else []
    if single or several:
        schema["examples"] = [*single, *(value for value in several if value not in single)]


def _const(context: Context, schema: Schema, pointer: str) -> None:
    value = schema.pop("const")
    if isinstance(schema.get("enum"), list) and value not in schema["enum"]:
        context.problem("conflicting-schemas", pointer, "the value of const is not among those of enum")
    schema["enum"] = [value]


def _items(context: Context, schema: Schema, pointer: str) -> None:
    items = schema.get("items")
    if isinstance(items, list):
        schema["prefixItems"] = items
        schema.pop("items")
        if "additionalItems" in schema:
            schema["items"] = schema["additionalItems"]


def _unevaluated(context: Context, schema: Schema, pointer: str) -> None:
    if schema["unevaluatedProperties"] is False:
        del schema["unevaluatedProperties"]
        schema.setdefault("additionalProperties", False)


def _never(context: Context, schema: Schema, pointer: str) -> None:
    if schema["not"] is True or schema["not"] == {}:
        schema.clear()
        schema["x-sdkpress-never"] = True


def _validation_only(context: Context, schema: Schema, pointer: str) -> None:
    dropped = [keyword for keyword in VALIDATION_ONLY if schema.pop(keyword, True) is not True]
    if dropped:
        words = ", ".join(dropped)
        context.problem("validation-only-keyword", pointer, f"{words}: the server checks this, a type can't say it")


def _silent(context: Context, schema: Schema, pointer: str) -> None:
    for keyword in _SILENT:
        schema.pop(keyword, None)


def _rule(name: str, triggers: tuple[str, ...], reason: str, apply: Callable[[Context, Schema, str], None]) -> Rule:
    return Rule(name, frozenset(triggers), reason, apply)


RULES: tuple[Rule, ...] = (
    _rule("nullable", ("nullable", "x-nullable"), "Only `nullable: true` says something.", _nullable),
    _rule("type", ("type",), "Other words than JSON Schema's are slips with a plain meaning.", _type),
    _rule("bounds", ("exclusiveMinimum", "exclusiveMaximum"), "3.0 writes an exclusive bound as a flag.", _bounds),
    _rule("numbers", (*_NUMBERS, *_COUNTS), "A limit that isn't a number limits nothing.", _number_keywords),
    _rule("pattern", ("pattern",), "Between slashes a regular expression is JavaScript's.", _pattern),
    _rule("unique", ("uniqueItems",), "Only `uniqueItems: true` says something.", _unique),
    _rule("examples", ("example", "examples"), "3.0 has one example, 3.1 a list.", _examples),
    _rule("const", ("const",), "A constant is an enum of one value.", _const),
    _rule("items", ("items",), "Before 2020-12 a tuple was a list under `items`.", _items),
    _rule("unevaluated", ("unevaluatedProperties",), "Where it forbids, it says `additionalProperties: false`.",
          _unevaluated),
    _rule("never", ("not",), "`not: {}` is how an object spells the schema false.", _never),
    _rule("validation-only", VALIDATION_ONLY, "No type can say these; the server checks them.", _validation_only),
    _rule("silent", _SILENT, "These are about the document, not about the value.", _silent),
)  # fmt: skip

_TRIGGERS = frozenset().union(*(rule.triggers for rule in RULES))


def rewrite_keywords(context: Context, value: Schema, pointer: str) -> Schema:
    """Copy one schema with each of its own keywords in its one form; schemas inside it are not touched."""
    schema = {key: child for key, child in value.items() if not key.startswith("x-sdkpress-")}
    if not _TRIGGERS.isdisjoint(schema):
        for rule in RULES:
            if not rule.triggers.isdisjoint(schema):
                rule.apply(context, schema, pointer)
    return schema


def is_annotation(keyword: str) -> bool:
    """Whether a keyword only describes a value, so that it may stand beside a reference."""
    return keyword in ANNOTATIONS or keyword == "nullable" or keyword.startswith("x-")
