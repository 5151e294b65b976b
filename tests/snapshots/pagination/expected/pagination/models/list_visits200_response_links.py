"""The schema `listVisits_200_response_links`."""

# From spec.yaml#/paths/~1visits/get/responses/200/content/application~1json/schema
# /properties/links

from __future__ import annotations

from typing import ClassVar

from .._model import Model


class ListVisits200ResponseLinks(Model):
    """The schema `listVisits_200_response_links`."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"next"})

    next: str | None = None
