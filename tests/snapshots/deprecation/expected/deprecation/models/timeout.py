"""The schema `Timeout`."""

# From spec.yaml#/components/schemas/Timeout

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._model import Model


class Timeout(Model):
    """The schema `Timeout`."""

    var_from: Annotated[str | None, Field(alias="from")] = None

    to: str | None = None
