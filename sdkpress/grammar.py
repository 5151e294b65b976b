"""Where in an OpenAPI document references may stand, and what kind of object each one stands for.

Whatever this table does not lead to (examples, defaults, enums, extensions) is data, in which `$ref` is a word like
any other. A kind is named after its object in the specification; `{kind` is a map of names to it, `[kind` a list, and
`values` a list whose items are data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

# The section of `components` that holds objects of a kind which may be referred to.
SECTIONS: Final = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "requestBody": "requestBodies",
    "header": "headers",
    "securityScheme": "securitySchemes",
    "link": "links",
    "callback": "callbacks",
    "pathItem": "pathItems",
}

_OPERATIONS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_CONTENT: Final = {"content": "{mediaType", "schema": "schema", "examples": "{example"}

_KEYWORDS: Final[dict[str, dict[str, str]]] = {
    "document": {
        "info": "any",
        "servers": "[any",
        "paths": "paths",
        "webhooks": "{pathItem",
        "components": "components",
        "security": "[any",
        "tags": "[any",
        "externalDocs": "any",
    },
    "components": {section: f"{{{kind}" for kind, section in SECTIONS.items()} | {"mediaTypes": "{mediaType"},
    "pathItem": {
        **dict.fromkeys(_OPERATIONS, "operation"),
        "additionalOperations": "{operation",
        "parameters": "[parameter",
        "servers": "[any",
    },
    "operation": {
        "parameters": "[parameter",
        "requestBody": "requestBody",
        "responses": "responses",
        "callbacks": "{callback",
        "security": "[any",
        "servers": "[any",
        "tags": "values",
    },
    "parameter": _CONTENT,
    "header": _CONTENT,
    "requestBody": {"content": "{mediaType"},
    "response": {"headers": "{header", "content": "{mediaType", "links": "{link"},
    "mediaType": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "{example",
        "encoding": "{encoding",
        "prefixEncoding": "[encoding",
        "itemEncoding": "encoding",
    },
    "encoding": {"headers": "{header"},
    "schema": {
        **dict.fromkeys(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), "{schema"),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema"),
        **dict.fromkeys(("items", "additionalItems", "unevaluatedItems", "contains", "contentSchema"), "schema"),
        **dict.fromkeys(("additionalProperties", "unevaluatedProperties", "propertyNames"), "schema"),
        **dict.fromkeys(("not", "if", "then", "else"), "schema"),
        **dict.fromkeys(("enum", "required", "type"), "values"),
        "discriminator": "discriminator",
    },
    "discriminator": {"mapping": "mapping"},
}

# Maps whose keys may also be extensions.
_MAPS: Final = {"paths": "pathItem", "responses": "response", "callback": "pathItem"}


def children(kind: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield token, kind and value of each part of `value` that is, or may hold, a reference."""
    if isinstance(value, list):
        if kind == "values":
            return
        inner = kind.removeprefix("[")
        for index, child in enumerate(value):
            yield str(index), inner, child
    elif isinstance(value, dict):
        if kind[0] == "{":
            for key, child in value.items():
                yield key, kind[1:], child
        elif kind in _MAPS:
            for key, child in value.items():
                if not key.startswith("x-"):
                    yield key, _MAPS[kind], child
        else:
            keywords = _KEYWORDS.get(kind, {})
            for key, child in value.items():
                if key in keywords:
                    yield key, keywords[key], child
