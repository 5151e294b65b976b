"""The annotations that pydantic does not have: constraints, open enums, files.

What a user builds is checked in full. What a server sends is checked for its types
only, so that no response is lost because it holds a longer text or a newer enum value
than the document allows. Pydantic tells the two apart by its validation modes: Python
for the one, JSON for the other.
"""

from __future__ import annotations

import enum
import os
from collections.abc import Iterator, Mapping, Sequence, Sized
from decimal import Decimal
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Protocol,
    SupportsIndex,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
    get_origin,
    overload,
)

from pydantic import Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticKnownError,
    core_schema,
    to_json,
)

from ._files import is_bytes
from ._patterns import compile_pattern

if TYPE_CHECKING:
    from _typeshed import SupportsRead
    from pydantic import JsonValue

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Constraints(NamedTuple):
    """The validation keywords of a schema, checked on what the user gives."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    """A regular expression as ECMA 262 has them, to be found anywhere in the text."""
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        checked = core_schema.no_info_after_validator_function(self.check, schema)
        return core_schema.json_or_python_schema(
            json_schema=schema, python_schema=checked
        )

    def check(self, value: T) -> T:
        """Return the value if it keeps the constraints of its kind."""
        given: object = value
        if isinstance(given, enum.Enum):
            self.check(given.value)
        elif isinstance(given, str):
            self._check_text(given)
        elif isinstance(given, (int, float, Decimal)) and not isinstance(given, bool):
            self._check_number(given)
        elif isinstance(given, (list, tuple)):
            items = cast("Sequence[object]", given)
            self._check_length(items, "List", self.min_length, self.max_length)
            if self.unique_items and len(set(map(_identity, items))) < len(items):
                raise PydanticCustomError(
                    "unique_items", "List should have unique items"
                )
        elif isinstance(given, dict):
            self._check_length(
                cast("Sized", given),
                "Dictionary",
                self.min_properties,
                self.max_properties,
            )
        return value

    def _check_number(self, value: float | Decimal) -> None:
        if self.ge is not None and not value >= self.ge:
            raise PydanticKnownError("greater_than_equal", {"ge": self.ge})
        if self.gt is not None and not value > self.gt:
            raise PydanticKnownError("greater_than", {"gt": self.gt})
        if self.le is not None and not value <= self.le:
            raise PydanticKnownError("less_than_equal", {"le": self.le})
        if self.lt is not None and not value < self.lt:
            raise PydanticKnownError("less_than", {"lt": self.lt})
        if (
            self.multiple_of is not None
            and Decimal(str(value)) % Decimal(str(self.multiple_of)) != 0
        ):
            raise PydanticKnownError("multiple_of", {"multiple_of": self.multiple_of})

    def _check_text(self, value: str) -> None:
        if self.min_length is not None and len(value) < self.min_length:
            raise PydanticKnownError(
                "string_too_short", {"min_length": self.min_length}
            )
        if self.max_length is not None and len(value) > self.max_length:
            raise PydanticKnownError("string_too_long", {"max_length": self.max_length})
        if self.pattern is not None:
            found = compile_pattern(self.pattern)
            if found is not None and not found(value):
                raise PydanticKnownError(
                    "string_pattern_mismatch", {"pattern": self.pattern}
                )

    @staticmethod
    def _check_length(
        value: Sized, kind: str, minimum: int | None, maximum: int | None
    ) -> None:
        length = len(value)
        if minimum is not None and length < minimum:
            context = {
                "field_type": kind,
                "min_length": minimum,
                "actual_length": length,
            }
            raise PydanticKnownError("too_short", context)
        if maximum is not None and length > maximum:
            context = {
                "field_type": kind,
                "max_length": maximum,
                "actual_length": length,
            }
            raise PydanticKnownError("too_long", context)


def _identity(item: object) -> bytes:
    if isinstance(item, float) and item.is_integer():
        item = int(item)
    return to_json(item, by_alias=True, serialize_unknown=True)


class _OpenTo(NamedTuple):
    """Lets values of other kinds through where they come from a server."""

    kinds: tuple[type, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        choices: list[CoreSchema | tuple[CoreSchema, str]] = [
            _SCALARS[kind] for kind in self.kinds
        ]
        if not _is_literal(source, self.kinds):
            choices.insert(0, schema)
        # Serialized by what it is: a union would try one choice after the other.
        unchecked = core_schema.union_schema(choices, mode="left_to_right")
        return core_schema.json_or_python_schema(
            json_schema=unchecked,
            python_schema=schema,
            serialization=core_schema.simple_ser_schema("any"),
        )


_SCALARS: dict[type, CoreSchema] = {
    str: core_schema.str_schema(strict=True),
    int: core_schema.int_schema(strict=True),
    float: core_schema.float_schema(strict=True),
    bool: core_schema.bool_schema(strict=True),
}


def _is_literal(source: Any, kinds: tuple[type, ...]) -> bool:
    """Say whether a type is a `Literal` of values of such kinds."""
    return get_origin(source) is Literal and all(
        type(value) in kinds for value in get_args(source)
    )


OPEN = _OpenTo((str,))
"""`Annotated[Color, OPEN]` is `Open[Color]`, where an expression must stand."""

OPEN_INT = _OpenTo((int,))
"""`Annotated[Level, OPEN_INT]` is `OpenInt[Level]`, where an expression must stand."""

OPEN_ANY = _OpenTo((bool, int, float, str))
"""`Annotated[Mixed, OPEN_ANY]` is `OpenAny[Mixed]`, where an expression must stand."""

if TYPE_CHECKING:
    Open: TypeAlias = T | str
    """An enum or a `Literal` of texts, where a newer server may send others."""

    OpenInt: TypeAlias = T | int
    """An enum or a `Literal` of integers, where a newer server may send others."""

    OpenAny: TypeAlias = T | str | int | float | bool
    """An enum or a `Literal` of several kinds, where a newer server may send other
    values.
    """
else:
    Open = Annotated[T, OPEN]
    OpenInt = Annotated[T, OPEN_INT]
    OpenAny = Annotated[T, OPEN_ANY]


if TYPE_CHECKING:

    class SequenceNotStr(Protocol[T_co]):
        """A sequence of what may be text, a list or a tuple: no text itself."""

        @overload
        def __getitem__(self, index: SupportsIndex, /) -> T_co: ...
        @overload
        def __getitem__(self, index: slice, /) -> Sequence[T_co]: ...
        def __contains__(self, value: object, /) -> bool:
            """Say whether a value is in it; a text says so of texts only."""
            ...

        def __len__(self) -> int:
            """Say how many items it has."""
            ...

        def __iter__(self) -> Iterator[T_co]:
            """Go through the items."""
            ...

        def __reversed__(self) -> Iterator[T_co]:
            """Go through the items from the end."""
            ...

else:
    SequenceNotStr = Sequence


class _Union:
    """Changes nothing."""


UNION = _Union()
"""`Annotated[X | Y, UNION]` is `X | Y`, where an expression must stand."""


def _check_file(value: object) -> object:
    if isinstance(value, str):
        return Path(value)
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        if len(parts) in (2, 3, 4) and isinstance(parts[0], str):
            name, content, *told = parts
            if not isinstance(content, str):
                content = _check_file(content)
            return name, content, *told
    elif is_bytes(value) or hasattr(value, "__fspath__") or hasattr(value, "read"):
        return value
    raise PydanticCustomError("file_type", "Input should be a path, bytes or a file")


class _FileSchema:
    """Tells pydantic what a file is."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_check_file)


