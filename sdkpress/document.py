"""Reads an OpenAPI document, YAML or JSON, and finds the position of any JSON pointer in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sdkpress.bundle import Bundle, bundle
from sdkpress.library import Library
from sdkpress.pointers import parent
from sdkpress.problems import Position, Problem, SpecError, sort_problems
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
        moved: For what stands in several places of `data` and in one of the document, where that is.
    """

    data: dict[str, Any]
    path: str
    sha256: str
    files: tuple[Path, ...]
    notices: tuple[Problem, ...]
    _source: Source = field(repr=False)
    _bundle: Bundle | None = field(repr=False)
    moved: Mapping[str, str] = field(default_factory=dict)

    def locate(self, pointer: str, *, key: bool = False) -> Position:
        """Give the position of what `pointer` points to, or of its key.

        Where there is nothing, it is that of the nearest ancestor that exists.
        """
        source, there = self._origin(pointer, key=key)
        return source.locate(there, key=key)

    def written(self, pointer: str) -> str:
        """Give a scalar that isn't in quotes as the file has it: `1.10`, where the value is 1.1."""
        source, there = self._origin(pointer)
        return source.written(there)

    def _origin(self, pointer: str, *, key: bool = False) -> tuple[Source, str]:
        start = pointer if self.moved else ""
        while start:
            if start in self.moved:
                # What was moved may stand in something that was moved itself.
                pointer = start = self.moved[start] + pointer[len(start) :]
            else:
                start = parent(start)
        return self._bundle.origin(pointer, key=key) if self._bundle else (self._source, pointer)

    def problem(self, code: str, pointer: str, message: str, hint: str | None = None, *, key: bool = False) -> Problem:
        """Make a finding about the value that `pointer` points to, or about its key."""
        return Problem(code, message, self.locate(pointer, key=key), hint)


def read_document(
    path: Path, *, shown_as: str | None = None, allow_outside: bool = False, allow_remote: bool = False
) -> Document:
    """Read a document, and all files it refers to. Raises SpecError with every problem that was found.

    Args:
        path: The main file.
        shown_as: How messages name it, if not as `path` does.
        allow_outside: Whether files outside its folder may be read.
        allow_remote: Whether files may be fetched from the network.
    """
    source = read_source(path, shown_as or str(path))
    if not isinstance(source.data, dict):
        message = "an OpenAPI document is a mapping that begins with openapi, info and paths"
        raise SpecError([Problem("not-a-mapping", message, source.locate(""))])
    bundled = bundle(path, source, allow_outside=allow_outside, allow_remote=allow_remote)
    if bundled is None:
        return Document(source.data, source.path, source.sha256, (path,), source.notices, source, None)
    library = bundled.library
    return Document(
        data=bundled.data,
        path=source.path,
        sha256=_digest(library),
        files=tuple(library.paths[uri] for uri in _in_order(library) if uri in library.paths),
        notices=sort_problems(
            (*bundled.notices, *(notice for each in library.sources.values() for notice in each.notices))
        ),
        _source=source,
        _bundle=bundled,
    )


def _in_order(library: Library) -> list[str]:
    return [library.main, *sorted(uri for uri in library.sources if uri != library.main)]


def _digest(library: Library) -> str:
    """Digest what was read; where the whole folder stands makes no difference."""
    if len(library.sources) == 1:
        return library.sources[library.main].sha256
    lines = []
    for uri in _in_order(library):
        name = os.path.relpath(library.paths[uri].resolve(), library.folder) if uri in library.paths else uri
        lines.append(f"{library.sources[uri].sha256}  {name}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()
