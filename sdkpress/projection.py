"""What of a canonical document the parser is shown.

openapi-python-client covers less than OpenAPI: it stops at names that collide in Python, at arrays in
headers, at media types it does not know, at unions that refer to themselves. The projection says the same
with what it covers: schemas and operations get plain names, and a stand-in where it covers less. It is
thrown away after parsing; the canonical document alone is the truth about the wire.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sdkpress import pointers

Raw: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["model", "enum", "union", "alias"]

_PARSER_METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
_PARSER_FORMATS = {"date-time", "date", "binary", "uuid"}
_PLAIN = ("string", "integer", "number", "boolean")
_SCALARS = {"string", "integer", "number", "boolean", "null"}
_ANY: Raw = {}


@dataclass(frozen=True, slots=True)
class Projection:
    """The document for the parser, and what its names stand for."""

    document: Raw
    schemas: Mapping[str, str]
    operations: Mapping[str, tuple[str, str]]
    media_types: Mapping[str, str]


def schema_kind(schema: Mapping[str, Any]) -> Kind:
    """What a canonical component schema becomes: a model, an enum, a union class or a name for a type."""
    if "$ref" in schema:
        return "alias"
    if "enum" in schema:
        return "enum"
    if "oneOf" in schema or "anyOf" in schema:
        return "union"
    if schema.get("type") == "object" and "properties" in schema:
        return "model"
    return "alias"


def component_name(reference: str) -> str:
    """The name of the component schema that a canonical reference names."""
    return pointers.split(pointers.target(reference) or "")[-1]


def project_document(data: Mapping[str, Any]) -> Projection:
    """Say the canonical document with what the parser covers.

    Args:
        data: The data of a canonical document.
    """
    return _Projector(data).project()


class _Projector:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.components: Mapping[str, Any] = data.get("components", {}).get("schemas", {})
        self.stand_ins = {name: f"Schema{index}" for index, name in enumerate(self.components)}
        self.media_types: dict[str, str] = {}
        self.literals = 0
        self.open: set[str] = set()

    def project(self) -> Projection:
        schemas: Raw = {}
        for name in self.components:
            self._component(name, schemas)
        operations: dict[str, tuple[str, str]] = {}
        paths: Raw = {}
        for path, methods in self.data.get("paths", {}).items():
            for method, operation in methods.items():
                shown = f"/{len(operations)}"
                inside = [f"p{at}" for at, p in enumerate(operation["parameters"]) if p["in"] == "path"]
                operations[shown] = (path, method)
                verb = method if method in _PARSER_METHODS else "post"
                paths["/".join([shown, *(f"{{{name}}}" for name in inside)])] = {verb: self._operation(operation)}
        document = {
            "openapi": "3.1.0",
            "info": {"title": "projection", "version": "0"},
            "paths": paths,
            "components": {"schemas": schemas},
        }
        return Projection(
            document, {shown: name for name, shown in self.stand_ins.items()}, operations, self.media_types
        )

    def _component(self, name: str, done: Raw) -> None:
        """Add a component after those that its shape needs, as the parser reads unions and arrays in order."""
        shown = self.stand_ins[name]
        if shown in done or name in self.open:
            return
        schema = self.components[name]
        if schema_kind(schema) == "model":
            done[shown] = self._model(schema)
            return
        self.open.add(name)
        for needed in _references(schema):
            self._component(needed, done)
        shape = self._shape(schema, missing=self.open)
        if "$ref" in shape:
            shape = {"allOf": [shape]}
        elif "enum" in shape:
            shape["title"] = shown
        self.open.discard(name)
        done[shown] = shape

    def _model(self, schema: Mapping[str, Any]) -> Raw:
        properties = schema["properties"]
        required = set(schema.get("required", ()))
        model: Raw = {
            "type": "object",
            "properties": {f"p{at}": self._shape(each) for at, each in enumerate(properties.values())},
            "required": [f"p{at}" for at, name in enumerate(properties) if name in required],
        }
        additional = schema.get("additionalProperties")
        if isinstance(additional, Mapping):
            model["additionalProperties"] = self._shape(additional)
        elif additional is False:
            model["additionalProperties"] = False
        return model

    def _shape(self, schema: Mapping[str, Any], missing: set[str] | frozenset[str] = frozenset()) -> Raw:
        """A schema as the parser may see it; `missing` names components it can't be referred to yet."""
        shape = self._plain_shape(schema, missing)
        if not schema.get("nullable") or not shape:
            return shape
        if "type" in shape:
            return shape | {"type": [shape["type"], "null"]}
        if "oneOf" in shape:
            return {"oneOf": [*shape["oneOf"], {"type": "null"}]}
        return {"oneOf": [shape, {"type": "null"}]}

    def _plain_shape(self, schema: Mapping[str, Any], missing: set[str] | frozenset[str]) -> Raw:
        if "$ref" in schema:
            name = component_name(schema["$ref"])
            return dict(_ANY) if name in missing else {"$ref": f"#/components/schemas/{self.stand_ins[name]}"}
        if "enum" in schema:
            return self._enum(schema)
        for union in ("oneOf", "anyOf"):
            if union in schema:
                return {"oneOf": [self._shape(member, missing) for member in schema[union]]}
        kind = schema.get("type")
        if kind == "array" and "prefixItems" not in schema:
            return {"type": "array", "items": self._shape(schema.get("items", {}), missing)}
        if kind == "string" and schema.get("format") in _PARSER_FORMATS:
            return {"type": "string", "format": schema["format"]}
        return {"type": kind} if kind in _SCALARS else dict(_ANY)

    def _enum(self, schema: Mapping[str, Any]) -> Raw:
        kinds = {type(value) for value in schema["enum"]}
        if kinds in ({str}, {int}):
            self.literals += 1
            return {"title": f"Literals{self.literals}", "enum": list(schema["enum"])}
        if kinds == {bool}:
            return {"type": "boolean"}
        return {"type": "number"} if kinds <= {int, float} else dict(_ANY)

    def _operation(self, operation: Mapping[str, Any]) -> Raw:
        shown: Raw = {
            "tags": ["all"],
            "parameters": [self._parameter(f"p{at}", each) for at, each in enumerate(operation["parameters"])],
            "responses": {
                status: {"description": "", "content": self._response_content(response)}
                for status, response in operation["responses"].items()
            },
        }
        body = operation.get("requestBody")
        if body and body.get("content"):
            shown["requestBody"] = {
                "required": body.get("required", False),
                "content": {
                    self._media_type(at): {"schema": self._shape(media_type.get("schema", {}))}
                    for at, media_type in enumerate(body["content"].values())
                },
            }
        return shown

    def _media_type(self, at: int) -> str:
        """A media type that the parser takes for bytes: which one it is decides nothing here."""
        name = f"application/x-{at}"
        self.media_types[name] = "application/octet-stream"
        return name

    def _response_content(self, response: Mapping[str, Any]) -> Raw:
        for media_type in response.get("content", {}).values():
            return {"application/json": {"schema": self._shape(media_type.get("schema", {}))}}
        return {}

    def _parameter(self, name: str, parameter: Mapping[str, Any]) -> Raw:
        location = parameter["in"]
        if location == "querystring":
            location = "query"
        if "schema" in parameter:
            shape = self._shape(parameter["schema"])
        else:
            shape = self._shape(next(iter(parameter["content"].values())).get("schema", {}))
        if shape.get("format") == "binary" or (location == "header" and "format" in shape):
            shape = {"type": shape["type"]}
        if location != "query" and shape.get("type") not in _PLAIN:
            shape = {"type": "string"}
        return {"name": name, "in": location, "required": parameter["required"], "schema": shape}


def _references(schema: Any) -> list[str]:
    """The components that the shape of a schema needs, in order; those of a model's properties come later."""
    if "$ref" in schema:
        return [component_name(schema["$ref"])]
    inner = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    if isinstance(schema.get("items"), Mapping):
        inner.append(schema["items"])
    return [name for each in inner for name in _references(each)]
