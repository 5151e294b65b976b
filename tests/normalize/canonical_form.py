"""Checks every guarantee of the canonical form, walking the result with no help of the rules that made it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from sdkpress.normalize import Canonical, Node
from sdkpress.pointers import resolve

TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}
NOTES = {"title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "nullable",
         "externalDocs", "xml"}  # fmt: skip
SCALAR = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
          "pattern", "format", "contentEncoding", "contentMediaType"}  # fmt: skip
STYLES = {"path", "query", "querystring", "header", "cookie"}


def assert_canonical(canonical: Canonical) -> None:
    """Fail where the document is not in the form that later stages rely on."""
    _Checker(canonical).check()


class _Checker:
    def __init__(self, canonical: Canonical) -> None:
        self.canonical = canonical
        self.data = canonical.data
        self.schemas = self.data["components"]["schemas"]
        self.seen: set[int] = set()

    def check(self) -> None:
        """Check the whole document."""
        assert set(self.data["components"]) == {"schemas", "securitySchemes"}
        self.mappings(self.data["components"]["securitySchemes"])
        for name, schema in self.schemas.items():
            assert isinstance(schema.get("x-sdkpress-name"), str)
            resolve(self.canonical.source.data, schema.pointer)
            self.schema(schema, name, root=True)
        source = self.canonical.source.data.get("components") or {}
        own = list((source.get("schemas") if isinstance(source, dict) else None) or {})
        assert list(self.schemas)[: len(own)] == own
        assert all(schema.get("x-sdkpress-hoisted") is True for schema in list(self.schemas.values())[len(own) :])
        for group in ("paths", "webhooks"):
            self.path_items(self.data[group], group)

    def mappings(self, value: Any) -> None:
        """Each mapping knows where it comes from."""
        if isinstance(value, dict):
            assert isinstance(value, Node)
            assert value.pointer == "" or value.pointer.startswith("/")
            for child in value.values():
                self.mappings(child)
        elif isinstance(value, list):
            for child in value:
                self.mappings(child)

    def node(self, value: Any, at: str) -> bool:
        """Whether a mapping was not looked at yet."""
        assert isinstance(value, Node), at
        assert value.pointer == "" or value.pointer.startswith("/"), (at, value.pointer)
        assert "$ref" not in value or set(value) == set(value), at
        if id(value) in self.seen:
            return False
        self.seen.add(id(value))
        return True

    def path_items(self, items: Any, at: str) -> None:
        """Check `{path: {method: operation}}`."""
        assert isinstance(items, Node), at
        for path, operations in items.items():
            assert not path.startswith("x-"), at
            assert isinstance(operations, Node), at
            for method, operation in operations.items():
                self.operation(operation, f"{at}/{path}/{method}")

    def operation(self, operation: Any, at: str) -> None:
        """Check one operation."""
        if not self.node(operation, at):
            return
        assert isinstance(operation["tags"], list), at
        assert isinstance(operation["security"], list), at
        assert all(isinstance(scopes, list) for each in operation["security"] for scopes in each.values()), at
        keys = [(each["name"], each["in"]) for each in operation["parameters"]]
        assert len(keys) == len(set(keys)), at
        for parameter in operation["parameters"]:
            self.parameter(parameter, f"{at}/{parameter['name']}")
        if "requestBody" in operation:
            body = operation["requestBody"]
            assert isinstance(body["required"], bool), at
            self.content(body["content"], f"{at}/requestBody")
        for status, response in operation["responses"].items():
            assert status == status.strip(), at
            assert "$ref" not in response, at
            assert isinstance(response["description"], str), at
            self.content(response["content"], f"{at}/{status}")
            for name, header in response["headers"].items():
                self.holder(header, f"{at}/{status}/{name}")
            assert all("$ref" not in link for link in response["links"].values()), at
        for name, callback in operation.get("callbacks", {}).items():
            self.path_items(callback, f"{at}/callbacks/{name}")

    def parameter(self, parameter: Any, at: str) -> None:
        """Check one parameter."""
        assert isinstance(parameter["name"], str), at
        assert parameter["in"] in STYLES, at
        assert isinstance(parameter["required"], bool), at
        assert isinstance(parameter["style"], str), at
        assert isinstance(parameter["explode"], bool), at
        assert isinstance(parameter["allowReserved"], bool), at
        self.holder(parameter, at)

    def holder(self, holder: Any, at: str) -> None:
        """Check what has a schema or a content."""
        assert ("schema" in holder) != ("content" in holder), at
        if "schema" in holder:
            self.schema(holder["schema"], at)
        else:
            assert len(holder["content"]) == 1, at
            self.content(holder["content"], at)

    def content(self, content: Any, at: str) -> None:
        """Check the media types of a body."""
        if not self.node(content, at):
            return
        for name, media_type in content.items():
            assert isinstance(media_type, Node), at
            assert "$ref" not in media_type, at
            for keyword in ("schema", "itemSchema"):
                if keyword in media_type:
                    self.schema(media_type[keyword], f"{at}/{name}")
            for part in media_type.get("encoding", {}).values():
                for header in part.get("headers", {}).values():
                    self.holder(header, f"{at}/{name}")

    def schema(self, schema: Any, at: str, *, root: bool = False) -> None:
        """Check one schema."""
        if not self.node(schema, at):
            return
        for key in schema:
            assert isinstance(key, str), at
            assert not key.startswith("x-sdkpress-") or root, (at, key)
        assert "allOf" not in schema, at
        assert "const" not in schema, at
        assert "example" not in schema, at
        assert isinstance(schema.get("examples", []), list), at
        assert schema.get("nullable", True) is True, at
        keys = {key for key in schema if not key.startswith("x-")} - NOTES
        if "$ref" in schema:
            assert keys == {"$ref"}, (at, keys)
            self.component(schema["$ref"], at)
        elif "not" in schema:
            assert keys == {"not"} and schema["not"] == {}, (at, keys)
        elif "oneOf" in keys or "anyOf" in keys:
            self.union(schema, keys, at)
        elif "enum" in keys:
            self.enum(schema, keys, at)
        else:
            self.typed(schema, keys, at, root=root)

    def component(self, reference: str, at: str) -> str:
        """Check that a reference names a component schema."""
        assert reference.startswith("#/components/schemas/"), (at, reference)
        name = unquote(reference.removeprefix("#/components/schemas/")).replace("~1", "/").replace("~0", "~")
        assert name in self.schemas, (at, reference)
        return name

    def union(self, schema: Any, keys: set[str], at: str) -> None:
        """Check a union."""
        assert keys <= {"oneOf", "discriminator"} or keys <= {"anyOf", "discriminator"}, (at, keys)
        members = schema.get("oneOf", schema.get("anyOf"))
        assert isinstance(members, list) and len(members) > 1, at
        for index, member in enumerate(members):
            assert member.get("type") != "null", at
            assert "nullable" not in member or "$ref" in member, at
            self.schema(member, f"{at}/{index}")
        self.discriminator(schema, at)

    def discriminator(self, schema: Any, at: str) -> None:
        """Check a discriminator's mapping: values to component names."""
        if "discriminator" in schema:
            discriminator = schema["discriminator"]
            assert isinstance(discriminator["propertyName"], str), at
            assert all(name in self.schemas for name in discriminator["mapping"].values()), at

    def enum(self, schema: Any, keys: set[str], at: str) -> None:
        """Check an enum."""
        assert keys <= {"type", "format", "enum"}, (at, keys)
        values = schema["enum"]
        assert values, at
        assert all(isinstance(value, str | int | float | bool) for value in values), at
        assert len({(type(value), value) for value in values}) == len(values), at
        for extension in ("x-enum-varnames", "x-enum-descriptions"):
            assert extension not in schema or len(schema[extension]) == len(values), at
        if "type" in schema:
            kinds: dict[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "number": (int, float)}
            fits = kinds.get(schema["type"], (bool,))
            assert all(isinstance(value, fits) for value in values), at

    def typed(self, schema: Any, keys: set[str], at: str, *, root: bool) -> None:
        """Check a schema of one type, or of any."""
        kind = schema.get("type")
        if kind is None:
            assert keys <= {"format"}, (at, keys)
            assert "nullable" not in schema, at
            return
        assert kind in TYPES, (at, kind)
        if kind == "object":
            self.object(schema, keys, at, root=root)
        elif kind == "array":
            assert keys <= {"type", "items", "prefixItems", "minItems", "maxItems", "uniqueItems"}, (at, keys)
            assert "items" in keys or "prefixItems" in keys, at
            for child in [*schema.get("prefixItems", []), *([schema["items"]] if "items" in schema else [])]:
                self.schema(child, f"{at}/items")
        else:
            assert keys <= SCALAR | {"type"}, (at, keys)
            assert kind != "null" or "nullable" not in schema, at
            for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"):
                assert not isinstance(schema.get(keyword, 0), bool), at
                assert isinstance(schema.get(keyword, 0), int | float), at

    def object(self, schema: Any, keys: set[str], at: str, *, root: bool) -> None:
        """Check a model or a map."""
        allowed = {"type", "properties", "required", "additionalProperties", "minProperties", "maxProperties"}
        assert keys <= allowed | {"discriminator"}, (at, keys)
        additional = schema.get("additionalProperties")
        if isinstance(additional, dict):
            self.schema(additional, f"{at}/additionalProperties")
        else:
            assert additional in (True, False, None), at
        if "properties" not in schema:
            assert keys <= {"type", "additionalProperties", "minProperties", "maxProperties"}, (at, keys)
            assert additional is not None, at
            return
        assert root, f"{at} is an object with properties and no component"
        assert schema["properties"], at
        assert isinstance(schema["properties"], Node), at
        assert set(schema.get("required", [])) <= set(schema["properties"]), at
        for name, child in schema["properties"].items():
            self.schema(child, f"{at}/{name}")
        self.discriminator(schema, at)
