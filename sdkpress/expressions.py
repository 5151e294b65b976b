"""Example values as Python code that uses the classes of the package.

`{"name": "Rex"}` of the type `Dog` is `acme.api.Dog(name="Rex")`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from sdkpress import text
from sdkpress.fitting import Schemas, fits
from sdkpress.ir import (
    Alias,
    Enum,
    Json,
    ListOf,
    MapOf,
    Model,
    Nullable,
    Reference,
    Scalar,
    TupleOf,
    Type,
    Union,
    UnionOf,
)

WIDTH = 88


@dataclass(frozen=True, slots=True)
class Group:
    """Expressions between an opening and a closing, on one line or one a line."""

    opening: str
    parts: tuple[tuple[str, Expression], ...]
    closing: str


Expression: TypeAlias = "str | Group"


@dataclass(frozen=True, slots=True)
class Expressions:
    """Writes values for one package. `in_request` leaves out what only a server sets."""

    package: str
    schemas: Schemas
    in_request: bool = True

    def express(self, value: Json, type_: Type) -> Expression:
        """Write a value of a type as an expression."""
        match type_:
            case Nullable(of):
                return "None" if value is None else self.express(value, of)
            case Reference():
                return self._named(value, type_)
            case ListOf(items) if isinstance(value, list):
                return _listed(self.express(item, items) for item in value)
            case TupleOf(items, rest) if isinstance(value, list):
                types = [*items, *[rest or Scalar("any")] * len(value)]
                written = [self.express(item, each) for item, each in zip(value, types, strict=False)]
                closing = ",)" if len(written) == 1 and rest is None else ")"
                return Group("[", _unnamed(written), "]") if rest else Group("(", _unnamed(written), closing)
            case MapOf(values) if isinstance(value, dict):
                return Group(
                    "{",
                    tuple((f"{text.literal(key)}: ", self.express(item, values)) for key, item in value.items()),
                    "}",
                )
            case UnionOf(members):
                member = next((member for member in members if fits(value, member, self.schemas)), Scalar("any"))
                return self.express(value, member)
            case Scalar() if isinstance(value, str):
                return _scalar(value, type_)
            case _:
                return _literal(value)

    def _named(self, value: Json, reference: Reference) -> Expression:
        schema = self.schemas.get(reference.name)
        name = f"{self.package}.{reference.python_name}"
        match schema:
            case Enum(members=members):
                found = [member for member in members if member.value == value and type(member.value) is type(value)]
                return f"{name}.{found[0].python_name}" if found else _literal(value)
            case Alias(type=type_):
                return self.express(value, type_)
            case Union(type=type_):
                return "None" if value is None else Group(f"{name}(", _unnamed([self._member(value, type_)]), ")")
            case Model() if isinstance(value, dict):
                return self._model(name, value, schema)
            case _:
                return _literal(value)

    def _member(self, value: Json, union: UnionOf) -> Expression:
        found = union.discriminator
        if found and isinstance(value, dict):
            told = value.get(found.property_name)
            wanted = found.mapping.get(told) if isinstance(told, str | int) else None
            for member in union.members:
                if isinstance(member, Reference) and member.python_name == wanted:
                    return self.express(value, member)
        return self.express(value, union)

    def _model(self, name: str, value: dict[str, Json], model: Model) -> Expression:
        parts: list[tuple[str, Expression]] = [
            (f"{field.keyword}=", self.express(value[field.name], field.type))
            for field in model.fields
            if field.name in value and (field.required or not (self.in_request and field.read_only))
        ]
        if model.additional_properties:
            known = {field.name for field in model.fields}
            extra = {key: item for key, item in value.items() if key not in known}
            if extra:
                parts.append(("additional_properties=", self.express(extra, MapOf(model.additional_properties))))
        return Group(f"{name}(", tuple(parts), ")")


def lay_out(expression: Expression, indent: int, before: int = 0, after: int = 0) -> str:
    """Lay an expression out as a formatter would, its further lines indented.

    Args:
        expression: What to lay out.
        indent: The indent of the line that it begins on.
        before: Columns taken in front of it on that line.
        after: Columns needed behind it.
    """
    line = one_line(expression)
    if isinstance(expression, str) or not expression.parts or indent + before + len(line) + after <= WIDTH:
        return line
    pad = " " * (indent + 4)
    lines = [f"{pad}{name}{lay_out(part, indent + 4, len(name), 1)}," for name, part in expression.parts]
    return "\n".join([expression.opening, *lines, f"{' ' * indent}{expression.closing.lstrip(',')}"])


def one_line(expression: Expression) -> str:
    """Write an expression on one line."""
    if isinstance(expression, str):
        return expression
    inside = ", ".join(f"{name}{one_line(part)}" for name, part in expression.parts)
    return f"{expression.opening}{inside}{expression.closing}"


def modules_in(expression: Expression) -> frozenset[str]:
    """Name the modules of the standard library that an expression uses."""
    if isinstance(expression, str):
        return frozenset(name for name in ("datetime", "decimal", "uuid") if expression.startswith(f"{name}."))
    return frozenset().union(*(modules_in(part) for _, part in expression.parts))


def _unnamed(parts: Iterable[Expression]) -> tuple[tuple[str, Expression], ...]:
    return tuple(("", part) for part in parts)


def _listed(parts: Iterable[Expression]) -> Group:
    return Group("[", _unnamed(parts), "]")


def _literal(value: Json) -> Expression:
    if isinstance(value, list):
        return _listed(_literal(item) for item in value)
    if isinstance(value, dict):
        return Group("{", tuple((f"{text.literal(key)}: ", _literal(item)) for key, item in value.items()), "}")
    return text.literal(value)


def _scalar(value: str, type_: Scalar) -> str:
    """Write a text as the Python value that it stands for; as text where it isn't one."""
    try:
        match type_.name:
            case "datetime":
                return f"datetime.datetime.fromisoformat({text.literal(datetime.fromisoformat(value).isoformat())})"
            case "date":
                return f"datetime.date.fromisoformat({text.literal(date.fromisoformat(value).isoformat())})"
            case "uuid":
                return f"uuid.UUID({text.literal(str(UUID(value)))})"
            case "decimal":
                return f"decimal.Decimal({text.literal(value)})"
            case "bytes":
                return repr(base64.b64decode(value, validate=True))
            case "file" | "part":
                return repr(value.encode())
    except (ValueError, binascii.Error):
        pass
    return text.literal(value)
