"""The schema `Settings`."""

# From spec.yaml#/components/schemas/Settings

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field, StrictInt

from .._model import Model
from .._types import Open, OpenInt, read_only

if TYPE_CHECKING:
    from .depth import Depth
    from .level import Level


class Settings(Model):
    """The schema `Settings`."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"nickname"})

    theme: Open[Literal["light", "dark"]]

    size: StrictInt | None = 12

    tags: list[str] | None = None

    nickname: str | None = None

    level: Open[Level] | None = Field(default="low", validate_default=True)

    depth: OpenInt[Depth] | None = read_only(2)

    font_color: Annotated[Open[Level] | None, Field(alias="fontColor")] = Field(
        default="high", validate_default=True
    )

    since: date | None = date.fromisoformat("2025-01-31")

    changed: datetime | None = datetime.fromisoformat("2025-01-31T10:00:00+00:00")

    owner: UUID | None = UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")

    limits: dict[str, StrictInt] | None = None
