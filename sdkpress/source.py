"""One file of a document: its bytes, its data, and the position of each part of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from sdkpress import json_reader
from sdkpress.places import Places, Text, decode
from sdkpress.pointers import join, split, step
from sdkpress.problems import Position, Problem, SpecError
from sdkpress.yaml_reader import read_yaml

_BLANK = " \t\r\n"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN_SCALAR = re.compile(r"[^\s,\[\]{}]+")

# Text for people: nothing depends on a character of it.
_PROSE = frozenset(["description", "summary", "title", "$comment", "termsOfService"])


class Source:
    """A file as it was read. `data` must not be changed: positions are found through it.

    Attributes:
        path: The file as messages name it.
        data: Plain dicts, lists, strings, numbers, booleans and None; every key is a string.
        sha256: The digest of its bytes.
        notices: What was let pass.
    """

    def __init__(self, raw: bytes, path: str) -> None:
        self.path = path
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.notices: tuple[Problem, ...] = ()
        self._text = decode(raw, path)
        self.data, self._find_places = _read(self._text)
        # Only JSON can hold half of a surrogate pair, and only as an escape.
        if _ESCAPED_SURROGATE.search(self._text.text):
            self._replace_surrogates()

    @cached_property
    def _places(self) -> Places:
        return self._find_places()

    def locate(self, pointer: str, *, key: bool = False) -> Position:
        """Give the position of a value or of its key; of the nearest one around it if there is none."""
        return self._text.position(self._places.find(split(pointer), key=key))

    def written(self, pointer: str) -> str:
        """Give a number, boolean, null or plain word as the file has it: `1.10`, where the value is 1.1."""
        found = _PLAIN_SCALAR.match(self._text.text, self._places.find(split(pointer)))
        return found.group() if found else ""

    @property
    def text(self) -> str:
        """The text of the file."""
        return self._text.text

    def _replace_surrogates(self) -> None:
        """Replace lone surrogates, which no UTF-8 can carry, in prose; refuse them anywhere else."""
        notices: list[Problem] = []
        refusals: list[Problem] = []
        for container, token, pointer in _surrogates(self.data):
            if _LONE_SURROGATE.search(token) or token not in _PROSE or not isinstance(container, dict):
                message = "this text holds half of a surrogate pair, which is no character"
                hint = "Write both halves, as in \\ud83d\\ude00, or remove it."
                position = self.locate(pointer, key=bool(_LONE_SURROGATE.search(token)))
                refusals.append(Problem("lone-surrogate", message, position, hint))
            else:
                message = f"{token} holds half of a surrogate pair, which is no character: it became U+FFFD"
                notices.append(Problem("replaced-surrogate", message, self.locate(pointer)))
                container[token] = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", container[token])
        if refusals:
            raise SpecError(refusals)
        self.notices = tuple(notices)


def read_source(file: Path, path: str) -> Source:
    """Read one local file. Raises SpecError if it can't be read or is no document.

    Args:
        file: Where the file is.
        path: How messages name it.
    """
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise SpecError([Problem("missing-file", f"there is no file {path}")]) from None
    except IsADirectoryError:
        raise SpecError([Problem("unreadable-file", f"{path} is a folder, not a file")]) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SpecError([Problem("unreadable-file", f"{path} can't be read: {reason}")]) from None
    return Source(raw, path)


def _read(text: Text) -> tuple[Any, Callable[[], Places]]:
    """Read JSON or YAML, told apart by what the text begins with, not by the name of the file.

    YAML may begin like JSON (`{openapi: 3.1.0}`). What is neither is reported as JSON if its first key is in quotes.
    """
    start = text.text.lstrip(_BLANK)
    if not start:
        raise SpecError([Problem("empty-document", "the file is empty", text.position(0))])
    if start[0] not in "{[":
        return _read_yaml(text)
    try:
        return json_reader.read_json(text)
    except json.JSONDecodeError as error:
        json_error = json_reader.syntax_error(text, error)
    if text.path.endswith(".json"):
        raise json_error
    try:
        return _read_yaml(text)
    except SpecError:
        if start[1:].lstrip(_BLANK)[:1] == '"':
            raise json_error from None
        raise


def _read_yaml(text: Text) -> tuple[Any, Callable[[], Places]]:
    data, places = read_yaml(text)
    return data, lambda: places


def _surrogates(data: Any) -> Iterator[tuple[Any, str, str]]:
    """Yield the holder, key and pointer of each string, and of each key, that has a lone surrogate."""
    waiting: list[tuple[Any, str]] = [(data, "")]
    while waiting:
        container, pointer = waiting.pop()
        tokens = list(container) if isinstance(container, dict) else [str(index) for index in range(len(container))]
        for token in tokens:
            value = step(container, token)
            place = join(pointer, token)
            if _LONE_SURROGATE.search(token) or (isinstance(value, str) and _LONE_SURROGATE.search(value)):
                yield container, token, place
            if isinstance(value, (dict, list)):
                waiting.append((value, place))
