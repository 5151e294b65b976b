"""Counts what a document has: operations, parameters, bodies, responses, component schemas and their properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

Schema = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@dataclass(frozen=True)
class RawOperation:
    """What the document says of one operation."""

    method: str
    path: str
    operation_id: str | None
    tags: tuple[str, ...]
    parameters: dict[tuple[str, str], Schema]
    required: frozenset[tuple[str, str]]
    body: dict[str, Any]
    responses: dict[str, dict[str, Any]]


class RawDocument:
    """A document, and the few things that finding one's way in it takes."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    @property
    def schemas(self) -> dict[str, Any]:
        """The component schemas."""
        found = (self.data.get("components") or {}).get("schemas") or {}
        return {str(name): schema for name, schema in found.items()}

    def resolve(self, value: Any) -> Any:
        """Follow references, to whatever place of the document."""
        for _ in range(50):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return value
            pointer = value["$ref"].removeprefix("#")
            value = self.at(pointer) if pointer[:1] in ("", "/") else self.anchored(pointer)
        return None

    def anchored(self, name: str) -> Any:
        """The schema that has a name by `$anchor`."""
        waiting: list[Any] = [self.data]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict) and value.get("$anchor") == name:
                return value
            children = value.values() if isinstance(value, dict) else value
            waiting.extend(child for child in children if isinstance(child, dict | list))
        raise LookupError(name)

    def at(self, pointer: str) -> Any:
        """What stands at a JSON pointer, the way leading over references and into `allOf` where it must."""
        value: Any = self.data
        for token in pointer.split("/")[1:]:
            key = unquote(token).replace("~1", "/").replace("~0", "~")
            value = value[int(key)] if isinstance(value, list) else self._child(value, key)
        return value

    def around(self, pointer: str) -> list[Any]:
        """The schema at a pointer, and the one that it is a member of: a type of several is one as well."""
        around = re.sub(r"(/(anyOf|oneOf)/\d+)+$", "", pointer)
        try:
            return [self.at(around), self.at(pointer)]
        except (IndexError, KeyError):
            return [self.at(around)]

    def _child(self, value: dict[str, Any], key: str) -> Any:
        if key not in value:
            value = self.resolve(value)
        if key not in value and "allOf" in value:
            # A place of what all of them say together.
            return self.properties(value) if key == "properties" else self.choices(value)
        return value[key]

    def operations(self) -> Iterator[RawOperation]:
        """Every operation of every path."""
        for path, given in (self.data.get("paths") or {}).items():
            if path.startswith("x-"):
                continue
            item = self._path_item(given)
            found = {key.lower(): value for key, value in item.items() if key.lower() in METHODS}
            found |= item.get("additionalOperations") or {}
            for method, operation in found.items():
                if isinstance(operation, dict):
                    yield self._operation(path, method, item, operation)

    def _path_item(self, given: Any) -> dict[str, Any]:
        referred = self.resolve(given) or {}
        return {**referred, **{key: value for key, value in (given or {}).items() if key != "$ref"}}

    def _operation(self, path: str, method: str, item: dict[str, Any], operation: dict[str, Any]) -> RawOperation:
        parameters: dict[tuple[str, str], Schema] = {}
        required: set[tuple[str, str]] = set()
        for given in (*(item.get("parameters") or ()), *(operation.get("parameters") or ())):
            parameter = self.resolve(given)
            key = (parameter["in"], str(parameter["name"]))
            parameters[key] = parameter
            required.discard(key)
            if parameter.get("required") is True or parameter["in"] == "path":
                required.add(key)
        return RawOperation(
            method.upper(),
            path,
            operation.get("operationId"),
            tuple(operation.get("tags") or ()),
            parameters,
            frozenset(required),
            {
                name: media
                for name, media in ((self.resolve(operation.get("requestBody")) or {}).get("content") or {}).items()
                if not name.startswith("x-")
            },
            {
                status: self.resolve(response) or {}
                for status, response in (operation.get("responses") or {}).items()
                if not status.startswith("x-")
            },
        )

    def properties(self, schema: Any, seen: frozenset[int] = frozenset()) -> dict[str, Any]:
        """The properties that every value of a schema may have: its own, and those of all of its `allOf`."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or id(schema) in seen:
            return {}
        seen |= {id(schema)}
        found: dict[str, Any] = {}
        for member in schema.get("allOf") or ():
            found |= self.properties(member, seen)
        own = schema.get("properties")
        return found | (own if isinstance(own, dict) else {})

    def choices(self, schema: Any, seen: frozenset[int] = frozenset()) -> list[Any]:
        """The members of all `oneOf` and `anyOf` that a schema is made of."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or id(schema) in seen:
            return []
        seen |= {id(schema)}
        found = [*(schema.get("oneOf") or ()), *(schema.get("anyOf") or ())]
        types = schema.get("type")
        if isinstance(types, list) and len({*types} - {"null"}) > 1:
            found += [{**schema, "type": each} for each in types]
        for member in schema.get("allOf") or ():
            found += self.choices(member, seen)
        return found

    def alternatives(self, schema: Any, seen: frozenset[int] = frozenset()) -> set[frozenset[str]]:
        """The names of the properties that a value may have, for each way to choose of all `oneOf` and `anyOf`."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or id(schema) in seen or not self.takes_objects(schema):
            return {frozenset()}
        seen |= {id(schema)}
        own = schema.get("properties")
        found: set[frozenset[str]] = {frozenset(own if isinstance(own, dict) else ())}
        parts = [self.alternatives(member, seen) for member in schema.get("allOf") or ()]
        for keyword in ("oneOf", "anyOf"):
            if members := schema.get(keyword):
                parts.append(set().union(*(self.alternatives(member, seen) for member in members)))
        for part in parts:
            found = {one | other for one in found for other in part}
        return found

    def takes_objects(self, schema: Any, seen: frozenset[int] = frozenset()) -> bool:
        """Whether the types that a schema and all of its `allOf` give have objects among them; none means any."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or id(schema) in seen:
            return True
        types = schema.get("type", "object")
        listed = types if isinstance(types, list) else [types]
        return "object" in listed and all(
            self.takes_objects(member, seen | {id(schema)}) for member in schema.get("allOf") or ()
        )
