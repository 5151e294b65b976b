"""The schema `Point`."""

# From spec.yaml#/components/schemas/Point

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import StrictFloat, StrictInt

from .._model import Model
from .._types import Constraints, Open


class Point(Model):
    """The schema `Point`."""

    at: list[StrictInt | StrictFloat]

    color: list[str | Open[Literal["rgb", "hsl"]] | StrictInt | None] | None = None

    labels: (
        Annotated[
            list[Annotated[str, Constraints(min_length=1)]],
            Constraints(max_length=5, unique_items=True),
        ]
        | None
    ) = None

    history: list[Point] | None = None

    anything: list[Any] | None = None
