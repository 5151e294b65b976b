"""The schema `listLoans_200_response_paging`."""

# From spec.yaml#/paths/~1loans/get/responses/200/content/application~1json/schema
# /properties/paging

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .._model import Model


class ListLoans200ResponsePaging(Model):
    """The schema `listLoans_200_response_paging`."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"next_cursor"})

    next_cursor: Annotated[str | None, Field(alias="nextCursor")] = None
