"""The schema `Light`."""

# From spec.yaml#/components/schemas/Light

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._model import Model
from .._types import Open, OpenInt

if TYPE_CHECKING:
    from .colour import Colour
    from .priority import Priority


class Light(Model):
    """The schema `Light`."""

    kind: Open[Literal["light"]]

    colour: Open[Colour]

    priority: OpenInt[Priority] | None = None

    shape: Open[Literal["round", "arrow"]] | None = "round"
