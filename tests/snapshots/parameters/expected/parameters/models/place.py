"""The schema `Place`."""

# From spec.yaml#/components/schemas/Place

from __future__ import annotations

from typing import Annotated

from pydantic import StrictFloat, StrictInt

from .._model import Model
from .._types import Constraints


class Place(Model):
    """The schema `Place`."""

    lat: Annotated[StrictInt | StrictFloat, Constraints(ge=-90, le=90)]

    lon: Annotated[StrictInt | StrictFloat, Constraints(ge=-180, le=180)]
