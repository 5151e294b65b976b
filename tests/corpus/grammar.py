"""Random documents: a grammar of what OpenAPI allows, small, so that a failing one can be read."""

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
_SCHEMA_NAMES = (
    "Pet", "pet", "List", "Any", "Exception", "Warning", "date", "str", "Model", "File", "Response", "Operation",
    "Error", "Parameter", "Base64", "Discriminator", "api_key", "APIKey", "Foo.Bar", "foo-bar", "models", "Literal",
    "1st", "UUID",
)  # fmt: skip
_TAGS = ("pets", "Pets", "a/b", "models", "Default", "жж", "**x**", "sync", "2fa")
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
_MEDIA = (
    "application/json", "application/problem+json", "*/*", "text/plain", "text/plain; charset=utf-8", "application/xml",
    "application/octet-stream", "image/*", "application/x-ndjson", "text/event-stream", "multipart/form-data",
    "application/x-www-form-urlencoded", "application/vnd.x.v1+json; v=1",
)  # fmt: skip

words = st.sampled_from(_WORDS)
texts = st.sampled_from(_TEXTS)
values = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from([1.5, "a", "A", "", "a b", "+1", "-1"])


def _reference(names: list[str]) -> st.SearchStrategy[Json]:
    return st.sampled_from(names).map(lambda name: {"$ref": f"#/components/schemas/{name}"})


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
            "description": texts,
            "title": texts,
        },
    )


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    members = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"type": st.just("array")}, optional={"items": inner, "minItems": st.integers(0, 2)}),
        st.fixed_dictionaries({"type": st.just("array"), "prefixItems": members}, optional={"items": inner}),
        st.fixed_dictionaries({"type": st.just("object"), "additionalProperties": inner}),
        st.fixed_dictionaries(
            {"type": st.just("object"), "patternProperties": st.dictionaries(words, inner, max_size=2)}
        ),
        st.fixed_dictionaries({"oneOf": members}, optional={"nullable": st.booleans(), "description": texts}),
        st.fixed_dictionaries({"anyOf": members}, optional={"required": st.lists(words, max_size=1)}),
        st.fixed_dictionaries({"allOf": members}, optional={"properties": st.dictionaries(words, inner, max_size=2)}),
        st.fixed_dictionaries({"not": inner}),
        st.booleans(),
        st.just({}),
    )


def schemas(names: list[str]) -> st.SearchStrategy[Any]:
    """Any schema; references lead to the component schemas called `names`."""
    base = _scalars() | _reference(names)
    return st.recursive(base, lambda inner: _objects(inner) | _composed(inner), max_leaves=6)


def _parameters(schema: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Json]]:
    styles = {
        "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header": ["simple"],
        "cookie": ["form"],
    }

    def located(location: str) -> st.SearchStrategy[Json]:
        return st.fixed_dictionaries(
            {"in": st.just(location), "name": words, "schema": schema},
            optional={
                "style": st.sampled_from(styles[location]),
                "explode": st.booleans(),
                "required": st.booleans(),
                "description": texts,
                "allowReserved": st.booleans(),
            },
        )

    key = st.fixed_dictionaries({"in": st.just("query"), "name": words, "content": _content(schema, 1)})
    every = st.lists(st.one_of(*map(located, styles), key), max_size=4)
    return every.map(lambda found: list({(each["in"], each["name"].lower()): each for each in found}.values()))


def _content(schema: st.SearchStrategy[Any], longest: int = 2) -> st.SearchStrategy[Json]:
    media = st.fixed_dictionaries({}, optional={"schema": schema})
    return st.dictionaries(st.sampled_from(_MEDIA), media, min_size=1, max_size=longest)


def _operations(schema: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    response = st.fixed_dictionaries({"description": texts}, optional={"content": _content(schema)})
    return st.fixed_dictionaries(
        {
            "responses": st.dictionaries(
                st.sampled_from(["200", "201", "204", "2XX", "404", "4XX", "default"]), response, min_size=1, max_size=3
            )
        },
        optional={
            "tags": st.lists(st.sampled_from(_TAGS), max_size=2, unique=True),
            "parameters": _parameters(schema),
            "requestBody": st.fixed_dictionaries({"content": _content(schema)}, optional={"required": st.booleans()}),
            "summary": texts,
            "description": texts,
            "deprecated": st.booleans(),
        },
    )


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """A whole document."""
    names: list[str] = draw(st.lists(st.sampled_from(_SCHEMA_NAMES), min_size=1, max_size=5, unique=True))
    schema = schemas(names)
    made = {name: draw(schema) for name in names}
    methods = st.dictionaries(
        st.sampled_from(["get", "put", "post", "delete", "patch"]), _operations(schema), max_size=3
    )
    paths = draw(st.dictionaries(st.sampled_from(["/", "/a", "/a/b.c", "/ж", "/x(y)"]), methods, max_size=3))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Random", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": made},
    }
