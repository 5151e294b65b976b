"""What every enum of the package is derived from."""

from __future__ import annotations

import enum
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typing_extensions
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_LARGEST = 2**63 - 1
"""The largest integer that pydantic takes in an enum."""


class AnyEnum(enum.Enum):
    """An enum with values of several kinds."""

    @classmethod
    def from_json(cls, json_str: str) -> typing_extensions.Self:
        """Decode JSON text."""
        return cls(json.loads(json_str))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Look the value up here where pydantic can't: it knows integers of 64 bits."""
        values = [member.value for member in cls]
        if all(abs(value) <= _LARGEST for value in values if isinstance(value, int)):
            return handler(source)
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls._look_up,
            serialization=core_schema.plain_serializer_function_ser_schema(_value),
        )

    @classmethod
    def _look_up(cls, value: object) -> typing_extensions.Self:
        if isinstance(value, cls):
            return value
        for member in cls:
            if type(member.value) is type(value) and member.value == value:
                return member
        expected = ", ".join(repr(member.value) for member in cls)
        raise ValueError(f"Input should be one of {expected}")


class StrEnum(str, AnyEnum):
    """An enum whose values are texts."""


class IntEnum(int, AnyEnum):
    """An enum whose values are integers."""


def _value(member: object) -> Any:
    """Return the value of a member; of an enum that is open, what is none, as it is."""
    return member.value if isinstance(member, enum.Enum) else member
