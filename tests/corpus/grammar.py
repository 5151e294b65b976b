"""Random schemas: a grammar of what OpenAPI allows, small, so that a failing one can be read."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

_WORDS = (
    "id", "name", "Name", "from", "self", "list", "date", "None", "True", "print", "model_config", "copy", "json", "l",
    "class", "@odata.type", "__typename",
    "+1", "-1", "a b", "a_b", "a-b", "aB", "x.y", "$ref", "_links", "ж", "é", "2fa",
    "additional_properties", "additionalProperties", "to_dict", "str", "type", "DateCreated<", "DateCreated", "options",
)  # fmt: skip
schema_names = (
    "Pet", "pet", "List", "Any", "Exception", "Warning", "date", "str", "Model", "File", "Response", "Operation",
    "Error", "Parameter", "Base64", "Discriminator", "api_key", "APIKey", "Foo.Bar", "foo-bar", "models", "Literal",
    "1st", "UUID",
)  # fmt: skip
_TEXTS = (
    "",
    "Fine.",
    'a "quoted" \\ text\n\nwith lines',
    "```\ncode\n```",
    "{{ x }} {% y %}",
    '"""',
    "<b>|x|</b>",
    "é…—",
)
_FORMATS = (
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "uri",
    "email",
    "byte",
    "binary",
    "decimal",
    "int64",
    "odd",
)
# Places within the schema `HOLDER`, which each document has.
_DEEP = ("Holder/properties/a", "Holder/properties/x~1y~0z", "Holder/$defs/D", "Holder/properties/a/items")
HOLDER = "Holder"
ANCHOR = "anchor"

words = st.sampled_from(_WORDS)
texts = st.sampled_from(_TEXTS)
values = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([1.5, "a", "A", "", "a b", "+1", "-1"])


def _reference(names: list[str]) -> st.SearchStrategy[Json]:
    places = [f"#/components/schemas/{name}" for name in (*names, *_DEEP)]
    plain = st.sampled_from([*places, f"#{ANCHOR}"]).map(lambda place: {"$ref": place})
    beside = st.fixed_dictionaries({}, optional={"description": texts, "nullable": st.booleans(), "default": values})
    return plain | st.tuples(plain, beside).map(lambda both: {**both[0], **both[1]})


def _discriminated(names: list[str]) -> st.SearchStrategy[Json]:
    """A union of component schemas that a property tells apart, by names or by a mapping."""
    members = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    references = members.map(lambda each: [{"$ref": f"#/components/schemas/{name}"} for name in each])
    mapping = st.dictionaries(st.sampled_from(["a", "b", "+1"]), st.sampled_from(names), max_size=2)
    discriminator = st.fixed_dictionaries({"propertyName": words}, optional={"mapping": mapping})
    return st.fixed_dictionaries({"oneOf": references, "discriminator": discriminator})


def _scalars() -> st.SearchStrategy[Json]:
    numbers = st.fixed_dictionaries(
        {"type": st.sampled_from(["integer", "number"])},
        optional={"minimum": st.integers(-2, 2), "maximum": st.integers(3, 9), "multipleOf": st.sampled_from([1, 0.5])},
    )
    strings = st.fixed_dictionaries(
        {"type": st.just("string")},
        optional={
            "format": st.sampled_from(_FORMATS),
            "minLength": st.integers(0, 2),
            "maxLength": st.integers(3, 9),
            "pattern": st.sampled_from(["^a", "\\d+", "[^\"']", "(?<!x)y"]),
            "default": values,
            "nullable": st.booleans(),
            "readOnly": st.booleans(),
            "writeOnly": st.booleans(),
            "example": values,
        },
    )
    enums = st.fixed_dictionaries(
        {"enum": st.lists(values, max_size=4)},
        optional={"type": st.sampled_from(["string", "integer"]), "x-enum-varnames": st.lists(words, max_size=4)},
    )
    constants = st.fixed_dictionaries({"const": values})
    types = st.lists(st.sampled_from(["string", "integer", "null", "array", "boolean"]), min_size=1, unique=True)
    return numbers | strings | enums | constants | types.map(lambda each: {"type": each}) | st.just({"type": "boolean"})


def _objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {"type": st.just("object"), "properties": st.dictionaries(words, inner, max_size=4)},
        optional={
            "required": st.lists(words, max_size=2, unique=True),
            "additionalProperties": st.booleans() | inner,
            "minProperties": st.integers(0, 2),
            "unevaluatedProperties": st.booleans(),
            "propertyNames": st.just({"pattern": "^[a-z]+$"}),
            "dependentSchemas": st.dictionaries(words, inner, max_size=1),
            "nullable": st.booleans(),
            "description": texts,
            "title": texts,
        },
    )


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    members = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries(
            {"type": st.just("array")},
            optional={
                "items": inner,
                "minItems": st.integers(0, 2),
                "maxItems": st.integers(2, 4),
                "uniqueItems": st.booleans(),
                "contains": inner,
                "default": st.just([]),
            },
        ),
        st.fixed_dictionaries({"type": st.just("array"), "prefixItems": members}, optional={"items": inner}),
        st.fixed_dictionaries({"type": st.just("object"), "additionalProperties": inner}),
        st.fixed_dictionaries(
            {"type": st.just("object"), "patternProperties": st.dictionaries(words, inner, max_size=2)}
        ),
        st.fixed_dictionaries({"oneOf": members}, optional={"nullable": st.booleans(), "description": texts}),
        st.fixed_dictionaries({"anyOf": members}, optional={"required": st.lists(words, max_size=1)}),
        st.fixed_dictionaries({"allOf": members}, optional={"properties": st.dictionaries(words, inner, max_size=2)}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner, "then": inner}, optional={"else": inner, "properties": st.just({})}),
        st.fixed_dictionaries({"type": st.just("object"), "anyOf": members}),
        st.booleans(),
        st.just({}),
    )


def schemas(names: list[str]) -> st.SearchStrategy[Any]:
    """Any schema; references lead to the component schemas called `names`."""
    base = _scalars() | _reference(names) | _discriminated(names)
    return st.recursive(base, lambda inner: _objects(inner) | _composed(inner), max_leaves=6)
