"""The schema `Owner`."""

# From spec.yaml#/components/schemas/Owner

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._model import Model
from .._types import Constraints

if TYPE_CHECKING:
    from .toy import Toy


class Owner(Model):
    """The schema `Owner`."""

    full_name: Annotated[str, Constraints(min_length=1), Field(alias="full-name")]

    var_class: Annotated[str | None, Field(alias="class")] = None

    toys: dict[str, Toy] | None = None
