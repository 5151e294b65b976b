"""How the operations of `RulesApi` go over the wire."""

from __future__ import annotations

from typing import Annotated

from .. import models
from .._operation import Body, Operation, Response
from .._union import Discriminator

ADD_RULE: Operation[models.Rule] = Operation(
    id="addRule",
    method="POST",
    path="/rules",
    body=Body(
        "body",
        {
            "application/json": lambda: Annotated[
                models.WordRule | models.SpamRule,
                Discriminator("level", {1: "WordRule", 2: "WordRule", 3: "SpamRule"}),
            ]
        },
        required=True,
    ),
    responses={"200": Response({"application/json": lambda: models.Rule})},
)
