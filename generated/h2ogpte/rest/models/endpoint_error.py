"""The schema `EndpointError`."""

# From spec/h2ogpte.yaml#/components/schemas/EndpointError

from __future__ import annotations

from pydantic import StrictInt

from .._model import Model


class EndpointError(Model):
    """Why a request failed."""

    code: StrictInt
    """The HTTP status code of the response."""

    message: str
    """What went wrong, in words for people."""
