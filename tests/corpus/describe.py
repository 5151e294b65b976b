"""Prints, as JSON, what a generated package has: its operations on the wire, its models with their fields.

Run as a program with the folder and the name of the package, in a process of its own.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from typing_extensions import TypeAliasType


def describe(name: str) -> dict[str, Any]:
    """Everything of the package that a document can be held against."""
    root = importlib.import_module(name)
    models = importlib.import_module(f"{name}.models")
    base = importlib.import_module(f"{name}._model").Model
    union = importlib.import_module(f"{name}._union").OneOf
    schemas = {}
    for public in models.__all__:
        value = getattr(models, public)
        if getattr(root, public) is not value:
            raise AssertionError(f"{public} is not exported from the root")
        schemas[public] = _schema(value, base, union)
    operations = {}
    for public in importlib.import_module(f"{name}.api").__all__:
        api = getattr(root, public)
        module = importlib.import_module(f"{name}._operations.{api.__module__.rpartition('.')[2]}")
        twin = getattr(importlib.import_module(f"{name}.sync"), public)
        for value in vars(module).values():
            if type(value).__name__ == "Operation":
                method = _method_of(api, value, module)
                getattr(twin, method)
                operations[f"{public}.{method}"] = _operation(value)
    return {"schemas": schemas, "operations": operations}


def _schema(value: Any, base: type, union: type) -> dict[str, Any]:
    found = {"module": value.__module__}
    if not isinstance(value, type):
        return found | {"kind": "alias", "members": [*_members(value, base, union)]}
    if issubclass(value, Enum):
        return found | {"kind": "enum", "values": [member.value for member in value]}
    if issubclass(value, base):
        return found | _fields(value)
    return found | (
        {"kind": "union", "members": [*_members(value, base, union)]} if issubclass(value, union) else {"kind": ""}
    )


def _build(kind: Any) -> None:
    TypeAdapter(kind)


def _members(kind: Any, base: type, union: type) -> Iterator[list[str]]:
    """The names, on the wire, of the fields of each model that a value of a type can be."""
    if isinstance(kind, type) and issubclass(kind, union):
        _build(kind)
        yield from _members(get_type_hints(kind)["actual_instance"], base, union)
    elif isinstance(kind, type) and issubclass(kind, base):
        yield sorted(_fields(kind)["fields"])
    elif isinstance(kind, TypeAliasType):
        _build(kind)
        yield from _members(kind.__value__, base, union)
    elif get_origin(kind) in (Union, UnionType, Annotated):
        for part in get_args(kind):
            yield from _members(part, base, union)


def _fields(model: Any) -> dict[str, Any]:
    model.model_rebuild()
    return {
        "kind": "model",
        "fields": {
            field.alias or name: {"name": name, "required": field.is_required()}
            for name, field in model.model_fields.items()
        },
    }


def _method_of(api: type, operation: Any, module: Any) -> str:
    for name, value in vars(module).items():
        if value is operation and callable(getattr(api, name.lower(), None)):
            return str(name).lower()
    raise AssertionError(f"{api.__name__} has no method for {operation.id}")


def _operation(operation: Any) -> dict[str, Any]:
    body = operation.body
    return {
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "parameters": [
            [each.location, each.wire_name, each.required, each.python_name] for each in operation.parameters
        ],
        "body": sorted(body.content) if body else [],
        "body_name": body.python_name if body else None,
        "form": sorted([each.wire_name, each.python_name] for each in body.form) if body else [],
        "responses": {status: sorted(response.content) for status, response in operation.responses.items()},
    }


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    print(json.dumps(describe(sys.argv[2])))
