"""What a value of the wrong type can only mean."""

from __future__ import annotations

import re
from typing import Any

from sdkpress.validate.mend import DROP
from sdkpress.validate.shapes import ListOf, MapOf, ObjectOf, Scalar, Shape
from sdkpress.validate.words import quoted

_PYTHON_TYPE: dict[str, type] = {"text": str, "string": str, "boolean": bool, "integer": int, "number": float}
_CALLED = {
    "text": "text",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def is_scalar(name: str, value: Any) -> bool:
    """Tell whether a value is of a scalar type of the table."""
    kind = type(value)
    if kind is _PYTHON_TYPE[name]:
        return True
    if name == "number":
        return kind is int
    return name == "integer" and kind is float and value.is_integer()


def expected(shape: Shape) -> str:
    """Say what has to stand at a place."""
    match shape:
        case Scalar(name):
            return _CALLED[name]
        case ListOf():
            return "a list"
        case _:
            return "a mapping"


def shown(value: Any) -> str:
    """Say what a value is read as."""
    match value:
        case bool() | int() | float():
            return str(value).lower()
        case str():
            return quoted(value)
        case dict() | list() if not value:
            return "empty"
        case list():
            return "a list with this one item"
        case _:
            return "the mapping it means"


def plain_meaning(shape: Shape, value: Any) -> Any:
    """Find the one thing a value of the wrong type can mean: a value, DROP, or None where one has to guess."""
    match shape, value:
        case Scalar("text"), bool() | int() | float():
            return str(value).lower() if isinstance(value, bool) else str(value)
        case Scalar("text"), _:
            return DROP
        case Scalar("string"), bool() | int() | float():
            return str(value).lower() if isinstance(value, bool) else str(value)
        case Scalar("boolean"), "true" | "True" | "false" | "False":
            return value.lower() == "true"
        case Scalar("number" | "integer"), str() if _NUMBER.fullmatch(value):
            number = float(value)
            return int(number) if number.is_integer() else number if shape == Scalar("number") else None
        case ListOf(Scalar()), str():
            return [value]
        case ListOf(), {}:
            return [value] if value and not isinstance(shape.item, Scalar) else None if value else []
        case ((MapOf() | ObjectOf()), []):
            return {}
        case ObjectOf("discriminator"), str():
            return {"propertyName": value}
        case ObjectOf("schema"), [{}]:
            return value[0]
        case ObjectOf("schema"), "true" | "false":
            return value == "true"
        case _:
            return None
