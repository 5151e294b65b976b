"""How the operations of `PeopleApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .. import models
from .._operation import Operation, Parameter, Response

GET_PERSON: Operation[models.Person] = Operation(
    id="getPerson",
    method="GET",
    path="/people/{id}",
    parameters=(Parameter("id", "path", lambda: StrictInt, required=True),),
    responses={"200": Response({"application/json": lambda: models.Person})},
)
