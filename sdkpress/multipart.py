"""Which models go out as multipart bodies, and the types of their properties, some of which are files.

Where a form comes first among the media types of a body, its properties are arguments and none of this is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.ir import ListOf, MapOf, Nullable, Scalar, Type
from sdkpress.problems import Problem
from sdkpress.projection import component_name, schema_kind

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def form_fields(content: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, tuple[Any, bool]]:
    """The properties of a body whose first media type is a form, required or not: each becomes an argument.

    Those that only responses have (`readOnly`) are not sent, and so are none.
    """
    first = next(iter(content), "")
    if first.partition(";")[0].strip().lower() not in _FORMS:
        return {}
    schema = content[first].get("schema", {})
    while "$ref" in schema:
        schema = components[component_name(schema["$ref"])]
    required = frozenset(schema.get("required", ()))
    sent = {name: each for name, each in schema.get("properties", {}).items() if each.get("readOnly") is not True}
    return {name: (each, name in required) for name, each in sent.items()}


def is_multipart(media_type: str) -> bool:
    """Whether a body of this media type has parts."""
    return media_type.lower().startswith("multipart/")


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


def unnamed_parts(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each multipart body of which the document does not say what parts it has."""
    found = {
        each["schema"].pointer: f"the multipart body of {method.upper()} {path} is plain data, and no part has a name"
        for path, methods in canonical.data["paths"].items()
        for method, operation in methods.items()
        for media_type, each in (operation.get("requestBody") or {}).get("content", {}).items()
        if is_multipart(media_type) and _is_plain(each.get("schema", {}))
    }
    hint = "It is given as a dictionary of parts by name. Describe an object with a property for each part."
    return tuple(
        canonical.source.problem("unnamed-parts", pointer, message, hint) for pointer, message in found.items()
    )


def _is_plain(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") in ("string", "integer", "number", "boolean") and "enum" not in schema


def part_type(schema: Mapping[str, Any], plain: Type) -> Type:
    """The type of a property of a multipart body, of which `plain` is the type elsewhere."""
    if is_binary(schema):
        part = Scalar("part")
        return Nullable(part) if schema.get("nullable") else part
    if isinstance(plain, ListOf) and is_binary(schema.get("items", {})):
        return ListOf(Scalar("part"), plain.constraints)
    return plain


def parts_type(schema: Mapping[str, Any], plain: Type) -> Type:
    """The type of a whole multipart body; where nothing names the parts, they are given by name in a dictionary."""
    if _is_plain(schema):
        return MapOf(Scalar("part"))
    values = schema.get("additionalProperties")
    if isinstance(plain, MapOf) and isinstance(values, Mapping):
        return MapOf(part_type(values, plain.values), plain.constraints)
    return plain
