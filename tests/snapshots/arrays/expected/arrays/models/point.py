"""The schema `Point`."""

# From spec.yaml#/components/schemas/Point

from __future__ import annotations

from typing import Annotated, Any

from .._model import Model
from .._types import Constraints


class Point(Model):
    """The schema `Point`."""

    at: list[Any]

    labels: (
        Annotated[
            list[Annotated[str, Constraints(min_length=1)]],
            Constraints(max_length=5, unique_items=True),
        ]
        | None
    ) = None

    history: list[Point] | None = None

    anything: list[Any] | None = None
