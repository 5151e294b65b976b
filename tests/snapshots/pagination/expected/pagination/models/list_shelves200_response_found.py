"""The schema `listShelves_200_response_found`."""

# From spec.yaml#/paths/~1shelves/get/responses/200/content/application~1json
# /schema/properties/found

from __future__ import annotations

from pydantic import StrictInt

from .._model import Model


class ListShelves200ResponseFound(Model):
    """The schema `listShelves_200_response_found`."""

    shelves: list[StrictInt] | None = None

    more: list[str] | None = None
