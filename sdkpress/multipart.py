"""Which models go out as multipart bodies, and the types of their properties, some of which are files.

Where a form comes first among the media types of a body, its properties are arguments and none of this is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sdkpress.ir import ListOf, MapOf, Nullable, Scalar, TupleOf, Type
from sdkpress.projection import component_name, schema_kind

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def form_fields(content: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, tuple[Any, bool]]:
    """The properties of a body whose first media type is a form, required or not: each becomes an argument.

    Those that only responses have (`readOnly`) are not sent, and so are none.
    """
    first = next(iter(content), "")
    if essence(first) not in _FORMS:
        return {}
    schema = content[first].get("schema", {})
    while "$ref" in schema:
        schema = components[component_name(schema["$ref"])]
    required = frozenset(schema.get("required", ()))
    sent = {name: each for name, each in schema.get("properties", {}).items() if each.get("readOnly") is not True}
    return {name: (each, name in required) for name, each in sent.items()}


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_multipart(media_type: str) -> bool:
    """Whether a body of this media type has parts."""
    return essence(media_type).startswith("multipart/")


def is_binary(schema: Mapping[str, Any]) -> bool:
    """Whether a text is the content of a file, not encoded as text."""
    if schema.get("type") != "string":
        return False
    return schema.get("format") == "binary" or bool(
        schema.get("contentMediaType") and not schema.get("contentEncoding")
    )


def multipart_models(paths: Mapping[str, Any], components: Mapping[str, Any]) -> frozenset[str]:
    """The models that are whole bodies of a multipart media type somewhere, by component name.

    Args:
        paths: The canonical operations, by path and method.
        components: The canonical component schemas by name.
    """
    found: set[str] = set()
    waiting = list(_multipart_schemas(paths, components))
    seen: set[str] = set()
    while waiting:
        schema = waiting.pop()
        waiting += [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
        if "$ref" in schema and (name := component_name(schema["$ref"])) not in seen:
            seen.add(name)
            if schema_kind(components[name]) == "model":
                found.add(name)
            else:
                waiting.append(components[name])
    return frozenset(found)


def _multipart_schemas(paths: Mapping[str, Any], components: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for methods in paths.values():
        for operation in methods.values():
            content = (operation.get("requestBody") or {}).get("content", {})
            parts = [each for media_type, each in content.items() if is_multipart(media_type) and "schema" in each]
            if parts and not form_fields(content, components):
                yield from (each["schema"] for each in parts)


def is_plain(schema: Mapping[str, Any]) -> bool:
    """Whether a whole multipart body is described as a text, a number or a boolean."""
    return schema.get("type") in ("string", "integer", "number", "boolean") and "enum" not in schema


def part_type(schema: Mapping[str, Any], plain: Type, components: Mapping[str, Any]) -> Type:
    """The type of a part of a multipart body, of which `plain` is the type elsewhere."""
    schema = resolved(schema, components)
    if is_binary(schema):
        part = Scalar("part")
        return Nullable(part) if isinstance(plain, Nullable) else part
    if isinstance(plain, ListOf) and is_binary(resolved(schema.get("items", {}), components)):
        return ListOf(Scalar("part"), plain.constraints)
    return plain


def parts_type(schema: Mapping[str, Any], plain: Type, components: Mapping[str, Any]) -> Type:
    """The type of a whole multipart body; where nothing names the parts, they are given by name in a dictionary.

    The items of an array are parts without names, each at its place (OpenAPI 3.2, section 4.14.5).
    """
    if is_plain(schema):
        return MapOf(Scalar("part"))
    schema = resolved(schema, components)
    values = schema.get("additionalProperties")
    if isinstance(plain, MapOf) and isinstance(values, Mapping):
        return MapOf(part_type(values, plain.values, components), plain.constraints)
    if isinstance(plain, ListOf) and isinstance(schema.get("items"), Mapping):
        return ListOf(part_type(schema["items"], plain.items, components), plain.constraints)
    if isinstance(plain, TupleOf):
        places = zip(schema["prefixItems"], plain.items, strict=True)
        rest = plain.rest
        if rest is not None and isinstance(schema.get("items"), Mapping):
            rest = part_type(schema["items"], rest, components)
        return TupleOf(tuple(part_type(each, type_, components) for each, type_ in places), rest)
    return plain


def resolved(schema: Mapping[str, Any], components: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference leads to."""
    seen: set[str] = set()
    while "$ref" in schema and schema["$ref"] not in seen:
        seen.add(schema["$ref"])
        schema = components[component_name(schema["$ref"])]
    return schema
