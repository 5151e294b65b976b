"""Gives operations the further forms of their methods that fit them: iterators, streams and downloads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sdkpress import names
from sdkpress.ir import Model, Operation, Schema
from sdkpress.pagination import find_pagination, read_pagination
from sdkpress.problems import Problem
from sdkpress.streams import find_stream, is_download

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
        self._schemas = {schema.python_name: schema for schema in schemas}
        self._models = {schema.python_name: schema for schema in schemas if isinstance(schema, Model)}
        self._iterators: dict[str, str] = {}
        self._streams: dict[str, str] = {}
        self._downloads: dict[str, str] = {}

    def name(self, methods: Iterable[str]) -> None:
        """Name the forms of all methods, before any is added."""
        known = list(methods)
        self._iterators = names.further_names("iter", known)
        self._streams = names.further_names("stream", known)
        self._downloads = names.further_names("download", known)

    def add(self, operation: Operation, raw: Mapping[str, Any]) -> Operation:
        """Add the forms of one operation.

        Args:
            operation: The operation.
            raw: The canonical operation.
        """
        name = operation.python_name
        operation = replace(
            operation,
            stream=find_stream(operation, self._schemas, self._streams[name]),
            download=self._downloads[name] if is_download(operation) else "",
        )
        method = self._iterators[name]
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
