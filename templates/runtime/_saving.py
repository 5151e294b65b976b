"""Writes what is downloaded, and tells of the progress of what goes out."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeAlias


class Writable(Protocol):
    """A file that is open for writing bytes."""

    def write(self, piece: bytes, /) -> object:
        """Write a piece."""
        ...


Target: TypeAlias = str | os.PathLike[str] | Writable
"""Where to save a download: a path, or a file that is open for writing bytes."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""What is called with the bytes so far, and with those to come in all, where known."""

_CHUNK = 64 * 1024


class Sink(Protocol):
    """Takes the pieces of a download."""

    def write(self, piece: bytes) -> object:
        """Take a piece."""
        ...

    def finish(self) -> None:
        """Keep what was taken."""
        ...

    def abandon(self) -> None:
        """Undo what can be undone: the download broke off."""
        ...


class FileSink:
    """Writes to an open file, which stays open."""

    def __init__(self, file: Writable) -> None:
        self._file = file

    def write(self, piece: bytes) -> object:
        """Write a piece."""
        return self._file.write(piece)

    def finish(self) -> None:
        """Leave nothing in a buffer."""
        flush = getattr(self._file, "flush", None)
        if flush is not None:
            flush()

    def abandon(self) -> None:
        """Leave what was written."""


class PathSink:
    """Writes beside a path, and puts the file there when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        self._file = self._part.open("xb")

    def write(self, piece: bytes) -> object:
        """Write a piece."""
        return self._file.write(piece)

    def finish(self) -> None:
        """Put the file in its place."""
        self._file.close()
        self._part.replace(self._path)

    def abandon(self) -> None:
        """Remove what was written; what stood in its place stands there still."""
        self._file.close()
        self._part.unlink(missing_ok=True)


def open_sink(target: Target) -> Sink:
    """Open a target."""
    if isinstance(target, (str, os.PathLike)):
        return PathSink(Path(target))
    return FileSink(target)


class WatchedBody:
    """A body which tells how much of it went out."""

    def __init__(self, body: bytes | Iterable[bytes], progress: Progress) -> None:
        self._body = body
        self._progress = progress
        self.length: int | None = (
            len(body) if isinstance(body, bytes) else getattr(body, "length", None)
        )

    @property
    def repeatable(self) -> bool:
        """Whether the body can be sent a second time."""
        return isinstance(self._body, bytes) or bool(
            getattr(self._body, "repeatable", False)
        )

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces, and tell of each that is handed over."""
        sent = 0
        for piece in self._pieces():
            sent += len(piece)
            self._progress(sent, self.length)
            yield piece

    def _pieces(self) -> Iterable[bytes]:
        body = self._body
        if isinstance(body, bytes):
            return (body[at : at + _CHUNK] for at in range(0, len(body), _CHUNK))
        return body


def watch(
    body: bytes | Iterable[bytes] | None, progress: Any, headers: list[tuple[str, str]]
) -> bytes | Iterable[bytes] | None:
    """Return the body with its progress told; its length goes into the headers."""
    if body is None or progress is None:
        return body
    watched = WatchedBody(body, progress)
    if isinstance(body, bytes) and not any(
        name.lower() == "content-length" for name, _ in headers
    ):
        headers.append(("Content-Length", str(len(body))))
    return watched
