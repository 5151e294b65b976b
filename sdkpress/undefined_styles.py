"""Finds parameters of which the specification does not say how they are written.

Its tables of styles end at arrays and objects of plain values. What lies deeper is written as JSON, and with
`deepObject` as `name[key][0]`. They have nothing for a text with a delimiter, nor for delimiters and `explode`;
docs/wire.md has the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.build_schemas import pointer_of
from sdkpress.problems import Problem
from sdkpress.projection import component_name

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical

_DEPTH = 8
_DELIMITED = ("spaceDelimited", "pipeDelimited")


def undefined_styles(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each parameter with parts that its style does not cover."""
    components: Mapping[str, Any] = canonical.data["components"]["schemas"]
    found: dict[str, Problem] = {}
    for methods in canonical.data["paths"].values():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                pointer = pointer_of(parameter)
                why = None if pointer in found else _why(parameter, components)
                if why:
                    message = f'parameter "{parameter["name"]}" {why}'
                    found[pointer] = canonical.source.problem("undefined-style", pointer, message)
    return tuple(found.values())


def _why(parameter: Mapping[str, Any], components: Mapping[str, Any]) -> str | None:
    """What the tables of styles do not cover; None where they cover all."""
    if "schema" not in parameter or parameter["in"] == "querystring":
        return None
    kinds = {kind for kind, _ in schema_kinds(parameter["schema"], components)}
    style = parameter["style"]
    if style == "deepObject" and "object" not in kinds and kinds:
        return "has the style deepObject, and is no object"
    if style in _DELIMITED and kinds:
        if not kinds & {"array", "object"}:
            return f"has the style {style}, and is neither array nor object: it goes out as with form"
        if parameter["explode"]:
            return f"has the style {style} and explode: its parts go out as without explode"
    for _, schema in schema_kinds(parameter["schema"], components):
        for part in _parts(schema):
            deeper = {kind for kind, _ in schema_kinds(part, components)} & {"array", "object"}
            if deeper and style == "deepObject":
                return "has the style deepObject and parts that have parts themselves: they go out as name[key][0]"
            if deeper:
                return f"has the style {style} and parts that have parts themselves: they go out as JSON"
    return None


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from schema.get("properties", {}).values()
    yield from schema.get("prefixItems", ())
    yield from (schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), Mapping))


def schema_kinds(
    schema: Mapping[str, Any], components: Mapping[str, Any], depth: int = 0
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The types that a value may have, each with the schema that says so."""
    if depth > _DEPTH:
        return
    if "$ref" in schema:
        yield from schema_kinds(components[component_name(schema["$ref"])], components, depth + 1)
        return
    for union in ("oneOf", "anyOf"):
        for member in schema.get(union, ()):
            yield from schema_kinds(member, components, depth + 1)
    if "type" in schema:
        yield schema["type"], schema
