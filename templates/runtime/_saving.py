"""Writes what is downloaded, and tells of the progress of what goes out."""

from __future__ import annotations

import errno
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


class OpenedSink:
    """Writes straight to what isn't a file that could be replaced: a pipe, a device."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, piece: bytes) -> object:
        """Write a piece."""
        return self._file.write(piece)

    def finish(self) -> None:
        """Close it."""
        self._file.close()

    def abandon(self) -> None:
        """Close it; what was written is gone."""
        self._file.close()


class PathSink:
    """Writes beside a path, and puts the file there when it is whole.

    A file that stands there keeps its permissions.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._file = self._part.open("xb")
        except OSError as error:
            error.filename = str(path)
            raise
        if path.exists():
            self._part.chmod(path.stat().st_mode & 0o7777)

    def write(self, piece: bytes) -> object:
        """Write a piece."""
        return self._file.write(piece)

    def finish(self) -> None:
        """Put the file in its place."""
        self._file.close()
        self._part.replace(self._path)

    def abandon(self) -> None:
        """Remove what was written; what stood in its place stands there still."""
        try:
            self._file.close()
        finally:
            self._part.unlink(missing_ok=True)


def open_sink(target: Target) -> Sink:
    """Open a target; a link stands for what it leads to."""
    if not isinstance(target, (str, os.PathLike)):
        return FileSink(target)
    path = Path(os.path.realpath(target))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    return OpenedSink(path) if path.exists() and not path.is_file() else PathSink(path)


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
