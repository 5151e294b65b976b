"""Tells whether a JSON value is one of a type: what examples and defaults of documents often aren't."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias
from uuid import UUID

from sdkpress.ir import (
    Alias,
    Constraints,
    Enum,
    Json,
    ListOf,
    Literals,
    MapOf,
    Model,
    Nullable,
    Reference,
    Scalar,
    Schema,
    TupleOf,
    Type,
    Union,
    UnionOf,
)
from sdkpress.patterns import matches

Schemas: TypeAlias = Mapping[str, Schema]


def fits(value: Json, type_: Type, schemas: Schemas) -> bool:
    """Tell whether a value is one of the type."""
    match type_:
        case Scalar():
            return _fits_scalar(value, type_)
        case Literals(values):
            return any(_same(value, allowed) for allowed in values)
        case Nullable(of):
            return value is None or fits(value, of, schemas)
        case UnionOf(members):
            return any(fits(value, member, schemas) for member in members)
        case ListOf(items, constraints):
            return (
                isinstance(value, list)
                and fits_constraints(value, constraints)
                and all(fits(item, items, schemas) for item in value)
            )
        case TupleOf(items, rest):
            return isinstance(value, list) and _fits_tuple(value, items, rest, schemas)
        case MapOf(values, constraints):
            return (
                isinstance(value, dict)
                and fits_constraints(value, constraints)
                and all(fits(item, values, schemas) for item in value.values())
            )
        case Reference():
            schema = schemas.get(type_.name)
            return schema is not None and fits_schema(value, schema, schemas)


def fits_schema(value: Json, schema: Schema, schemas: Schemas) -> bool:
    """Tell whether a value is one of the named schema."""
    match schema:
        case Enum(members=members):
            return any(_same(value, member.value) for member in members)
        case Alias(type=type_):
            return fits(value, type_, schemas)
        case Union():
            return (value is None and schema.nullable) or fits(value, schema.type, schemas)
        case Model():
            return isinstance(value, dict) and _fits_model(value, schema, schemas)


def fits_constraints(value: Json, constraints: Constraints) -> bool:
    """Tell whether a value keeps to the constraints that apply to its kind."""
    if isinstance(value, str):
        longest = math.inf if constraints.max_length is None else constraints.max_length
        in_length = (constraints.min_length or 0) <= len(value) <= longest
        return in_length and (constraints.pattern is None or matches(constraints.pattern, value))
    if isinstance(value, list):
        longest = math.inf if constraints.max_items is None else constraints.max_items
        distinct = not constraints.unique_items or len({repr(item) for item in value}) == len(value)
        return (constraints.min_items or 0) <= len(value) <= longest and distinct
    if isinstance(value, dict):
        longest = math.inf if constraints.max_properties is None else constraints.max_properties
        return (constraints.min_properties or 0) <= len(value) <= longest
    if isinstance(value, bool) or value is None:
        return True
    return _fits_number(value, constraints)


def _fits_number(value: int | float, constraints: Constraints) -> bool:
    if constraints.multiple_of:
        quotient = value / constraints.multiple_of
        if not math.isclose(quotient, round(quotient), abs_tol=1e-9):
            return False
    return (
        (constraints.minimum is None or value >= constraints.minimum)
        and (constraints.maximum is None or value <= constraints.maximum)
        and (constraints.exclusive_minimum is None or value > constraints.exclusive_minimum)
        and (constraints.exclusive_maximum is None or value < constraints.exclusive_maximum)
    )


def _fits_scalar(value: Json, type_: Scalar) -> bool:
    if type_.name == "any":
        return True
    if type_.name == "none":
        return value is None
    if type_.name == "bool":
        return isinstance(value, bool)
    if type_.name in ("int", "number"):
        kind = int if type_.name == "int" else (int, float)
        return isinstance(value, kind) and not isinstance(value, bool) and fits_constraints(value, type_.constraints)
    if not isinstance(value, str) or (not value.isprintable() and "\n" not in value):
        return False
    return fits_constraints(value, type_.constraints) and _reads(value, type_)


def _reads(text: str, type_: Scalar) -> bool:
    """Tell whether a text is what the format of its type says."""
    try:
        match type_.name:
            case "date":
                date.fromisoformat(text)
            case "datetime":
                datetime.fromisoformat(text)
            case "uuid":
                UUID(text)
            case "decimal":
                Decimal(text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _fits_tuple(value: list[Json], items: tuple[Type, ...], rest: Type | None, schemas: Schemas) -> bool:
    if len(value) < len(items) or (rest is None and len(value) > len(items)):
        return False
    types = [*items, *([rest] if rest else []) * (len(value) - len(items))]
    return all(fits(item, type_, schemas) for item, type_ in zip(value, types, strict=True))


def _fits_model(value: dict[str, Json], model: Model, schemas: Schemas) -> bool:
    names = {field.name for field in model.fields}
    if model.additional_properties is False and not value.keys() <= names:
        return False
    for field in model.fields:
        if field.name not in value:
            if field.required:
                return False
        elif not fits(value[field.name], field.type, schemas):
            return False
    extra = model.additional_properties
    return extra is None or extra is False or all(fits(value[name], extra, schemas) for name in value.keys() - names)


def _same(value: Json, allowed: Json) -> bool:
    """Compare as JSON does: True is not 1."""
    return value == allowed and isinstance(value, bool) == isinstance(allowed, bool)
