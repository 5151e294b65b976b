"""Takes streams apart: server-sent events, JSON lines and JSON text sequences."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from ._decoding import DecodeFailure, Kind, decode_loosely, essence, reader

NOTHING: Any = object()
"""What an event without data is decoded to."""

_LONGEST_WAIT = 18
"""How many digits of a waiting time are read."""
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True)
class ServerSentEvent:
    """An event of a `text/event-stream`."""

    data: str
    """The data, its lines joined by line feeds."""

    event: str = "message"
    """The kind of the event."""

    id: str = ""
    """The id of the last event that had one."""

    retry: int | None = None
    """Milliseconds to wait before connecting again, once the server has said."""

    def json(self) -> Any:
        """Return the data as JSON, without the types of the document."""
        return json.loads(self.data)


class Splitter(Protocol):
    """Cuts a stream into records, in whatever pieces it comes in."""

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Give the records that a piece completes."""
        ...

    def finish(self) -> Iterator[Any]:
        """Give what the end of the stream completes."""
        ...


class EventSplitter:
    """Cuts a `text/event-stream`.

    Source: WHATWG HTML, 9.2.5 and 9.2.6 (parsing and interpreting an event stream).
    """

    def __init__(self) -> None:
        self._rest: bytearray = bytearray()
        self._begun = False
        self._after_return = False
        self._data: list[str] = []
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """Give the events that a piece completes."""
        for line in self._lines(piece):
            if line:
                self._take(line.decode("utf-8", "replace"))
                continue
            data, event = self._data, self._event or "message"
            self._data, self._event = [], ""
            if data:
                yield ServerSentEvent("\n".join(data), event, self._id, self._retry)

    def finish(self) -> Iterator[ServerSentEvent]:
        """Give nothing: an event without the empty line after it is incomplete."""
        return iter(())

    def _lines(self, piece: bytes) -> Iterator[bytes]:
        """Cut lines at CR LF, LF or CR; a CR may be the first half of CR LF."""
        if not piece:
            return
        if self._after_return:
            self._after_return = False
            piece = piece.removeprefix(b"\n")
        if not self._begun:
            piece = bytes(self._rest) + piece
            self._rest.clear()
            if len(piece) < 3 and codecs.BOM_UTF8.startswith(piece):
                self._rest += piece
                return
            self._begun = True
            piece = piece.removeprefix(codecs.BOM_UTF8)
        start = 0
        for end in _LINE_END.finditer(piece):
            yield bytes(self._rest) + piece[start : end.start()]
            self._rest.clear()
            start = end.end()
        self._after_return = start == len(piece) and piece.endswith(b"\r")
        self._rest += piece[start:]

    def _take(self, line: str) -> None:
        """Read a field; a line that begins with a colon is a comment."""
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            # Nobody waits longer than this, and Python reads no longer integers.
            self._retry = int(value[:_LONGEST_WAIT])


class LineSplitter:
    """Cuts JSON lines, or a JSON text sequence at its record separators (RFC 7464)."""

    def __init__(self, separator: bytes = b"\n") -> None:
        self._separator = separator
        self._rest: bytearray = bytearray()
        self._begun = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Give the lines that a piece completes, empty ones left out."""
        rest = self._rest
        searched = len(rest)
        rest += piece
        start = 0
        while (end := rest.find(self._separator, searched)) >= 0:
            yield from self._record(rest[start:end])
            start = searched = end + 1
        del rest[:start]

    def finish(self) -> Iterator[bytes]:
        """Give the last line, which needs no end."""
        yield from self._record(self._rest)

    def _record(self, raw: bytearray) -> Iterator[bytes]:
        record = bytes(raw)
        if not self._begun:
            record = record.removeprefix(codecs.BOM_UTF8)
        record = record.strip(b" \t\r\n\x1e")
        if record:
            self._begun = True
            yield record


@dataclass(frozen=True)
class Streamed:
    """How the items of a response come one after the other."""

    media_type: str

    kind: Kind | None = None
    """What gives the type of an item; None for events as they are."""

    whole_events: bool = False
    """Whether an item is made of all fields of an event, not of its data alone."""

    asked_by: str = ""
    """The property of the request body that asks for a stream, where there is one."""

    def splitter(self) -> Splitter:
        """Return what cuts such a stream into records."""
        name = essence(self.media_type)
        if name == "text/event-stream":
            return EventSplitter()
        return LineSplitter(b"\x1e" if name.endswith("json-seq") else b"\n")

    def is_end(self, record: Any) -> bool:
        """Say whether a record is the mark `[DONE]` after the last item."""
        return (
            isinstance(record, ServerSentEvent)
            and self.kind is not None
            and record.data.strip() == "[DONE]"
        )

    def decode(self, record: Any, *, checked: bool = True) -> Any:
        """Return the item that a record is; `NOTHING` for an event without data.

        What doesn't fit is a `DecodeFailure`, or, unchecked, is handed on as it came.
        """
        if self.kind is None:
            return record
        if not isinstance(record, ServerSentEvent):
            return self._read(record, checked)
        if self.whole_events:
            return self._read_event(record, checked)
        return (
            self._read(record.data.encode(), checked)
            if record.data.strip()
            else NOTHING
        )

    def decode_all(self, raw: bytes, *, checked: bool = True) -> list[Any]:
        """Return the items of a stream that came to its end."""
        splitter = self.splitter()
        items: list[Any] = []
        for record in (*splitter.feed(raw), *splitter.finish()):
            if self.is_end(record):
                break
            item = self.decode(record, checked=checked)
            if item is not NOTHING:
                items.append(item)
        return items

    def _read(self, raw: bytes, checked: bool) -> Any:
        try:
            return self._reader(raw)
        except DecodeFailure:
            if checked:
                raise
        return decode_loosely(None, raw)

    def _read_event(self, event: ServerSentEvent, checked: bool) -> Any:
        """Read all fields of an event, the data as text or else as JSON."""
        fields: dict[str, Any] = {"event": event.event, "data": event.data}
        fields |= {"id": event.id} if event.id else {}
        fields |= {"retry": event.retry} if event.retry is not None else {}
        try:
            return self._reader(json.dumps(fields).encode())
        except DecodeFailure as error:
            failure = error
        try:
            fields["data"] = json.loads(event.data)
        except ValueError:
            if checked:
                raise failure from None
            return fields
        return self._read(json.dumps(fields).encode(), checked)

    @cached_property
    def _reader(self) -> Any:
        assert self.kind is not None
        return reader(self.kind(), "application/json", None)
