"""How the operations of `PetsApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._operation import Body, Operation, Parameter, Response

ADD_PET: Operation[models.Pet] = Operation(
    id="addPet",
    method="POST",
    path="/pets",
    body=Body("new_pet", {"application/json": lambda: models.NewPet}, required=True),
    responses={"201": Response({"application/json": lambda: models.Pet})},
)

ADD_TOY: Operation[None] = Operation(
    id="addToy",
    method="POST",
    path="/toys",
    body=Body("toy", {"application/json": lambda: models.Toy}, required=True),
    responses={"204": Response()},
)

REPLACE_PETS: Operation[None] = Operation(
    id="replacePets",
    method="PUT",
    path="/pets/all",
    parameters=(
        Parameter(
            "filter", "query", lambda: models.Filter, style="deepObject", explode=False
        ),
    ),
    body=Body("new_pet", {"application/json": lambda: list[models.NewPet]}),
    responses={"204": Response()},
)
