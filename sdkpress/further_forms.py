"""Gives operations the further forms of their methods that fit them: `iter_...` where a list comes in pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sdkpress import names
from sdkpress.ir import Model, Operation, Schema
from sdkpress.pagination import find_pagination, read_pagination
from sdkpress.problems import Problem

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical


class FurtherForms:
    """Adds the forms, and gathers what is to be said of them.

    Args:
        canonical: The canonical document.
        schemas: All schemas.
    """

    def __init__(self, canonical: Canonical, schemas: Sequence[Schema]) -> None:
        self.notices: list[Problem] = []
        self._source = canonical.source
        self._models = {schema.python_name: schema for schema in schemas if isinstance(schema, Model)}
        self._iterators: dict[str, str] = {}

    def name(self, methods: Iterable[str]) -> None:
        """Name the forms of all methods, before any is added."""
        self._iterators = names.further_names("iter", methods)

    def add(self, operation: Operation, raw: Mapping[str, Any]) -> Operation:
        """Add the forms of one operation.

        Args:
            operation: The operation.
            raw: The canonical operation.
        """
        method = self._iterators[operation.python_name]
        if "x-pagination" not in raw:
            return replace(operation, pagination=find_pagination(operation, self._models, method))
        read = read_pagination(operation, raw["x-pagination"], self._models, method)
        if isinstance(read, str):
            self._tell_bad_pagination(operation, read)
            return operation
        return replace(operation, pagination=read)

    def _tell_bad_pagination(self, operation: Operation, wrong: str) -> None:
        problem = self._source.problem(
            "bad-pagination",
            f"{operation.pointer}/x-pagination",
            f'"x-pagination" of {operation.method} {operation.path} can\'t be followed: {wrong}',
            "Correct it; docs/pagination.md says what it may hold. Until then the operation has no iterator.",
        )
        if problem not in self.notices:
            self.notices.append(problem)
