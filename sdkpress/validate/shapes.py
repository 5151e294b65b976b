"""What the OpenAPI specification says each of its objects holds, as one table.

A field is written as its shape, with marks behind it:

    text                documentation: a string on which nothing depends
    string, boolean, integer, number, any
    media type          an object of this table
    parameter|ref       an object, or a reference to one
    [shape]  {shape}    a list or a mapping of shapes
    !                   has to be there
    ?                   has to be there by the specification, and nothing depends on it
    3.1, 3.2            since this version
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from sdkpress.pointers import split


@dataclass(frozen=True, slots=True)
class Scalar:
    """A plain value."""

    type: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose members all have one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with free keys."""

    item: Shape


@dataclass(frozen=True, slots=True)
class ObjectOf:
    """An object of the specification, or where allowed a reference to one."""

    kind: str
    reference: bool


Shape: TypeAlias = Scalar | ListOf | MapOf | ObjectOf
Need: TypeAlias = Literal["", "!", "?"]
Version: TypeAlias = tuple[int, int]

SCALARS = ("text", "string", "boolean", "integer", "number", "any")


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object: what stands there, whether it must, and since when."""

    shape: Shape
    need: Need
    since: Version


_PATH_ITEM = {
    "summary": "text",
    "description": "text",
    **dict.fromkeys(("get", "put", "post", "delete", "options", "head", "patch", "trace"), "operation"),
    "query": "operation 3.2",
    "additionalOperations": "{operation} 3.2",
    "servers": "[server]",
    "parameters": "[parameter|ref]",
}

_HEADER = {
    "description": "text",
    "required": "boolean",
    "deprecated": "boolean",
    "allowEmptyValue": "boolean",
    "style": "string",
    "explode": "boolean",
    "allowReserved": "boolean",
    "schema": "schema",
    "content": "{media type|ref}",
    "example": "any",
    "examples": "{example|ref}",
}

_SCHEMA = {
    "$id": "string 3.1",
    "$schema": "string 3.1",
    "$anchor": "string 3.1",
    "$dynamicAnchor": "string 3.1",
    "$dynamicRef": "string 3.1",
    "$vocabulary": "any 3.1",
    "$comment": "text 3.1",
    "$defs": "{schema} 3.1",
    "definitions": "{schema} 3.1",
    "title": "text",
    "description": "text",
    "type": "any",
    "format": "string",
    "enum": "[any]",
    "const": "any 3.1",
    "default": "any",
    "example": "any",
    "examples": "[any] 3.1",
    "nullable": "boolean",
    "readOnly": "boolean",
    "writeOnly": "boolean",
    "deprecated": "boolean",
    "discriminator": "discriminator",
    "xml": "XML object",
    "externalDocs": "external documentation",
    "multipleOf": "number",
    "maximum": "number",
    "exclusiveMaximum": "any",
    "minimum": "number",
    "exclusiveMinimum": "any",
    "maxLength": "integer",
    "minLength": "integer",
    "pattern": "string",
    "maxItems": "integer",
    "minItems": "integer",
    "uniqueItems": "boolean",
    "maxContains": "integer 3.1",
    "minContains": "integer 3.1",
    "maxProperties": "integer",
    "minProperties": "integer",
    "required": "any",
    "allOf": "[schema]",
    "oneOf": "[schema]",
    "anyOf": "[schema]",
    "not": "schema",
    "if": "schema 3.1",
    "then": "schema 3.1",
    "else": "schema 3.1",
    "properties": "{schema}",
    "patternProperties": "{schema} 3.1",
    "additionalProperties": "schema",
    "propertyNames": "schema 3.1",
    "dependentSchemas": "{schema} 3.1",
    "dependentRequired": "{[string]} 3.1",
    "items": "schema",
    "prefixItems": "[schema] 3.1",
    "contains": "schema 3.1",
    "unevaluatedItems": "schema 3.1",
    "unevaluatedProperties": "schema 3.1",
    "contentEncoding": "string 3.1",
    "contentMediaType": "string 3.1",
    "contentSchema": "schema 3.1",
}

_OBJECTS: dict[str, dict[str, str]] = {
    "document": {
        "openapi": "string!",
        "$self": "string 3.2",
        "info": "info!",
        "jsonSchemaDialect": "string 3.1",
        "servers": "[server]",
        "paths": "paths",
        "webhooks": "{path item|ref} 3.1",
        "components": "components",
        "security": "[security requirement]",
        "tags": "[tag]",
        "externalDocs": "external documentation",
    },
    "info": {
        "title": "string!",
        "summary": "text 3.1",
        "description": "text",
        "termsOfService": "text",
        "contact": "contact",
        "license": "license",
        "version": "string?",
    },
    "contact": {"name": "text", "url": "text", "email": "text"},
    "license": {"name": "text?", "identifier": "text 3.1", "url": "text"},
    "external documentation": {"description": "text", "url": "text?"},
    "server": {
        "url": "string!",
        "name": "text 3.2",
        "description": "text",
        "variables": "{server variable}",
    },
    "server variable": {"enum": "[string]", "default": "string", "description": "text"},
    "components": {
        "schemas": "{schema}",
        "responses": "{response|ref}",
        "parameters": "{parameter|ref}",
        "examples": "{example|ref}",
        "requestBodies": "{request body|ref}",
        "headers": "{header|ref}",
        "securitySchemes": "{security scheme|ref}",
        "links": "{link|ref}",
        "callbacks": "{callback|ref}",
        "pathItems": "{path item|ref} 3.1",
        "mediaTypes": "{media type|ref} 3.2",
    },
    "path item": _PATH_ITEM,
    "operation": {
        "tags": "[string]",
        "summary": "text",
        "description": "text",
        "externalDocs": "external documentation",
        "operationId": "string",
        "parameters": "[parameter|ref]",
        "requestBody": "request body|ref",
        "responses": "responses",
        "callbacks": "{callback|ref}",
        "deprecated": "boolean",
        "security": "[security requirement]",
        "servers": "[server]",
    },
    "parameter": {"name": "string!", "in": "string!", **_HEADER},
    "header": _HEADER,
    "request body": {"description": "text", "content": "{media type|ref}", "required": "boolean"},
    "media type": {
        "schema": "schema",
        "itemSchema": "schema 3.2",
        "example": "any",
        "examples": "{example|ref}",
        "encoding": "{encoding}",
        "prefixEncoding": "[encoding] 3.2",
        "itemEncoding": "encoding 3.2",
    },
    "encoding": {
        "contentType": "string",
        "headers": "{header|ref}",
        "style": "string",
        "explode": "boolean",
        "allowReserved": "boolean",
        "encoding": "{encoding} 3.2",
        "prefixEncoding": "[encoding] 3.2",
        "itemEncoding": "encoding 3.2",
    },
    "response": {
        "summary": "text 3.2",
        "description": "text",
        "headers": "{header|ref}",
        "content": "{media type|ref}",
        "links": "{link|ref}",
    },
    "example": {
        "summary": "text",
        "description": "text",
        "value": "any",
        "dataValue": "any 3.2",
        "serializedValue": "text 3.2",
        "externalValue": "text",
    },
    "link": {
        "operationRef": "string",
        "operationId": "string",
        "parameters": "{any}",
        "requestBody": "any",
        "description": "text",
        "server": "server",
    },
    "tag": {
        "name": "string!",
        "summary": "text 3.2",
        "description": "text",
        "externalDocs": "external documentation",
        "parent": "string 3.2",
        "kind": "text 3.2",
    },
    "security scheme": {
        "type": "string!",
        "description": "text",
        "name": "string",
        "in": "string",
        "scheme": "string",
        "bearerFormat": "text",
        "flows": "OAuth flows",
        "openIdConnectUrl": "string",
        "oauth2MetadataUrl": "string 3.2",
        "deprecated": "boolean 3.2",
    },
    "OAuth flows": {
        "implicit": "OAuth flow",
        "password": "OAuth flow",
        "clientCredentials": "OAuth flow",
        "authorizationCode": "OAuth flow",
        "deviceAuthorization": "OAuth flow 3.2",
    },
    "OAuth flow": {
        "authorizationUrl": "string",
        "tokenUrl": "string",
        "refreshUrl": "string",
        "deviceAuthorizationUrl": "string 3.2",
        "scopes": "{text}?",
    },
    "discriminator": {
        "propertyName": "string!",
        "mapping": "{string}",
        "defaultMapping": "string 3.2",
    },
    "XML object": {
        "name": "text",
        "namespace": "text",
        "prefix": "text",
        "attribute": "boolean",
        "wrapped": "boolean",
        "nodeType": "text 3.2",
    },
    "schema": _SCHEMA,
}

# Objects with free keys, and what stands behind each key.
_FREE: dict[str, str] = {
    "paths": "path item",
    "responses": "response|ref",
    "callback": "path item|ref",
    "security requirement": "[string]",
}

COMPONENT_SECTIONS = {
    "schemas": "schema",
    "responses": "response",
    "parameters": "parameter",
    "examples": "example",
    "requestBodies": "request body",
    "headers": "header",
    "securitySchemes": "security scheme",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
    "mediaTypes": "media type",
}


@cache
def read_shape(written: str) -> Shape:
    """Read a shape as the table writes it."""
    if written.startswith("["):
        return ListOf(read_shape(written[1:-1]))
    if written.startswith("{"):
        return MapOf(read_shape(written[1:-1]))
    if written in SCALARS:
        return Scalar(written)
    kind, _, reference = written.partition("|")
    return ObjectOf(kind, bool(reference))


def _read_field(written: str) -> Field:
    body, _, last = written.rpartition(" ")
    since: Version = (3, 0)
    if last in ("3.1", "3.2"):
        since, written = (3, int(last[-1])), body
    need: Need = "!" if written.endswith("!") else "?" if written.endswith("?") else ""
    return Field(read_shape(written.rstrip("!?")), need, since)


FIELDS: dict[str, dict[str, Field]] = {
    kind: {name: _read_field(written) for name, written in fields.items()} for kind, fields in _OBJECTS.items()
}
FREE: dict[str, Shape] = {kind: read_shape(written) for kind, written in _FREE.items()}


def shape_below(shape: Shape | None, token: str) -> Shape | None:
    """Say what stands behind one key or index of something of this shape; None where anything may."""
    match shape:
        case ListOf(item) | MapOf(item):
            return item
        case ObjectOf(kind):
            if kind in FREE:
                return FREE[kind]
            field = FIELDS[kind].get(token)
            return field.shape if field else None
        case _:
            return None


def shape_at(pointer: str) -> Shape | None:
    """Say what stands at a place of a document; None where anything may."""
    shape: Shape | None = ObjectOf("document", reference=False)
    for token in split(pointer):
        if isinstance(shape, ObjectOf) and token.startswith("x-"):
            return None
        shape = shape_below(shape, token)
    return shape
