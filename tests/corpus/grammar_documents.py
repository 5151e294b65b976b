"""Random documents: operations with all that belongs to them, of any version of OpenAPI 3, around random schemas."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from tests.corpus.grammar import ANCHOR, HOLDER, Json, schema_names, schemas, texts, values, words

_TAGS = ("pets", "Pets", "a/b", "models", "Default", "жж", "**x**", "sync", "2fa")
_MEDIA = (
    "application/json", "application/problem+json", "*/*", "text/plain", "text/plain; charset=utf-8", "application/xml",
    "application/octet-stream", "image/*", "application/x-ndjson", "text/event-stream", "multipart/form-data",
    "application/x-www-form-urlencoded", "application/vnd.x.v1+json; v=1",
)  # fmt: skip
_TAG_LISTS = st.lists(st.sampled_from(_TAGS), max_size=2, unique=True)
_PATHS = ("/", "/a", "/a/b.c", "/ж", "/x(y)", "/a/{id}", "/a/{id}/{+1}", "/{a-b}.json")
_STATUSES = ("200", "201", "204", "2XX", "404", "4XX", "default")
_SCHEMES: Json = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "from": {"type": "apiKey", "in": "query", "name": "from"},
    "a b": {"type": "apiKey", "in": "cookie", "name": "a b"},
    "basic": {"type": "http", "scheme": "basic"},
    "Bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {}}}},
    "openid": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example/.well-known/openid-configuration"},
}

_references = {
    section: st.just({"$ref": f"#/components/{section}/Shared"})
    for section in ("parameters", "headers", "responses", "requestBodies", "examples", "links", "callbacks")
}
_security = st.lists(st.dictionaries(st.sampled_from(tuple(_SCHEMES)), st.just(list[str]()), max_size=2), max_size=2)
_servers = st.lists(
    st.sampled_from(
        [
            {"url": "https://a.example"},
            {"url": "/v1", "description": "Here."},
            {"url": "https://{region}.example/{v}", "variables": {"region": {"default": "eu", "enum": ["eu", "us"]},
             "v": {"default": "1"}}},
        ]
    ),
    max_size=2,
)  # fmt: skip


def _examples() -> st.SearchStrategy[Json]:
    one = st.fixed_dictionaries({"value": values}, optional={"summary": texts}) | _references["examples"]
    return st.dictionaries(words, one, max_size=2)


def _parameters(schema: st.SearchStrategy[Any], in_path: tuple[str, ...] = ()) -> st.SearchStrategy[list[Json]]:
    styles = {
        "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header": ["simple"],
        "cookie": ["form"],
        "path": ["simple", "label", "matrix"],
    }

    def located(location: str, names: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
        return st.fixed_dictionaries(
            {
                "in": st.just(location),
                "name": names,
                "schema": schema,
                "required": st.just(True) if location == "path" else st.booleans(),
            },
            optional={
                "style": st.sampled_from(styles[location]),
                "explode": st.booleans(),
                "description": texts,
                "deprecated": st.booleans(),
                "example": values,
                "examples": _examples(),
                "allowReserved": st.booleans(),
            },
        )

    # What HTTP has no header of the name of is left out, with a notice.
    tokens = words.filter(lambda word: re.fullmatch(r"[!#$%&'*+.^_`|~\w-]+", word, re.ASCII) is not None)
    places = [located("query", words), located("header", tokens), located("cookie", words)]
    places += [located("path", st.sampled_from(in_path))] if in_path else []
    key = st.fixed_dictionaries({"in": st.just("query"), "name": words, "content": _content(schema, 1)})
    every = st.lists(st.one_of(*places, key, _references["parameters"]), max_size=4)
    return every.map(lambda found: list({_identity(each): each for each in found}.values()))


def _identity(parameter: Json) -> tuple[str, str]:
    return parameter.get("in", ""), parameter.get("name", "").lower()


def _headers(schema: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    header = st.fixed_dictionaries({"schema": schema}, optional={"required": st.booleans(), "description": texts})
    return st.dictionaries(
        st.sampled_from(["X-Rate", "Link", "set-cookie"]), header | _references["headers"], max_size=2
    )


def _content(schema: st.SearchStrategy[Any], longest: int = 2) -> st.SearchStrategy[Json]:
    encoding = st.fixed_dictionaries(
        {},
        optional={
            "contentType": st.sampled_from(["text/plain", "application/json", "image/png, image/jpeg"]),
            "style": st.sampled_from(["form", "spaceDelimited", "deepObject"]),
            "explode": st.booleans(),
            "headers": _headers(schema),
        },
    )
    media = st.fixed_dictionaries(
        {},
        optional={
            "schema": schema,
            "example": values,
            "examples": _examples(),
            "encoding": st.dictionaries(words, encoding, max_size=2),
            "itemSchema": schema,
        },
    )
    return st.dictionaries(st.sampled_from(_MEDIA), media, min_size=1, max_size=longest)


def _responses(schema: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    link = st.fixed_dictionaries(
        {"operationRef": st.just("#/paths/~1a/get")},
        optional={"parameters": st.dictionaries(words, values, max_size=1)},
    )
    return st.fixed_dictionaries(
        {"description": texts},
        optional={
            "content": _content(schema),
            "headers": _headers(schema),
            "links": st.dictionaries(words, link | _references["links"], max_size=1),
        },
    )


def _bodies(schema: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"content": _content(schema)}, optional={"required": st.booleans()})


def _operations(schema: st.SearchStrategy[Any], in_path: tuple[str, ...] = ()) -> st.SearchStrategy[Json]:
    statuses = st.sampled_from(_STATUSES)
    return st.fixed_dictionaries(
        {"responses": st.dictionaries(statuses, _responses(schema) | _references["responses"], min_size=1, max_size=3)},
        optional={
            "tags": _TAG_LISTS,
            "parameters": _parameters(schema, in_path),
            "requestBody": _bodies(schema) | _references["requestBodies"],
            "summary": texts,
            "description": texts,
            "deprecated": st.booleans(),
            "security": _security,
            "servers": _servers,
            "callbacks": st.dictionaries(words, _references["callbacks"], max_size=1),
            "x-codegen-request-body-name": words,
        },
    )


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """A whole document."""
    names: list[str] = draw(st.lists(st.sampled_from(schema_names), min_size=1, max_size=5, unique=True))
    version = draw(st.sampled_from(["3.0.3", "3.1.0", "3.1.1", "3.2.0"]))
    schema = schemas(names)
    made = {name: draw(schema) for name in names}
    deep = {"a": {"type": "array", "items": draw(schema)}, "x/y~z": draw(schema)}
    named = {"$anchor": ANCHOR, "allOf": [draw(schema)]}
    made[HOLDER] = {"type": "object", "properties": deep, "$defs": {"D": named}}
    methods = ["get", "put", "post", "delete", "patch", *(["query"] if version == "3.2.0" else [])]

    def items(in_path: tuple[str, ...] = ()) -> st.SearchStrategy[Json]:
        operation = _operations(schema, in_path)
        operations = st.dictionaries(st.sampled_from(methods), operation, max_size=3)
        common: Json = {"parameters": _parameters(schema, in_path), "servers": _servers}
        if version == "3.2.0":
            common["additionalOperations"] = st.dictionaries(
                st.sampled_from(["COPY", "x-Purge"]), operation, max_size=1
            )
        others = st.fixed_dictionaries({}, optional=common)
        return st.tuples(operations, others).map(lambda both: {**both[0], **both[1]})

    chosen = draw(st.lists(st.sampled_from(_PATHS), max_size=3, unique=True))
    paths = {path: draw(items(tuple(re.findall(r"\{(.+?)\}", path)))) for path in chosen}
    if draw(st.booleans()):
        paths["/shared"] = {"$ref": "#/components/pathItems/Shared"}
    tags = [{"name": name, "description": draw(texts)} for name in draw(_TAG_LISTS)]
    document = {
        "openapi": version,
        "info": {"title": "Random", "version": "1.0.0"},
        "servers": draw(_servers),
        "security": draw(_security),
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": made,
            "securitySchemes": _SCHEMES,
            "parameters": {"Shared": {"in": "query", "name": "shared", "schema": draw(schema)}},
            "headers": {"Shared": {"schema": draw(schema)}},
            "responses": {"Shared": draw(_responses(schema))},
            "requestBodies": {"Shared": draw(_bodies(schema))},
            "examples": {"Shared": {"value": draw(values)}},
            "links": {"Shared": {"operationRef": "#/paths/~1a/get"}},
            "callbacks": {"Shared": {"{$request.query.url}": {"post": draw(_operations(schema))}}},
            "pathItems": {"Shared": draw(items())},
        },
    }  # fmt: skip
    if version == "3.2.0":
        form = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": draw(schema)}}}}
        whole = {"in": "querystring", "name": draw(words), "content": form}
        paths["/search"] = {"get": {"parameters": [whole], "responses": {"204": {"description": "None."}}}}
        document["tags"] = [*tags, {"name": "nested", "parent": tags[0]["name"]}] if tags else [{"name": "nested"}]
    every = [each for item in paths.values() for key, each in item.items() if key in methods]
    for index, operation in enumerate(every):
        if draw(st.booleans()):
            operation["operationId"] = f"{draw(words)} {index}"
    if version != "3.0.3" and draw(st.booleans()):
        document["webhooks"] = draw(st.dictionaries(words, items(), max_size=2))
    return document
