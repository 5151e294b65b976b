"""The schema `listShelves_200_response`."""

# From spec.yaml#/paths/~1shelves/get/responses/200/content/application~1json
# /schema

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import StrictBool

from .._model import Model

if TYPE_CHECKING:
    from .list_shelves200_response_found import ListShelves200ResponseFound


class ListShelves200Response(Model):
    """The schema `listShelves_200_response`."""

    again: StrictBool | None = None

    found: ListShelves200ResponseFound | None = None