def _check_part(value: object) -> object:
    return value if isinstance(value, str) else _check_file(value)


class _PartSchema:
    """Tells pydantic what a part of a multipart body is: text, or a file."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.no_info_plain_validator_function(_check_part),
        )


def holds_files(kind: Any) -> bool:
    """Say whether a type is that of a file, or of a list of them."""
    return kind is _FileSchema or any(
        holds_files(part)
        for part in (*get_args(kind), *getattr(kind, "__metadata__", ()))
    )


if TYPE_CHECKING:
    Content: TypeAlias = (
        bytes | bytearray | memoryview | os.PathLike[str] | SupportsRead[bytes]
    )
    """What is in a file to send: bytes, the path of a file, or an open file."""

    File: TypeAlias = (
        str
        | Content
        | tuple[str, str | Content]
        | tuple[str, str | Content, str | None]
        | tuple[str, str | Content, str | None, Mapping[str, str]]
    )
    """A file to send.

    Its path, its content, an open file, or its name with its content, its media type
    and the headers of its part.
    """

    Part: TypeAlias = File
    """A file among the properties of a body, or its content where that is text.

    A path is a `pathlib.Path`: text stands for itself, as it does in JSON.
    """
else:
    File = Annotated[Any, _FileSchema]
    Part = Annotated[Any, _PartSchema]


def read_only(default: object = None) -> Any:
    """Mark a field that only responses have: never sent, the default until one came."""
    return _marked(default, {"readOnly": True})


def write_only(default: object = None) -> Any:
    """Mark a field that only requests have: the default in what the server gives."""
    return _marked(default, {"writeOnly": True})


def _marked(default: object, extra: dict[str, JsonValue]) -> Any:
    if default is None:
        return Field(default=None, json_schema_extra=extra)
    return Field(default=default, validate_default=True, json_schema_extra=extra)


def is_read_only(field: FieldInfo) -> bool:
    """Say whether a field was marked by `read_only`."""
    extra = field.json_schema_extra
    return (
        isinstance(extra, dict)
        and cast("dict[str, object]", extra).get("readOnly") is True
    )


def extra_fields() -> Any:
    """Mark the declaration of the type of a model's `additional_properties`."""
    return None
