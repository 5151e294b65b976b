"""How the operations of `GarageApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from .. import models
from .._operation import Body, Operation, Response
from .._union import Discriminator

LIST_VEHICLES: Operation[list[models.Vehicle | models.Car | models.Trailer]] = (
    Operation(
        id="listVehicles",
        method="GET",
        path="/vehicles",
        responses={
            "200": Response(
                {
                    "application/json": lambda: list[
                        Annotated[
                            models.Vehicle | models.Car | models.Trailer,
                            Discriminator("kind", {"car": "Car", "Trailer": "Trailer"}),
                        ]
                    ]
                }
            )
        },
    )
)

PARK_VEHICLE: Operation[None] = Operation(
    id="parkVehicle",
    method="POST",
    path="/vehicles",
    body=Body(
        "vehicle",
        {
            "application/json": lambda: Annotated[
                models.Vehicle | models.Car | models.Trailer,
                Discriminator("kind", {"car": "Car", "Trailer": "Trailer"}),
            ]
        },
        required=True,
    ),
    responses={"204": Response()},
)
