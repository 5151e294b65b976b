"""The schema `WordRule`."""

# From spec.yaml#/components/schemas/WordRule

from __future__ import annotations

from typing import Literal

from .._model import Model
from .._types import Open, OpenInt


class WordRule(Model):
    """The schema `WordRule`."""

    kind: Open[Literal["rule"]]

    level: OpenInt[Literal[1, 2]]

    words: list[str] | None = None
