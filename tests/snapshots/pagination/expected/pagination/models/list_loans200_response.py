"""The schema `listLoans_200_response`."""

# From spec.yaml#/paths/~1loans/get/responses/200/content/application~1json/schema

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .book import Book
    from .list_loans200_response_paging import ListLoans200ResponsePaging


class ListLoans200Response(Model):
    """The schema `listLoans_200_response`."""

    data: list[Book] | None = None

    paging: ListLoans200ResponsePaging | None = None
