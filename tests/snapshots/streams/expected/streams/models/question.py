"""The schema `Question`."""

# From spec.yaml#/components/schemas/Question

from __future__ import annotations

from pydantic import StrictBool

from .._model import Model


class Question(Model):
    """The schema `Question`."""

    text: str

    stream: StrictBool | None = False
