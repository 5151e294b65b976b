"""How the operations of `SearchApi` go over the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StrictInt

from .. import models
from .._operation import Operation, Parameter, Response
from .._types import Constraints

SEARCH: Operation[int] = Operation(
    id="search",
    method="GET",
    path="/{area}/search/{points}",
    parameters=(
        Parameter(
            "points",
            "path",
            lambda: list[StrictInt],
            required=True,
            style="matrix",
            explode=True,
        ),
        Parameter(
            "q",
            "query",
            lambda: Annotated[str, Constraints(min_length=2)],
            required=True,
            allow_reserved=True,
        ),
        Parameter(
            "x_request_id", "header", lambda: UUID, name="X-Request-Id", required=True
        ),
        Parameter("area", "path", lambda: str, required=True, style="label"),
        Parameter("tag", "query", lambda: list[str]),
        Parameter("fields", "query", lambda: list[str], explode=False),
        Parameter(
            "sort", "query", lambda: list[str], style="pipeDelimited", explode=False
        ),
        Parameter("filter", "query", lambda: dict[str, str], style="deepObject"),
        Parameter("created", "query", lambda: datetime, name="created<"),
        Parameter("created_greater_than", "query", lambda: datetime, name="created>"),
        Parameter("near", "query", lambda: models.Place, media_type="application/json"),
        Parameter("x_regions", "header", lambda: list[str], name="X-Regions"),
        Parameter("session", "cookie", lambda: str),
        Parameter("var_class", "query", lambda: str, name="class", deprecated=True),
        Parameter("x_trace", "header", lambda: str, name="X-Trace"),
    ),
    responses={"200": Response({"application/json": lambda: StrictInt})},
)
