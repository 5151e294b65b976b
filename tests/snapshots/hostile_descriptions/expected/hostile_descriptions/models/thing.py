"""The schema `Thing`."""

# From spec.yaml#/components/schemas/Thing

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._model import Model
from .._types import Constraints, Open


class Thing(Model):
    """ ""\u0022."""

    quotename: Annotated[str, Field(alias='quote"name')]
    """Ends with a backslash \u005c"""

    back_slash: Annotated[str | None, Field(alias="back\\slash")] = None
    """Typographic 'quotes', "more" - and ..."""

    pattern: Annotated[str, Constraints(pattern="^[\"'\\\\|`]+$")] | None = None

    kind: (
        Open[Literal['a"b', "it's", "back\\slash", "{{ x }}", "pipe | pipe"]] | None
    ) = None
