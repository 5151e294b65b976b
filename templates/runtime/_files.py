"""Reads files that are sent, without holding them in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeAlias, TypeGuard, cast

Source: TypeAlias = bytes | Path | BinaryIO
"""A piece of a body: bytes, a path, or an open file."""

_CHUNK = 64 * 1024


class NamedFile(NamedTuple):
    """A file to send: what is in it, and what is told of it."""

    source: Source
    name: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Further headers, where it is a part of a multipart body."""


def is_bytes(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    """Say whether a value is bytes, in whichever form."""
    return isinstance(value, (bytes, bytearray, memoryview))


def named_file(value: Any) -> NamedFile:
    """Return the file that an argument stands for."""
    if isinstance(value, tuple):
        name, content, *rest = cast("Sequence[Any]", value)
        source = (
            content.encode() if isinstance(content, str) else named_file(content).source
        )
        media_type = rest[0] if rest else None
        headers = cast("Mapping[str, str]", rest[1]).items() if rest[1:] else ()
        return NamedFile(source, name, media_type, tuple(headers))
    if is_bytes(value):
        return NamedFile(bytes(value))
    if isinstance(value, (str, os.PathLike)):
        path = Path(cast("str | os.PathLike[str]", value))
        if not path.is_file():
            raise FileNotFoundError(f"there is no file {str(path)!r} to send")
        return NamedFile(path, path.name)
    name = getattr(value, "name", None)
    return NamedFile(value, Path(name).name if isinstance(name, str) else None)


class StreamedBody:
    """A body that is read piece by piece, each time it is iterated over."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._pieces = [_Piece(source) for source in sources]

    @property
    def length(self) -> int | None:
        """The number of bytes, or None where it is not known."""
        lengths = [piece.length for piece in self._pieces]
        return None if None in lengths else sum(length or 0 for length in lengths)

    @property
    def repeatable(self) -> bool:
        """Whether the body can be sent a second time."""
        return all(piece.repeatable for piece in self._pieces)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            yield from piece.chunks()


class _Piece:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._start: int | None = None
        self.length: int | None = None
        if isinstance(source, bytes):
            self.length = len(source)
        elif isinstance(source, Path):
            self.length = source.stat().st_size
        else:
            self._measure(source)
        self.repeatable = isinstance(source, (bytes, Path)) or self._start is not None

    def _measure(self, file: BinaryIO) -> None:
        try:
            self._start = file.tell()
            end = file.seek(0, os.SEEK_END)
            file.seek(self._start)
        except (AttributeError, OSError, ValueError):
            self._start = None
            return
        if not hasattr(file, "encoding"):
            self.length = end - self._start

    def chunks(self) -> Iterator[bytes]:
        if isinstance(self._source, bytes):
            yield self._source
        elif isinstance(self._source, Path):
            with self._source.open("rb") as file:
                yield from _read(file)
        else:
            if self._start is not None:
                self._source.seek(self._start)
            yield from _read(self._source)


def _read(file: Any) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk.encode() if isinstance(chunk, str) else chunk
