"""Finds the operations whose responses come item by item, and those whose response can be saved as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sdkpress.ir import (
    Codec,
    ListOf,
    MediaType,
    Model,
    Nullable,
    Operation,
    Reference,
    Scalar,
    Schema,
    Stream,
    Type,
    Union,
    UnionOf,
)
from sdkpress.schema_types import ANY, SchemaTypes

_EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})


def stream_item(codec: Codec, raw: Mapping[str, Any], types: SchemaTypes) -> Type | None:
    """The type of one item of a stream; None where that is an event as it is, or where this is no stream.

    `itemSchema` says it. `schema` says it, too: of the whole where it is an array, and else of each item, as it
    is commonly written. JSON lines that are said to be text are text only as a whole.

    Args:
        codec: How the body is encoded.
        raw: The canonical Media Type Object.
        types: The types of the document's schemas.
    """
    if codec not in ("json-lines", "events"):
        return None
    if "itemSchema" in raw:
        return types.type_of(raw["itemSchema"])
    found = types.type_of(raw["schema"]) if "schema" in raw else ANY
    if isinstance(found, ListOf):
        found = found.items
    if not isinstance(_bare(found), Scalar):
        return found
    return ANY if codec == "json-lines" else None


def find_stream(operation: Operation, schemas: Mapping[str, Schema], method: str) -> Stream | None:
    """Say whether and how the response of an operation comes item by item.

    Args:
        operation: The operation.
        schemas: All schemas by class name.
        method: What the method that gives the items is called where the operation has other responses, too.
    """
    content = [media for each in operation.responses if each.status.startswith("2") for media in each.content]
    streams = [media for media in content if media.codec in ("json-lines", "events")]
    if not streams:
        return None
    media = next((each for each in streams if each.codec == "events"), streams[0])
    alone = len(streams) == len(content)
    return Stream(
        operation.python_name if alone else method,
        media.name,
        media.item_type,
        media.codec == "events" and media.item_type is not None and _is_event(media.item_type, schemas),
        "" if alone else _asked_by(operation, schemas),
    )


def is_download(operation: Operation) -> bool:
    """Whether the response of an operation is a file."""
    return operation.return_type == Scalar("bytes")


def _bare(type_: Type) -> Type:
    return type_.of if isinstance(type_, Nullable) else type_


def _is_event(type_: Type, schemas: Mapping[str, Schema]) -> bool:
    """Whether a type describes whole events, as OpenAPI 3.2 has it: their fields, `data` among them."""
    members = list(_members(type_, schemas))
    return bool(members) and all(
        isinstance(each, Model)
        and "data" in {field.name for field in each.fields}
        and {field.name for field in each.fields} <= _EVENT_FIELDS
        for each in members
    )


def _members(type_: Type, schemas: Mapping[str, Schema]) -> Iterator[Schema | None]:
    if isinstance(type_, UnionOf):
        for member in type_.members:
            yield from _members(member, schemas)
    elif isinstance(type_, Reference):
        schema = schemas.get(type_.python_name)
        if isinstance(schema, Union):
            yield from _members(schema.type, schemas)
        else:
            yield schema
    else:
        yield None


def _asked_by(operation: Operation, schemas: Mapping[str, Schema]) -> str:
    """The property `stream` of a JSON body, which asks for a stream."""
    body: list[MediaType] = list(operation.body.content) if operation.body and not operation.body.form else []
    for media in body:
        schema = schemas.get(media.type.python_name) if isinstance(media.type, Reference) else None
        if isinstance(schema, Model):
            for field in schema.fields:
                kind = _bare(field.type)
                if field.name == "stream" and isinstance(kind, Scalar) and kind.name == "bool":
                    return field.name
    return ""
