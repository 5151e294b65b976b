"""The schema `Settings`."""

# From spec.yaml#/components/schemas/Settings

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import StrictInt

from .._model import Model
from .._types import Open


class Settings(Model):
    """The schema `Settings`."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"nickname"})

    theme: Open[Literal["light", "dark"]]

    size: StrictInt | None = 12

    tags: list[str] | None = None

    nickname: str | None = None

    limits: dict[str, StrictInt] | None = None
