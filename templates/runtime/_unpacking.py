"""Undoes codings of a body that aiohttp leaves alone: several, or gzip as `x-gzip`."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any, Protocol

NATIVE = frozenset({"gzip", "deflate", "br", "zstd", "identity", ""})
"""What aiohttp undoes by itself, or what there is nothing to be done for."""

_ANY = 32
"""Added to the bits of the window: the data says whether it is gzip or zlib."""


class UnpackError(ValueError):
    """A body is not in the coding that its header names."""


class _Stage(Protocol):
    def unpack(self, piece: bytes) -> bytes: ...

    def finish(self) -> None: ...


class Unpacker:
    """Undoes codings in the order in which they are to be undone.

    Source: RFC 9110, section 8.4 (they are listed in the order they were applied in)
    and 8.4.1.3 (`x-gzip` is gzip).
    """

    def __init__(self, codings: list[str], limit: int) -> None:
        """Take the codings as they are listed, and how long a piece may become."""
        self._stages = [_stage(coding, limit) for coding in reversed(codings)]

    def unpack(self, piece: bytes) -> bytes:
        """Give what a piece becomes; some of it may still be held back."""
        for stage in self._stages:
            piece = stage.unpack(piece)
        return piece

    def finish(self) -> None:
        """Say with an `UnpackError` that the end is missing."""
        for stage in self._stages:
            stage.finish()


def find_unpacker(content_encoding: str, limit: int) -> Unpacker | None:
    """Return what undoes codings; None where aiohttp does, or where one is unknown."""
    if content_encoding.lower() in NATIVE:
        return None
    names = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name for name in names if name not in ("", "identity")]
    if not codings or not all(coding in _STAGES for coding in codings):
        return None
    try:
        return Unpacker(codings, limit)
    except ImportError:
        return None


class _Deflated:
    """A body in the formats of zlib, gzip (also of several members) or deflate."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._inner: Any = None

    def unpack(self, piece: bytes) -> bytes:
        found: list[bytes] = []
        while piece:
            if self._inner is None:
                # Some send the bare format (RFC 1951) for that of zlib (RFC 1950).
                bare = piece[0] & 0x0F != 8 and piece[0] != 0x1F
                self._inner = zlib.decompressobj(-15 if bare else 15 + _ANY)
            try:
                found.append(self._inner.decompress(piece, self._limit))
            except zlib.error as error:
                raise UnpackError(str(error)) from None
            if self._inner.unconsumed_tail:
                raise UnpackError(f"more than {self._limit} bytes in one piece")
            piece = self._inner.unused_data
            if self._inner.eof:
                self._inner = None
        return b"".join(found)

    def finish(self) -> None:
        if self._inner is not None:
            raise UnpackError("the end is missing")


class _Brotli:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        brotli = importlib.import_module("brotli")
        self._inner = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def unpack(self, piece: bytes) -> bytes:
        try:
            found: bytes = self._inner.process(piece) if piece else b""
        except self._error as error:
            raise UnpackError(str(error)) from None
        if len(found) > self._limit:
            raise UnpackError(f"more than {self._limit} bytes in one piece")
        return found

    def finish(self) -> None:
        if not self._inner.is_finished():
            raise UnpackError("the end is missing")


_STAGES: dict[str, Callable[[int], _Stage]] = {
    "gzip": _Deflated,
    "x-gzip": _Deflated,
    "deflate": _Deflated,
    "br": _Brotli,
}


def _stage(coding: str, limit: int) -> _Stage:
    return _STAGES[coding](limit)
