"""The schema `listVisits_200_response`."""

# From spec.yaml#/paths/~1visits/get/responses/200/content/application~1json/schema

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .list_visits200_response_links import ListVisits200ResponseLinks


class ListVisits200Response(Model):
    """The schema `listVisits_200_response`."""

    visits: list[str] | None = None

    links: ListVisits200ResponseLinks | None = None
