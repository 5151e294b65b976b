"""Canonical component schemas -> models, enums, unions and aliases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sdkpress import names
from sdkpress.annotations import value_kind
from sdkpress.html_text import without_html
from sdkpress.ir import (
    MISSING,
    Alias,
    Enum,
    EnumMember,
    Example,
    Field,
    Model,
    Nullable,
    Reference,
    Schema,
    Type,
    Union,
    UnionOf,
)
from sdkpress.projection import schema_kind
from sdkpress.schema_types import SchemaTypes, lead_to_models


def build_schemas(components: Mapping[str, Any], types: SchemaTypes) -> tuple[Schema, ...]:
    """Make every component schema what it is in Python, in the document's order.

    Args:
        components: The canonical component schemas by name.
        types: Their types.
    """
    return tuple(_build_schema(name, schema, types) for name, schema in components.items())


def _build_schema(name: str, schema: Mapping[str, Any], types: SchemaTypes) -> Schema:
    reference = types.references[name]
    common: dict[str, Any] = {
        "name": name,
        "python_name": reference.python_name,
        "module": reference.module,
        "title": text_of(schema, "title"),
        "description": description_of(schema),
        "deprecated": schema.get("deprecated", False) is True,
        "pointer": pointer_of(schema),
    }
    kind = schema_kind(schema)
    if kind == "enum":
        return Enum(members=_members(schema), **common)
    common["examples"] = examples_of(schema)
    if kind == "model":
        return Model(
            fields=_fields(name, schema, types),
            additional_properties=_additional(schema, types),
            subtypes=types.subtypes_of(name),
            **common,
        )
    definition = types.definition_of(name)
    if kind == "union":
        plain = definition.of if isinstance(definition, Nullable) else definition
        members = plain if isinstance(plain, UnionOf) else UnionOf((plain,))
        return Union(type=members, nullable=isinstance(definition, Nullable), **common)
    return Alias(type=definition, **common)


def _fields(model: str, schema: Mapping[str, Any], types: SchemaTypes) -> tuple[Field, ...]:
    properties: Mapping[str, Any] = schema["properties"]
    required = frozenset(schema.get("required", ()))
    python_names = names.field_names(properties)
    return tuple(
        Field(
            name=name,
            python_name=python_names[name],
            type=types.field_of(model, each),
            required=name in required,
            description=description_of(each),
            title=text_of(each, "title"),
            default=each.get("default", MISSING),
            examples=examples_of(each),
            deprecated=each.get("deprecated", False) is True,
            read_only=each.get("readOnly", False) is True,
            write_only=each.get("writeOnly", False) is True,
            pointer=pointer_of(each),
        )
        for name, each in properties.items()
    )


def _additional(schema: Mapping[str, Any], types: SchemaTypes) -> Type | Literal[False] | None:
    additional = schema.get("additionalProperties")
    if additional is None:
        return None
    if additional is False:
        return False
    return types.type_of(additional if isinstance(additional, Mapping) else {})


def _members(schema: Mapping[str, Any]) -> tuple[EnumMember, ...]:
    values: Sequence[Any] = schema["enum"]
    said = schema.get("x-enum-descriptions", ())
    descriptions = dict(enumerate(said)) if isinstance(said, list) else {}
    given = [str(name) for name in schema.get("x-enum-varnames", ())]
    return tuple(
        EnumMember(python_name, value, without_html(str(descriptions.get(at, ""))))
        for at, (python_name, value) in enumerate(zip(names.member_names(values, given), values, strict=True))
    )


def text_of(node: Mapping[str, Any], key: str) -> str:
    """A text of the document, stripped; what isn't text counts as none."""
    value = node.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def description_of(node: Mapping[str, Any]) -> str:
    """What the document says of a thing, in Markdown alone."""
    return without_html(text_of(node, "description"))


def pointer_of(node: Any) -> str:
    """Where a canonical node stands in the source."""
    return getattr(node, "pointer", "")


def examples_of(node: Mapping[str, Any]) -> tuple[Example, ...]:
    """The examples of a schema (a list), or of a parameter or media type (a map of Example Objects)."""
    found = node.get("examples", ())
    if isinstance(found, Mapping):
        return tuple(
            Example(each["value"], name, text_of(each, "summary") or None)
            for name, each in found.items()
            if isinstance(each, Mapping) and "value" in each
        )
    values = [Example(value) for value in found] if isinstance(found, list) else []
    return (*values, Example(node["example"])) if "example" in node else tuple(values)


def references_of(components: Mapping[str, Any], class_names: Mapping[str, str]) -> dict[str, Reference]:
    """What a reference to each component names in Python.

    Args:
        components: The canonical component schemas by name.
        class_names: The class name of each.
    """
    dictionaries = names.dictionary_names(class_names.values())
    plain = lead_to_models(components)
    return {
        name: Reference(
            name,
            class_names[name],
            names.module_name(class_names[name]),
            schema_kind(schema),
            value_kind(schema.get("enum", ())),
            dictionaries[class_names[name]] if name in plain else "",
        )
        for name, schema in components.items()
    }
