"""The schema `Order`."""

# From spec.yaml#/components/schemas/Order

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import StrictFloat, StrictInt

from .._model import Model
from .._types import Constraints, read_only

if TYPE_CHECKING:
    from .customer import Customer


class Order(Model):
    """The schema `Order`."""

    id: UUID = read_only()

    customer: Customer | None = None

    total: Annotated[StrictInt | StrictFloat, Constraints(ge=0)] | None = None
