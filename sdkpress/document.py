"""Reads an OpenAPI document, YAML or JSON, and finds the position of any JSON pointer in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sdkpress.pointers import parent
from sdkpress.problems import Position, Problem, SpecError
from sdkpress.source import Source, read_source


@dataclass(frozen=True, slots=True)
class Document:
    """An OpenAPI document as plain data, every reference to another file of it bundled.

    Attributes:
        data: Plain dicts, lists, strings, numbers, booleans and None; every key is a string. Parts that aliases
            repeat are one object: nothing of it may be changed.
        path: The main file as messages name it.
        sha256: The digest of the main file's bytes. With other files, the digest of a list of all:
            for each `<sha256>  <path from the main file's folder>` and a line break, the main file first.
        files: The local files it was read from, the main one first.
        notices: What was let pass.
    """

    data: dict[str, Any]
    path: str
    sha256: str
    files: tuple[Path, ...]
    notices: tuple[Problem, ...]
    _source: Source = field(repr=False)
    _origins: Mapping[str, tuple[Source, str]] = field(repr=False)

    def locate(self, pointer: str, *, key: bool = False) -> Position:
        """Give the position of what `pointer` points to, or of its key.

        Where there is nothing, it is that of the nearest ancestor that exists.
        """
        source, there = self._origin(parent(pointer) if key else pointer)
        return source.locate(there + pointer[len(parent(pointer)) :] if key else there, key=key)

    def written(self, pointer: str) -> str:
        """Give a scalar that isn't in quotes as the file has it: `1.10`, where the value is 1.1."""
        source, there = self._origin(pointer)
        return source.written(there)

    def problem(self, code: str, pointer: str, message: str, hint: str | None = None, *, key: bool = False) -> Problem:
        """Make a finding about the value that `pointer` points to, or about its key."""
        return Problem(code, message, self.locate(pointer, key=key), hint)

    def _origin(self, pointer: str) -> tuple[Source, str]:
        """Find the file that a part of the bundled document comes from, and its place there."""
        if not self._origins:
            return self._source, pointer
        around = pointer
        while around not in self._origins and around:
            around = parent(around)
        source, there = self._origins.get(around, (self._source, around))
        return source, there + pointer[len(around) :]


def read_document(path: Path, *, shown_as: str | None = None) -> Document:
    """Read a document from a file. Raises SpecError with every problem that was found.

    Args:
        path: The file.
        shown_as: How messages name it, if not as `path` does.
    """
    source = read_source(path, shown_as or str(path))
    if not isinstance(source.data, dict):
        message = "an OpenAPI document is a mapping that begins with openapi, info and paths"
        raise SpecError([Problem("not-a-mapping", message, source.locate(""))])
    return Document(source.data, source.path, source.sha256, (path,), source.notices, source, {})
