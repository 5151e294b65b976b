"""How the operations of `AnimalsApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictInt

from .. import models
from .._operation import Body, Operation, Response
from .._types import UNION

ADD_ANIMAL: Operation[models.Cat | models.Dog | int] = Operation(
    id="addAnimal",
    method="POST",
    path="/animals",
    body=Body("animal", {"application/json": lambda: models.Animal}, required=True),
    responses={
        "200": Response(
            {
                "application/json": lambda: Annotated[
                    models.Cat | models.Dog | StrictInt, UNION
                ]
            }
        )
    },
)
