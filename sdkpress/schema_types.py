"""Canonical schema -> `Type`: which Python value stands for a JSON value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sdkpress.ir import (
    NO_CONSTRAINTS,
    Constraints,
    Discriminator,
    Json,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Reference,
    Scalar,
    ScalarName,
    TupleOf,
    Type,
    UnionOf,
)
from sdkpress.multipart import part_type
from sdkpress.projection import component_name, schema_kind

_CONSTRAINTS = {
    "minimum": "minimum",
    "exclusiveMinimum": "exclusive_minimum",
    "maximum": "maximum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
}
_APPLIES: dict[str, frozenset[str]] = {
    "string": frozenset({"minLength", "maxLength", "pattern"}),
    "integer": frozenset({"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"}),
    "number": frozenset({"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"}),
    "array": frozenset({"minItems", "maxItems", "uniqueItems"}),
    "object": frozenset({"minProperties", "maxProperties"}),
}
# A date, a UUID or a decimal is no longer text: length and pattern are the server's to check.
_STRING_FORMATS: dict[str, ScalarName] = {
    "date-time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "duration",
    "uuid": "uuid",
    "decimal": "decimal",
}
_SCALARS: dict[str, ScalarName] = {
    "string": "str",
    "integer": "int",
    "number": "number",
    "boolean": "bool",
    "null": "none",
}
_MOST_SUBTYPES = 100
"""How many models a reference to their base can stand for; the base of a whole API has thousands."""

ANY = Scalar("any")


class SchemaTypes:
    """The types of a document's schemas.

    Args:
        components: The canonical component schemas by name.
        references: What a reference to each of them names in Python.
        multipart: The models that are bodies with parts, which may be files.
    """

    def __init__(
        self,
        components: Mapping[str, Any],
        references: Mapping[str, Reference],
        multipart: frozenset[str] = frozenset(),
    ) -> None:
        self.components = components
        self.references = references
        self._multipart = multipart
        self._recursive = frozenset(_recursive_aliases(components))

    def type_of(self, schema: Mapping[str, Any]) -> Type:
        """The type of a canonical schema. References to aliases give what they stand for, unless they recur."""
        plain = self._plain(schema)
        return nullable(plain) if schema.get("nullable") else plain

    def definition_of(self, name: str) -> Type:
        """The type that a component schema stands for, itself not taken as a reference."""
        return self.type_of(self.components[name])

    def field_of(self, name: str, schema: Mapping[str, Any]) -> Type:
        """The type of a property of the model `name`."""
        plain = self.type_of(schema)
        return part_type(schema, plain, self.components) if name in self._multipart else plain

    def is_recursive(self, name: str) -> bool:
        """Whether a component is an alias that leads back to itself through aliases alone."""
        return name in self._recursive

    def _plain(self, schema: Mapping[str, Any]) -> Type:
        if "$ref" in schema:
            name = component_name(schema["$ref"])
            target = self.components[name]
            if schema_kind(target) == "alias" and name not in self._recursive:
                return self.type_of(target)
            plain = self._with_subtypes(name)
            return nullable(plain) if target.get("nullable") else plain
        if "enum" in schema:
            return _enum_type(schema["enum"])
        for union in ("oneOf", "anyOf"):
            if union in schema:
                return self._union(schema, schema[union])
        kind = schema.get("type")
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            additional = schema.get("additionalProperties", True)
            values = self.type_of(additional) if isinstance(additional, Mapping) else ANY
            return MapOf(values, _constraints(schema, "object"))
        return _scalar(schema)

    def subtypes_of(self, name: str) -> Discriminator | None:
        """What tells the models apart that compose the model `name`, where it has a discriminator."""
        schema = self.components[name]
        found = schema.get("discriminator")
        if not found or schema_kind(schema) != "model":
            return None
        named = found.get("mapping", {})
        mapping = {
            value: self.references[each].python_name
            for value, each in named.items()
            if schema_kind(self.components[each]) == "model"
        }
        return Discriminator(found["propertyName"], mapping) if set(named.values()) - {name} and mapping else None

    def _with_subtypes(self, name: str) -> Type:
        """A reference to a component; one to a base that has a discriminator is to what composes it as well.

        That is the model of polymorphism in the OpenAPI Specification (3.1.1, section 4.8.25.1).
        """
        reference = self.references[name]
        found = self.subtypes_of(name)
        if found is None or len(found.mapping) > _MOST_SUBTYPES:
            return reference
        known = {each.python_name: each for each in self.references.values()}
        others = [known[each] for each in dict.fromkeys(found.mapping.values()) if each != reference.python_name]
        return UnionOf((reference, *others), found)

    def _array(self, schema: Mapping[str, Any]) -> Type:
        items = schema.get("items", {})
        rest = self.type_of(items) if isinstance(items, Mapping) else None
        if "prefixItems" in schema:
            most = schema.get("maxItems", len(schema["prefixItems"]) + 1)
            places = tuple(self.type_of(item) for item in schema["prefixItems"][:most])
            if rest is None or items == {"not": {}} or most <= len(places):
                fixed = not places or schema.get("minItems") == len(places)
                return TupleOf(places, None if fixed else places[-1])
            return TupleOf(places, rest)
        return ListOf(rest or ANY, _constraints(schema, "array"))

    def _union(self, schema: Mapping[str, Any], members: list[Any]) -> Type:
        types = [self.type_of(member) for member in members]
        return union_of(types, self._discriminator(schema, members))

    def _discriminator(self, schema: Mapping[str, Any], members: list[Any]) -> Discriminator | None:
        found = schema.get("discriminator")
        if not found:
            return self._implied_discriminator(members)
        mapping = {value: self.references[name].python_name for value, name in found.get("mapping", {}).items()}
        return Discriminator(found["propertyName"], mapping)

    def _implied_discriminator(self, members: list[Any]) -> Discriminator | None:
        """The property whose values no two members share, where the document names no discriminator.

        Decoding is open to enum values that the document does not have yet, so that without it a member with
        another value would do.
        """
        names = [component_name(member["$ref"]) for member in members if "$ref" in member]
        models = [self.components[name] for name in names]
        if len(models) < len(members) or any("properties" not in model for model in models):
            return None
        for property_name in models[0]["properties"]:
            found: dict[str | int, str] = {}
            for name, model in zip(names, models, strict=True):
                values = self._values_of(model["properties"].get(property_name))
                if not values or any(value in found for value in values):
                    break
                found |= dict.fromkeys(values, self.references[name].python_name)
            else:
                return Discriminator(property_name, found)
        return None

    def _values_of(self, schema: Mapping[str, Any] | None) -> list[str | int]:
        """The values of an enum of texts or integers; none for anything else."""
        while schema is not None and "$ref" in schema:
            schema = self.components[component_name(schema["$ref"])]
        values = schema.get("enum", []) if schema is not None else []
        kinds = {type(value) for value in values}
        return list(values) if kinds in ({str}, {int}) else []


def nullable(type_: Type) -> Type:
    """The type with null, once."""
    return type_ if isinstance(type_, Nullable) or type_ in (ANY, Scalar("none")) else Nullable(type_)


def union_of(types: list[Type], discriminator: Discriminator | None = None) -> Type:
    """One of several types: those that are the same once, null outside, anything when one of them is that."""
    if len(types) == 1 and discriminator is None:
        return types[0]
    flat: list[Type] = []
    with_null = False
    for each in types:
        if isinstance(each, Nullable):
            with_null = True
            each = each.of
        if each == Scalar("none"):
            with_null = True
        else:
            flat.extend(each.members if isinstance(each, UnionOf) else [each])
    distinct = tuple(dict.fromkeys(flat))
    if ANY in distinct:
        return ANY
    if not distinct:
        return Scalar("none")
    plain = distinct[0] if len(distinct) == 1 else UnionOf(distinct, discriminator)
    return nullable(plain) if with_null else plain


def _enum_type(values: list[Json]) -> Type:
    """The literals of an unnamed enum.

    Python has no literal for a float, an array or an object, and pydantic has none for an integer of more than 64 bits.
    """
    literal = tuple(value for value in values if isinstance(value, str | int | bool) and not _is_huge(value))
    types: list[Type] = [Literals(literal)] if literal else []
    if any(map(_is_huge, values)):
        types.append(Scalar("int"))
    if any(isinstance(value, float) for value in values):
        types.append(Scalar("number"))
    if any(isinstance(value, list) for value in values):
        types.append(ListOf(ANY))
    if any(isinstance(value, dict) for value in values):
        types.append(MapOf(ANY))
    return union_of(types)


def _is_huge(value: Json) -> bool:
    return isinstance(value, int) and not -(2**63) <= value < 2**63


def _scalar(schema: Mapping[str, Any]) -> Scalar:
    kind = schema.get("type")
    if kind not in _SCALARS:
        return ANY
    format_ = schema.get("format")
    name = _SCALARS[kind]
    if kind == "string" and format_ in _STRING_FORMATS:
        return Scalar(_STRING_FORMATS[format_], format=format_)
    return Scalar(name, _constraints(schema, kind), format_ if isinstance(format_, str) else None)


def _constraints(schema: Mapping[str, Any], kind: str) -> Constraints:
    found = {
        _CONSTRAINTS[key]: schema[key]
        for key in _CONSTRAINTS
        if key in schema and key in _APPLIES.get(kind, frozenset())
    }
    found = {key: value for key, value in found.items() if value is not None and value is not False}
    return Constraints(**found) if found else NO_CONSTRAINTS


def lead_to_models(components: Mapping[str, Any]) -> frozenset[str]:
    """The models, and the unions and aliases whose values have models in them."""
    users: dict[str, list[str]] = {}
    for name, schema in components.items():
        if schema_kind(schema) in ("union", "alias"):
            for target in _references(schema):
                users.setdefault(target, []).append(name)
    waiting = [name for name, schema in components.items() if schema_kind(schema) == "model"]
    found = set(waiting)
    while waiting:
        further = [user for user in users.get(waiting.pop(), ()) if user not in found]
        found.update(further)
        waiting += further
    return frozenset(found)


def _recursive_aliases(components: Mapping[str, Any]) -> Iterator[str]:
    """The aliases that lead back to themselves: a type that holds them can't be written out."""
    edges = {
        name: [target for target in _references(schema) if schema_kind(components[target]) == "alias"]
        for name, schema in components.items()
        if schema_kind(schema) == "alias"
    }
    finished: set[str] = set()
    for start in edges:
        if start in finished:
            continue
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(edges[start]))]
        path.append(start)
        while stack:
            name, following = stack[-1]
            target = next(following, None)
            if target is None:
                stack.pop()
                path.pop()
                finished.add(name)
            elif target in path:
                yield target
            elif target not in finished:
                path.append(target)
                stack.append((target, iter(edges[target])))


def _references(schema: Mapping[str, Any]) -> Iterator[str]:
    """The components that the type of a schema is written with."""
    if "$ref" in schema:
        yield component_name(schema["$ref"])
    for union in ("oneOf", "anyOf", "prefixItems"):
        for member in schema.get(union, ()):
            yield from _references(member)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), Mapping):
            yield from _references(schema[key])
