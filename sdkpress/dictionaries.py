"""Says which schemas get a plain form: those that an argument of an operation may have in it.

A model as a dictionary is a TypedDict, so that type checkers check its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sdkpress.build_operations import body_type
from sdkpress.ir import (
    Api,
    Enum,
    ListOf,
    MapOf,
    Model,
    Nullable,
    Operation,
    Reference,
    Schema,
    TupleOf,
    Type,
    UnionOf,
)


def name_dictionaries(schemas: Sequence[Schema], apis: Iterable[Api]) -> tuple[Schema, ...]:
    """Give the schemas that operations take the names of their plain forms.

    Args:
        schemas: All schemas.
        apis: The operations whose arguments count.
    """
    by_name = {schema.python_name: schema for schema in schemas}
    found: dict[str, str] = {}
    waiting = [type_ for api in apis for operation in api.operations for type_ in _taken(operation)]
    while waiting:
        for reference in _references(waiting.pop()):
            if reference.dictionary and reference.python_name not in found:
                found[reference.python_name] = reference.dictionary
                waiting += _parts(by_name[reference.python_name])
    return tuple(
        schema if isinstance(schema, Enum) else replace(schema, dictionary=found.get(schema.python_name, ""))
        for schema in schemas
    )


def _taken(operation: Operation) -> list[Type]:
    taken = [parameter.type for parameter in operation.parameters]
    if operation.body:
        taken += [parameter.type for parameter in operation.body.form] or [body_type(operation.body)]
    return taken


def _parts(schema: Schema) -> list[Type]:
    """The types of what a dictionary of a schema has in it; read-only fields are never sent."""
    match schema:
        case Model():
            return [field.type for field in schema.fields if not field.read_only]
        case Enum():
            return []
        case _:
            return [schema.type]


def _references(type_: Type) -> Iterator[Reference]:
    match type_:
        case Reference():
            yield type_
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from _references(inner)
        case UnionOf(members):
            for member in members:
                yield from _references(member)
        case TupleOf(items, rest):
            for item in (*items, *([rest] if rest else [])):
                yield from _references(item)
        case _:
            return
