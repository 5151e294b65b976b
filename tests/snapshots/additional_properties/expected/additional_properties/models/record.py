"""The schema `Record`."""

# From spec.yaml#/components/schemas/Record

from __future__ import annotations

from .._model import OpenModel


class Record(OpenModel):
    """Has an id, and whatever else there is."""

    id: str
