"""The answers of a server that judge what is made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.wire.bodies import charset_of, is_json
from bench.wire.document import Content, Operation

CONCRETE = {"image": "image/png", "audio": "audio/mpeg", "video": "video/mp4", "text": "text/plain"}
"""A media type of each range."""
STREAMS = ("text/event-stream", "jsonl", "ndjson", "json-seq", "jsonlines", "json-lines", "stream+json")


@dataclass(frozen=True)
class Reply:
    """An answer of the server, and the JSON value that is in it; text and bytes as they are."""

    label: str
    status: int
    content: Content | None = None
    value: Any = None
    undeclared: tuple[str, bytes] | None = None
    """The content type and the body of an answer of which the document knows nothing."""

    @property
    def content_type(self) -> str | None:
        """The header, of a range a type within it."""
        if self.undeclared is not None:
            return self.undeclared[0]
        if self.content is None:
            return None
        name = self.content.media_type
        if "*" in name:
            if name.partition("/")[0] in CONCRETE:
                return CONCRETE[name.partition("/")[0]]
            return "application/octet-stream" if isinstance(self.value, bytes) else "application/json"
        return name

    @property
    def text(self) -> str:
        """The body as text."""
        return self.raw.decode(charset_of(self.content_type or ""))

    @property
    def raw(self) -> bytes:
        """The body."""
        if self.undeclared is not None:
            return self.undeclared[1]
        if self.content is None:
            return b""
        if isinstance(self.value, bytes):
            return self.value
        if isinstance(self.value, str) and not is_json(self.content.media_type):
            return self.value.encode(charset_of(self.content.media_type))
        return json.dumps(self.value, ensure_ascii=False).encode()


def contents_of(operation: Operation) -> Iterator[Content]:
    """The media types of the responses that are a success."""
    named = [status for status in operation.responses if status.startswith("2")]
    for status in named or [each for each in operation.responses if each == "default"]:
        yield from operation.responses[status]


def is_streamed(operation: Operation) -> bool:
    """Whether a response comes item by item, which is judged elsewhere."""
    return any(is_stream(content) for contents in operation.responses.values() for content in contents)


def is_stream(content: Content) -> bool:
    """Whether a media type is a sequence of items."""
    return any(name in content.media_type for name in STREAMS)
