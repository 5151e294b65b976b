"""The schema `Scores`."""

# From spec.yaml#/components/schemas/Scores

from __future__ import annotations

from pydantic import StrictInt

from .._model import OpenModel
from .._types import extra_fields


class Scores(OpenModel):
    """Has a name, and numbers."""

    name: str | None = None

    additional_properties: dict[str, StrictInt] = extra_fields()
    """The properties that the schema does not name."""
