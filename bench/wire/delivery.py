"""The ways in which a server may deliver one and the same body: packed, in pieces, in another charset."""

from __future__ import annotations

import gzip
import importlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from bench.wire.bodies import is_json, is_text
from bench.wire.server import Answer

HEADERS = (
    ("X-Judge", "a b/c?d#e%f+&=;,"),
    ("x-repeated", "one"),
    ("X-Repeated", "two"),
    ("Link", '</next?a=b>; rel="next"'),
)
"""What each answer has beside its content type."""
SIZES = (1, 2, 5, 3, 64, 7, 4096)


@dataclass(frozen=True)
class Delivery:
    """A way to deliver a body.

    Args:
        label: What it is called in the report.
        charset: In which text is encoded; None says nothing of it.
        coding: The content coding (RFC 9110, 8.4).
        pieces: Whether the body comes in pieces of odd sizes.
    """

    label: str
    charset: str | None = None
    coding: str | None = None
    pieces: bool = False

    def written(self, content_type: str | None, body: bytes) -> tuple[str | None, bytes]:
        """The content type and the body in this charset; a text is given in UTF-8."""
        if (
            self.charset is None
            or content_type is None
            or "charset" in content_type.lower()
            or not _is_text(content_type)
        ):
            return content_type, body
        try:
            return f"{content_type}; charset={self.charset}", body.decode().encode(self.charset.strip('"'))
        except UnicodeError:
            return content_type, body

    def answer(self, status: int, content_type: str | None, body: bytes) -> Answer:
        """The answer that delivers a body."""
        headers: tuple[tuple[str, str], ...] = HEADERS
        if self.coding is not None and body:
            for name in self.coding.split(", "):
                body = CODINGS[name](body)
            headers = (*headers, ("Content-Encoding", self.coding))
        pieces = tuple(cut(body)) if self.pieces and status not in (204, 304) else None
        return Answer(status, content_type, body, headers, pieces)


def cut(body: bytes) -> list[bytes]:
    """A body in pieces of odd sizes."""
    pieces: list[bytes] = []
    while body:
        size = SIZES[len(pieces) % len(SIZES)]
        pieces.append(body[:size])
        body = body[size:]
    return pieces


def _is_text(content_type: str) -> bool:
    return is_json(content_type) or is_text(content_type)


def _brotli(body: bytes) -> bytes:
    packed: bytes = importlib.import_module("brotli").compress(body)
    return packed


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "x-gzip": lambda body: gzip.compress(body, 9, mtime=0),
    "gzip": lambda body: gzip.compress(body, 1, mtime=0),
    "deflate": zlib.compress,
    "br": _brotli,
}
PLAIN = Delivery("plain")
DELIVERIES = (
    PLAIN,
    Delivery("gzip", coding="gzip"),
    Delivery("in pieces", pieces=True),
    Delivery("latin-1", charset="ISO-8859-1"),
    Delivery("deflate", coding="deflate"),
    Delivery("br in pieces", coding="br", pieces=True),
    Delivery("utf-16", charset='"utf-16"'),
    Delivery("utf-8", charset="UTF-8"),
    Delivery("x-gzip", coding="x-gzip"),
    Delivery("deflate, then gzip in pieces", coding="deflate, gzip", pieces=True),
    Delivery("gzip in pieces of utf-16le", charset="utf-16le", coding="gzip", pieces=True),
)
