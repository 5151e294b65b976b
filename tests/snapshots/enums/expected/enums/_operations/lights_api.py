"""How the operations of `LightsApi` go over the wire."""

from __future__ import annotations

from typing import Annotated, Literal

from .. import models
from .._operation import Operation, Parameter, Response
from .._types import OPEN

LIST_LIGHTS: Operation[list[models.Light]] = Operation(
    id="listLights",
    method="GET",
    path="/lights",
    parameters=(
        Parameter("colour", "query", lambda: Annotated[models.Colour, OPEN]),
        Parameter("sort", "query", lambda: Annotated[Literal["id", "-id"], OPEN]),
        Parameter(
            "states",
            "query",
            lambda: list[Annotated[Literal["on", "off", "broken"], OPEN]],
        ),
    ),
    responses={"200": Response({"application/json": lambda: list[models.Light]})},
)
