"""What every enum of the package is derived from."""

from __future__ import annotations

import enum
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typing_extensions


class AnyEnum(enum.Enum):
    """An enum with values of several kinds."""

    @classmethod
    def from_json(cls, json_str: str) -> typing_extensions.Self:
        """Decode JSON text."""
        return cls(json.loads(json_str))


class StrEnum(str, AnyEnum):
    """An enum whose values are texts."""


class IntEnum(int, AnyEnum):
    """An enum whose values are integers."""
