"""How the operations of `ProfilesApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from .. import models
from .._operation import Body, Operation, Response
from .._types import UNION

UPDATE_PROFILE: Operation[models.Profile | None] = Operation(
    id="updateProfile",
    method="PATCH",
    path="/me",
    body=Body("profile", {"application/json": lambda: models.Profile}),
    responses={
        "200": Response(
            {"application/json": lambda: Annotated[models.Profile | None, UNION]}
        )
    },
)
