"""Reads an OpenAPI document as it stands: local references, operations, a validator for each schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class _Loader(yaml.CSafeLoader):
    """YAML by the core schema of YAML 1.2: dates and `no` are text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":value"))]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def _add_booleans() -> None:
    _Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), "tTfF"
    )


_add_booleans()


@dataclass(frozen=True)
class Place:
    """A value of the document, and where it stands."""

    pointer: str
    value: Any

    def __getitem__(self, key: object) -> Place:
        token = str(key).replace("~", "~0").replace("/", "~1")
        return Place(f"{self.pointer}/{token}", self.value[key])

    def get(self, key: str) -> Place | None:
        """The value under a key, None where there is none."""
        return self[key] if isinstance(self.value, Mapping) and key in self.value else None


@dataclass(frozen=True)
class Param:
    """A parameter, its defaults filled in."""

    name: str
    location: str
    required: bool
    style: str
    explode: bool
    allow_reserved: bool
    media_type: str | None
    schema: Place | None
    examples: tuple[Any, ...] = ()

    @property
    def is_sendable(self) -> bool:
        """Whether a line can begin with the name of a header, though HTTP may not allow it (RFC 9110, 5.1)."""
        return self.location != "header" or re.fullmatch(r"[!-9;-~][ -9;-~]*", self.name) is not None

    @property
    def ignored(self) -> str:
        """The name in lower case of a header that OpenAPI has ignored as a parameter; else nothing."""
        name = self.name.lower()
        return name if self.location == "header" and name in ("accept", "content-type", "authorization") else ""


@dataclass(frozen=True)
class Content:
    """One media type of a body."""

    media_type: str
    schema: Place | None
    encoding: Mapping[str, Any] = field(default_factory=dict)
    examples: tuple[Any, ...] = ()
    items: Place | None = None
    places: tuple[Mapping[str, Any], ...] = ()
    """The encodings of the first items (`prefixEncoding`), and that of the others after them (`itemEncoding`)."""


@dataclass(frozen=True)
class Operation:
    """An operation as the document has it."""

    method: str
    path: str
    parameters: tuple[Param, ...]
    body: tuple[Content, ...]
    body_required: bool
    responses: Mapping[str, tuple[Content, ...]]
    security: tuple[tuple[str, ...], ...]
    servers: tuple[Any, ...]

    @property
    def sent_path(self) -> str:
        """The path with the slash in front that the specification asks for."""
        return "/" + self.path.removeprefix("/")


