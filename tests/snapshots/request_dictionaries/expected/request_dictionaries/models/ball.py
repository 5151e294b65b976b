"""The schema `Ball`."""

# From spec.yaml#/components/schemas/Ball

from __future__ import annotations

from pydantic import StrictInt

from .._model import Model


class Ball(Model):
    """The schema `Ball`."""

    toy: str

    size: StrictInt | None = None
