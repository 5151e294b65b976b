"""The schema `listAuthors_200_response`."""

# From spec.yaml#/paths/~1authors/get/responses/200/content/application~1json
# /schema

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .list_authors200_response_meta import ListAuthors200ResponseMeta


class ListAuthors200Response(Model):
    """The schema `listAuthors_200_response`."""

    authors: list[str]

    meta: ListAuthors200ResponseMeta | None = None
