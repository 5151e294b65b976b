"""Named schemas: models, enums, unions and aliases."""

from __future__ import annotations

from dataclasses import dataclass
from keyword import iskeyword
from typing import Literal, TypeAlias

from sdkpress.ir.types import MISSING, Discriminator, Json, Missing, Type, UnionOf


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the document gives as an example."""

    value: Json
    name: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model."""

    name: str
    python_name: str
    type: Type
    required: bool
    description: str = ""
    title: str = ""
    default: Json | Missing = MISSING
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    pointer: str = ""

    @property
    def keyword(self) -> str:
        """What type checkers call it where a model is built: `schema`, not `var_schema`, as published.

        Both work; type checkers know of one. What Python itself forbids there keeps the escaped name.
        """
        if self.python_name != f"var_{self.name}" or self.read_only or self.write_only:
            return self.python_name
        allowed = self.name.isidentifier() and not iskeyword(self.name) and self.name != "self"
        return self.name if allowed else self.python_name


@dataclass(frozen=True, slots=True)
class Model:
    """A named schema with properties: a pydantic model.

    `additional_properties` is the type of those the schema doesn't name where it says that there
    are some, False where it forbids them, None where it says nothing. `subtypes` tells which of the
    schemas that compose this one a value is, where it has a discriminator. `dictionary` is the name of
    the TypedDict for the model, of unions and aliases that of their plain form; empty where no
    operation takes it.
    """

    name: str
    python_name: str
    module: str
    fields: tuple[Field, ...]
    additional_properties: Type | Literal[False] | None = None
    subtypes: Discriminator | None = None
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class EnumMember:
    """One value of a named enum."""

    python_name: str
    value: str | int | float | bool
    description: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """A named schema with `enum`: an enum class."""

    name: str
    python_name: str
    module: str
    members: tuple[EnumMember, ...]
    title: str = ""
    description: str = ""
    deprecated: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """A named `oneOf` or `anyOf`: a class with `actual_instance`."""

    name: str
    python_name: str
    module: str
    type: UnionOf
    nullable: bool = False
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A named schema that is a scalar, an array or a map: a name for a type."""

    name: str
    python_name: str
    module: str
    type: Type
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


Schema: TypeAlias = Model | Enum | Union | Alias