class Document:
    """An OpenAPI document."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        self.data: Any = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=_Loader)
        self.data = _text_keys(self.data)
        self.old = str(self.data.get("openapi", "")).startswith("3.0")
        self._judges: dict[bool, jsonschema_rs.Registry] = {}
        self._validators: dict[tuple[str, bool], Any] = {}
        self._found: dict[str, Place] = {}
        self.merged: dict[int, tuple[Any, dict[str, Any], tuple[str, ...]]] = {}
        """What `values.Maker` made of schemas, by their ids."""
        self.joined: dict[tuple[int, int], tuple[Any, Mapping[str, Any]]] = {}
        """Members of unions with the keywords beside the union, by their ids."""

    def find(self, reference: str) -> Place:
        """The value that a local reference leads to."""
        known = self._found.get(reference)
        if known is None:
            known = self._found[reference] = self._find(reference)
        return known

    def _find(self, reference: str) -> Place:
        value = self.data
        pointer = unquote(reference.removeprefix("#"))
        for token in pointer.split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~")
            value = value[int(token)] if isinstance(value, list) else value[token]
        return Place(pointer, value)

    def resolve(self, place: Place) -> Place:
        """Follow references of anything but schemas."""
        while isinstance(place.value, Mapping) and "$ref" in place.value:
            place = self.find(place.value["$ref"])
        return place

    def operations(self) -> Iterator[Operation]:
        """Every operation, in the order of the document."""
        paths = Place("", self.data).get("paths")
        for path in paths.value if paths else ():
            if path.startswith("x-"):
                continue
            item = self.resolve(paths[path]) if paths else Place("", {})
            methods = [(method, item[method]) for method in item.value if method in METHODS]
            more = item.get("additionalOperations")
            methods += [(method, more[method]) for method in more.value] if more else []
            for method, operation in methods:
                yield self._operation(path, method, item, operation)

    def _operation(self, path: str, method: str, item: Place, raw: Place) -> Operation:
        parameters: dict[tuple[str, str], Param] = {}
        for holder in (item, raw):
            listed = holder.get("parameters")
            for index in range(len(listed.value) if listed else 0):
                found = self._parameter(self.resolve(listed[index])) if listed else None
                if found and found.is_sendable:
                    parameters[found.location, found.name] = found
        for name in re.findall(r"\{([^{}]+)\}", path):
            shown = ("query", name) in parameters and f"{name}={{{name}}}" in path.partition("?")[2].split("&")
            if not shown:  # What nobody declares is a text.
                text = Param(name, "path", True, "simple", False, False, None, None)
                parameters.setdefault(("path", name), text)
        body = raw.get("requestBody")
        body = self.resolve(body) if body else None
        responses = raw.get("responses") or Place("", {})
        security = raw.value.get("security", self.data.get("security", []))
        return Operation(
            method=method.upper() if method in METHODS else method,
            path=path,
            parameters=tuple(parameters.values()),
            body=self._content(body) if body else (),
            body_required=bool(body and body.value.get("required") is True),
            responses={
                str(status).upper().replace("DEFAULT", "default"): self._content(self.resolve(responses[status]))
                for status in responses.value
                if not str(status).startswith("x-")
            },
            security=tuple(tuple(each) for each in security or ()),
            servers=tuple(raw.value.get("servers") or item.value.get("servers") or ()),
        )

    def _parameter(self, place: Place) -> Param:
        raw = place.value
        where = raw["in"]
        style = raw.get("style", STYLES.get(where, ""))
        content = self._content(place)
        holder = content[0] if content else None
        return Param(
            name=raw["name"],
            location=where,
            required=raw.get("required") is True or where == "path",
            style=style,
            # The tables of styles have nothing for delimiters and `explode`: see docs/wire.md.
            explode=raw.get("explode", style in ("form", "cookie")) and not style.endswith("Delimited"),
            allow_reserved=raw.get("allowReserved") is True,
            media_type=holder.media_type if holder else None,
            schema=holder.schema if holder else place.get("schema"),
            examples=holder.examples if holder else self._examples(place),
        )

    def _content(self, holder: Place) -> tuple[Content, ...]:
        listed = holder.get("content")
        found = []
        for name in listed.value if listed else ():
            if name.startswith("x-"):
                continue
            media = self.resolve(listed[name]) if listed else holder
            if media.value is None:
                media = Place(media.pointer, {})
            encoding = media.value.get("encoding") or {}
            places = (*media.value.get("prefixEncoding", ()), media.value.get("itemEncoding", {}))
            found.append(
                Content(name, media.get("schema"), encoding, self._examples(media), media.get("itemSchema"), places)
            )
        return tuple(found)

    def _examples(self, place: Place) -> tuple[Any, ...]:
        raw = place.value
        found = [raw["example"]] if "example" in raw else []
        named = place.get("examples")
        for name in named.value if named and isinstance(named.value, Mapping) else ():
            example = self.resolve(named[name]).value if named else None
            if isinstance(example, Mapping) and "value" in example:
                found.append(example["value"])
        return tuple(found)

    def is_valid(self, place: Place, value: Any, *, request: bool) -> bool:
        """Whether a value is what the schema there asks for."""
        key = (place.pointer, request)
        if key not in self._validators:
            self._validators[key] = self._validator(place.pointer, request)
        validator = self._validators[key]
        return validator is None or bool(validator.is_valid(value))

    def _validator(self, pointer: str, request: bool) -> Any:
        from urllib.parse import quote

        if request not in self._judges:
            data = modern(self.data, self.old, "readOnly" if request else "writeOnly", self)
            if isinstance(data, dict):
                data = {key: value for key, value in data.items() if key != "$schema"}
            self._judges[request] = jsonschema_rs.Registry([("urn:document", data)])
        schema = {"$ref": "urn:document#" + quote(pointer, safe="/~")}
        try:
            # An argument that is no date, though an example of the document, is refused before it is sent.
            return jsonschema_rs.Draft202012Validator(schema, registry=self._judges[request], validate_formats=request)
        except (ValueError, jsonschema_rs.ValidationError):
            return None


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _text_keys(item) for key, item in value.items()}
    return [_text_keys(item) for item in value] if isinstance(value, list) else value


def modern(value: Any, old: bool, absent: str, document: Document) -> Any:
    """Rewrite schemas, wherever they stand, as JSON Schema 2020-12 has them.

    `oneOf` becomes `anyOf`: most documents write it for members that are not exclusive.

    Args:
        value: A part of the document.
        old: Whether it is OpenAPI 3.0: `nullable`, exclusive bounds as flags, references without siblings.
        absent: The keyword of properties that are not there on this way, required or not.
        document: What references are looked up in.
    """
    if isinstance(value, list):
        return [modern(item, old, absent, document) for item in value]
    if not isinstance(value, dict):
        return value
    if old and isinstance(value.get("$ref"), str):
        return {"$ref": _escaped(value["$ref"])}
    made = {
        key: item if key in ("enum", "const", "example", "examples", "default") else modern(item, old, absent, document)
        for key, item in value.items()
    }
    if isinstance(made.get("$ref"), str):
        made["$ref"] = _escaped(made["$ref"])
    if isinstance(made.get("enum"), list):
        made = with_usable_enum(made)
    if isinstance(made.get("pattern"), str):
        made["pattern"] = usable_pattern(made["pattern"])
    if "oneOf" in made and "anyOf" not in made:
        made["anyOf"] = made.pop("oneOf")
    required, properties = value.get("required"), value.get("properties")
    if isinstance(required, list) and isinstance(properties, dict):
        made["required"] = [name for name in required if not _is_marked(properties.get(name), absent, document)]
    if not old:
        return made
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(made.get(flag), bool) and made.pop(flag) and bound in made:
            made[flag] = made.pop(bound)
    if made.pop("nullable", None) is True:
        return {"anyOf": [{"type": "null"}, made]}
    return made


def with_usable_enum(schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema means whose enum has no value of its type, so that nothing would be valid.

    Of an array the values are those of items; texts stand for numbers, and numbers for texts. An object with
    properties is no text.
    """
    values = schema["enum"]
    if schema.get("type") == "object" and "properties" in schema and not any(isinstance(each, dict) for each in values):
        return {key: item for key, item in schema.items() if key != "enum"}
    if schema.get("type") == "array" and not any(isinstance(value, list) for value in values):
        items = schema.get("items")
        listed = isinstance(items, dict) and "enum" in items
        own = items if listed else {"allOf": [items or {}, {"enum": values}]}
        return {**{key: item for key, item in schema.items() if key != "enum"}, "items": own}
    if schema.get("type") == "string" and not all(isinstance(value, str) for value in values):
        written = {None: None, True: "true", False: "false"}
        known = [value is None or isinstance(value, bool) for value in values]
        return {
            **schema,
            "enum": [written[value] if each else str(value) for each, value in zip(known, values, strict=True)],
        }
    if schema.get("type") in ("integer", "number") and all(isinstance(value, str) for value in values):
        try:
            return {**schema, "enum": [(int if schema["type"] == "integer" else float)(value) for value in values]}
        except ValueError:
            return schema
    return schema


def usable_pattern(pattern: str) -> str:
    """What is meant by a pattern that has anchors between slashes, which nothing matches."""
    found = re.fullmatch(r"/(\^.*|.*[^\\]\$)/([a-z]*)", pattern, re.DOTALL)
    if found is None:
        return pattern
    return f"(?i:{found[1]})" if "i" in found[2] else found[1]


def _escaped(reference: str) -> str:
    return reference.replace(" ", "%20")


def _is_marked(schema: Any, mark: str, document: Document) -> bool:
    for _ in range(8):
        if not isinstance(schema, Mapping):
            return False
        if schema.get(mark) is True:
            return True
        if any(_is_marked(member, mark, document) for member in schema.get("allOf", ())):
            return True
        if "$ref" not in schema:
            return False
        schema = document.find(schema["$ref"]).value
    return False
