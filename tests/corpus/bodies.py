"""Random documents whose operations take and give JSON, and random values of their schemas.

A grammar of its own beside `grammar.py`: every schema here has values, which are drawn from the schema as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.corpus.grammar import Json

OPERATIONS = 12
"""How many operations a document has: generating it takes longer than calling them."""

_WORDS = (
    "id", "name", "Name", "from", "self", "list", "date", "None", "model_config", "copy", "json", "class",
    "@odata.type", "__typename", "+1", "a b", "a_b", "a-b", "aB", "x.y", "_links", "ж", "additional_properties",
    "to_dict", "type", "model_fields_set", "root", "actual_instance", "schema", "data", "body", "str", "datetime",
    "Optional",
)  # fmt: skip
_TAGS = ("cat", "Dog", "a b", "ж")
FORMATS = ("date-time", "date", "uuid", "byte", "decimal", "duration", "email", "uri", "odd")
_ENUMS: Sequence[Sequence[Any]] = (
    ("a", "B", "a b", "", "None", "1"), (1, 2, -3, 10**20), ("a", 1, True, None, 1.5), ("true", "True"), (True,),
    (0, 1), ("2024-01-01", "x"),
)  # fmt: skip

words = st.sampled_from(_WORDS)


def _reference(names: Sequence[str]) -> st.SearchStrategy[Json]:
    return st.sampled_from(names).map(lambda name: {"$ref": f"#/components/schemas/{name}"}) if names else st.nothing()


def _scalars() -> st.SearchStrategy[Json]:
    integers = st.fixed_dictionaries(
        {"type": st.just("integer")},
        optional={
            "format": st.sampled_from(["int32", "int64"]), "minimum": st.integers(-5, 0), "maximum": st.integers(1, 9),
        },
    )  # fmt: skip
    numbers = st.fixed_dictionaries(
        {"type": st.just("number")},
        optional={"format": st.sampled_from(["float", "double"]), "minimum": st.integers(-2, 0)},
    )
    strings = st.fixed_dictionaries(
        {"type": st.just("string")}, optional={"minLength": st.integers(0, 2), "maxLength": st.integers(3, 9)}
    )
    formats = st.sampled_from(FORMATS).map(lambda name: {"type": "string", "format": name})
    enums = st.sampled_from(_ENUMS).map(lambda values: {"enum": list(values)})
    constants = st.sampled_from(("a", 1, True, 1.5)).map(lambda value: {"const": value})
    return st.one_of(
        integers, numbers, strings, formats, formats, enums, constants, st.just({"type": "boolean"}), st.just({})
    )


@st.composite
def _objects(draw: st.DrawFn, inner: st.SearchStrategy[Any], anywhere: st.SearchStrategy[Any]) -> Json:
    """An object; what must not be there may refer to anything, and so may be endless."""
    required = draw(st.dictionaries(words, inner, max_size=2))
    optional = draw(st.dictionaries(words, anywhere, max_size=3))
    made: Json = {"type": "object", "properties": {**optional, **required}}
    if required:
        made["required"] = list(required)
    additional = draw(st.sampled_from(("none", "none", "closed", "open", "typed")))
    if additional != "none":
        made["additionalProperties"] = draw(anywhere) if additional == "typed" else additional == "open"
    return made


def _composed(inner: st.SearchStrategy[Any], anywhere: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    members = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"type": st.just("array"), "items": anywhere}, optional={"maxItems": st.integers(1, 3)}),
        anywhere.map(lambda schema: {"type": "object", "additionalProperties": schema}),
        anywhere.map(lambda schema: {"type": "object", "additionalProperties": {"type": "array", "items": schema}}),
        st.tuples(members, st.sampled_from(("oneOf", "anyOf"))).map(lambda pair: {pair[1]: pair[0]}),
        inner.map(lambda schema: {"anyOf": [schema, {"type": "null"}]}),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda items: {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
        ),
    )


def schemas(names: Sequence[str], everything: Sequence[str]) -> st.SearchStrategy[Any]:
    """A schema that has a value.

    Args:
        names: The component schemas that may be referred to everywhere: they are no part of a circle.
        everything: Those that may be referred to where nothing has to be.
    """
    base = st.one_of(_scalars(), _scalars(), _reference(names))
    anywhere = st.one_of(base, base, _reference(everything))
    return st.recursive(base, lambda inner: _objects(inner, anywhere) | _composed(inner, anywhere), max_leaves=5)


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """A document of operations that take a value and give it back."""
    extended, animals = ["Base", "Extended", "Deep"], ["Cat", "Dog", "Bird"]
    random = [f"Model{number}" for number in range(6)]
    everything = [*extended, *animals, "Animal", "Implied", "Untold", *random]
    components = _given(draw, everything)
    for index, name in enumerate(random):
        components[name] = draw(schemas([*extended, *animals, "Animal", *random[:index]], everything))
    operations = {}
    for number in range(OPERATIONS):
        schema = draw(schemas(everything, everything))
        if draw(st.booleans()) or not _never_null(schema):
            schema = {"type": "object", "required": ["value"], "properties": {"value": schema}}
        components[f"Body{number}"] = schema
        schema = {"$ref": f"#/components/schemas/Body{number}"}
        content = {"application/json": {"schema": schema}}
        operations[f"/echo{number}"] = {
            "post": {
                "operationId": f"echo{number}",
                "requestBody": {"required": True, "content": content},
                "responses": {"200": {"description": "The same.", "content": content}},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Echo", "version": "1.0.0"},
        "paths": operations,
        "components": {"schemas": components},
    }


def _given(draw: st.DrawFn, everything: Sequence[str]) -> Json:
    """What has to be made with care: `allOf`, recursion, discriminators with a mapping, without one, and none."""
    simple = _scalars()
    anywhere = st.one_of(simple, _reference(everything))

    def fields(prefix: str) -> Json:
        own = draw(st.dictionaries(words.map(lambda word: prefix + word), anywhere, max_size=3))
        return {"type": "object", "properties": own}

    def reference(name: str) -> Json:
        return {"$ref": f"#/components/schemas/{name}"}

    tags = draw(st.permutations(_TAGS))
    kind = draw(st.sampled_from(("kind", "@type", "class")))
    made: Json = {"Base": {**fields("b_"), "required": []}}
    made["Extended"] = {"allOf": [reference("Base"), fields("e_")]}
    made["Deep"] = {"allOf": [reference("Extended"), {"properties": {"again": reference("Deep")}}, fields("d_")]}
    for name, tag in zip(("Cat", "Dog", "Bird"), tags, strict=False):
        animal = fields(draw(st.sampled_from(("", "x_"))))
        animal["properties"][kind] = draw(
            st.sampled_from(({"type": "string"}, {"const": tag}, {"enum": [tag, "other"]}))
        )
        made[name] = {**animal, "required": [kind]}
    members = [reference(name) for name in ("Cat", "Dog", "Bird")]
    mapping = {tag: each["$ref"] for tag, each in zip(tags, members, strict=False)}
    made["Animal"] = {"oneOf": members, "discriminator": {"propertyName": kind, "mapping": mapping}}
    implied = fields("i_")
    implied = {**implied, "required": ["sort"], "properties": {**implied["properties"], "sort": {"type": "string"}}}
    made["Square"], made["Round"] = implied, {**implied, "additionalProperties": draw(st.booleans())}
    made["Implied"] = {"oneOf": [reference("Square"), reference("Round")], "discriminator": {"propertyName": "sort"}}
    made["Untold"] = {draw(st.sampled_from(("oneOf", "anyOf"))): members}
    return made


def _never_null(schema: Any) -> bool:
    """Whether a value can't be null, as far as is plain to see."""
    return isinstance(schema, dict) and schema.get("type") in ("object", "array", "string", "integer", "number")


def as_3_0(value: Any) -> Any:
    """The same document in OpenAPI 3.0, but for what that has no word for."""
    if isinstance(value, list):
        return [as_3_0(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: as_3_0(item) for key, item in value.items()}
    if "openapi" in made:
        return {**made, "openapi": "3.0.4"}
    if "prefixItems" in made:
        return {"type": "array", "items": {}}
    if "const" in made:
        return {"enum": [made["const"]]}
    if isinstance(made.get("anyOf"), list) and {"type": "null"} in made["anyOf"]:
        of = made["anyOf"][0]
        if "$ref" in of:
            return {"allOf": [of], "nullable": True}
        return {**of, "nullable": True, **({"enum": [*of["enum"], None]} if "enum" in of else {})}
    return made
