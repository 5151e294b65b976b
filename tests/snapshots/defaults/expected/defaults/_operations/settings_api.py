"""How the operations of `SettingsApi` go over the wire."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StrictBool, StrictFloat, StrictInt

from .. import models
from .._operation import Operation, Parameter, Response
from .._types import UNION, Constraints

LIST_SETTINGS: Operation[models.Settings] = Operation(
    id="listSettings",
    method="GET",
    path="/settings",
    parameters=(
        Parameter("page", "query", lambda: Annotated[StrictInt, Constraints(ge=1)]),
        Parameter("order", "query", lambda: str),
        Parameter("verbose", "query", lambda: StrictBool),
        Parameter("ratio", "query", lambda: Annotated[StrictInt | StrictFloat, UNION]),
        Parameter("since", "query", lambda: date),
        Parameter("kinds", "query", lambda: list[str]),
    ),
    responses={"200": Response({"application/json": lambda: models.Settings})},
)
