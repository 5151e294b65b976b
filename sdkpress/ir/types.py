"""What a value is: the types of schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Missing:
    """The value of what the document leaves out, where null is a value too."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()


@dataclass(frozen=True, slots=True)
class Constraints:
    """The validation keywords of a schema (JSON Schema 2020-12, Validation, section 6)."""

    minimum: int | float | None = None
    exclusive_minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


NO_CONSTRAINTS = Constraints()

ScalarName: TypeAlias = Literal[
    "any", "none", "bool", "int", "number", "str", "bytes", "file", "part",
    "date", "datetime", "time", "duration", "uuid", "decimal",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts. `any` is what the document leaves open; `file` a part of a form, `part` text or a file."""

    name: ScalarName
    constraints: Constraints = NO_CONSTRAINTS
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Literals:
    """One of the values of an unnamed `enum` or of `const`."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array with items of one type."""

    items: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class TupleOf:
    """A JSON array with `prefixItems`; `rest` is the type of further items, None where none may follow."""

    items: tuple[Type, ...]
    rest: Type | None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object whose keys the document does not name."""

    values: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that says which schema a value has, and the class of the schema for each of its values."""

    property_name: str
    mapping: Mapping[str | int, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class UnionOf:
    """A value of one of several types, an unnamed `oneOf`, `anyOf` or list of types."""

    members: tuple[Type, ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value that may also be null."""

    of: Type


@dataclass(frozen=True, slots=True)
class Reference:
    """A value of a named schema: the Python class `python_name` in the module `module` of `models`.

    `values` says of what kind the values of an enum are, `dictionary` what the type of its plain
    form is called: a TypedDict for a model, empty for what has no model in it.
    """

    name: str
    python_name: str
    module: str
    kind: Literal["model", "enum", "union", "alias"]
    values: Literal["str", "int", "any"] = "any"
    dictionary: str = ""


Type: TypeAlias = Scalar | Literals | ListOf | TupleOf | MapOf | UnionOf | Nullable | Reference
