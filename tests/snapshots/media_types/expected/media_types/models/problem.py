"""The schema `Problem`."""

# From spec.yaml#/components/schemas/Problem

from __future__ import annotations

from pydantic import StrictInt

from .._model import Model


class Problem(Model):
    """The schema `Problem`."""

    title: str | None = None

    status: StrictInt | None = None
