"""The text of a document's file, and where in it each key and value stands."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sdkpress.problems import Position, Problem, SpecError

MAX_DEPTH = 250
"""How deep mappings and lists may be nested. What comes later walks documents by recursion."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")

# UTF-32's little-endian mark begins with UTF-16's, so it has to be asked for first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Text:
    """The decoded text of one file, without byte order mark."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Give the line and column of a character, counted as editors count them."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(self.path, line, offset - self._line_starts[line - 1] + 1)

    def refusal(self, code: str, offset: int, message: str, hint: str | None = None) -> SpecError:
        """Make the error that says one thing about one character."""
        return SpecError([Problem(code, message, self.position(offset), hint)])


def decode(raw: bytes, path: str) -> Text:
    """Read the bytes of a file as the text it holds: UTF-8, or UTF-16 and UTF-32 as YAML and JSON allow them.

    Without a byte order mark the zero bytes tell: the first character of a document is always ASCII.
    """
    encoding, start = _find_encoding(raw)
    try:
        return Text(raw[start:].decode(encoding), path)
    except UnicodeDecodeError as error:
        before = Text(raw[start : start + error.start].decode(encoding), path)
        found = (
            f"byte 0x{raw[start + error.start]:02x} is not {encoding.upper().removesuffix('-LE').removesuffix('-BE')}"
        )
        if b"\0" in raw and not start:
            raise before.refusal("not-text", len(before.text), f"this is not a text file: {found}") from None
        raise before.refusal("bad-encoding", len(before.text), f"{found} text", "Save the file as UTF-8.") from None


def _find_encoding(raw: bytes) -> tuple[str, int]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    if len(raw) >= 2 and raw[0] and not raw[1]:
        return ("utf-32-le" if raw[2:4] == b"\0\0" else "utf-16-le"), 0
    if len(raw) >= 2 and raw[1] and not raw[0]:
        return "utf-16-be", 0
    if raw[:3] == b"\0\0\0" and raw[3:4] > b"\0":
        return "utf-32-be", 0
    return "utf-8", 0


class Places:
    """Where the keys and values of a tree of dicts and lists stand in the text.

    Holds two offsets for an entry of a dict (key and value) and one for an item of a list, in one flat array;
    a container is known by its identity, so the tree must stay as it was read.
    """

    def __init__(self) -> None:
        self._root: Any = None
        self._root_offset = 0
        self._starts: dict[int, int] = {}
        self._offsets = array("L")
        self._ranks: dict[int, dict[str, int]] = {}

    def add(self, container: Any, offsets: Iterable[int]) -> None:
        """Remember the offsets of a container's keys and values, in the container's order."""
        self._starts[id(container)] = len(self._offsets)
        self._offsets.extend(offsets)

    def root(self, value: Any, offset: int) -> None:
        """Remember the whole tree, which keeps the containers alive: no other object gets the identity of one."""
        self._root = value
        self._root_offset = offset

    def of(self, container: Any) -> array[int]:
        """Give the offsets of a container's keys and values."""
        start = self._starts[id(container)]
        return self._offsets[start : start + len(container) * (2 if isinstance(container, dict) else 1)]

    def find(self, tokens: list[str], *, key: bool = False) -> int:
        """Give the offset of the value that `tokens` lead to, or of its key.

        Where there is no such value, it is that of the nearest one around it.
        """
        offset = self._root_offset
        value = self._root
        for depth, token in enumerate(tokens):
            if isinstance(value, dict) and token in value:
                place = self._starts[id(value)] + 2 * self._rank(value, token)
                offset = self._offsets[place if key and depth == len(tokens) - 1 else place + 1]
                value = value[token]
            elif isinstance(value, list) and _INDEX.fullmatch(token) and int(token) < len(value):
                offset = self._offsets[self._starts[id(value)] + int(token)]
                value = value[int(token)]
            else:
                break
        return offset

    def _rank(self, mapping: dict[str, Any], key: str) -> int:
        """Say how many keys stand before one, by a count kept for the next that asks about the same mapping."""
        ranks = self._ranks.get(id(mapping))
        if ranks is None:
            ranks = self._ranks[id(mapping)] = {each: rank for rank, each in enumerate(mapping)}
        return ranks[key]
