"""The schema `SpamRule`."""

# From spec.yaml#/components/schemas/SpamRule

from __future__ import annotations

from typing import Literal

from .._model import Model
from .._types import Open, OpenInt


class SpamRule(Model):
    """The schema `SpamRule`."""

    kind: Open[Literal["rule"]]

    level: OpenInt[Literal[3]]

    words: list[str] | None = None
