"""The schema `listAuthors_200_response_meta`."""

# From spec.yaml#/paths/~1authors/get/responses/200/content/application~1json
# /schema/properties/meta

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from .._model import Model


class ListAuthors200ResponseMeta(Model):
    """The schema `listAuthors_200_response_meta`."""

    total_pages: Annotated[StrictInt | None, Field(alias="totalPages")] = None
