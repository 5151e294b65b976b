"""Makes a short text that a regular expression of the document matches, for examples.

A reader of the part of ECMA-262 that documents use. What it makes is tried against the pattern, so
that what it misreads (look-around, back references) costs an example, never correctness.
"""

from __future__ import annotations

import re

_CLASSES = {"d": "5", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a", "t": "\t", "n": "\n", "r": "\r"}
_CANDIDATES = "a1A0-_ ./:@+xzXZ9~é"
_LONGEST = 4096


class _Unreadable(Exception):
    """The pattern uses what is not read here."""


def matches(pattern: str, text: str) -> bool:
    """Tell whether the text matches; a pattern that Python can't read matches nothing."""
    try:
        return re.search(_as_python(pattern), text) is not None
    except (re.error, RecursionError, OverflowError):
        return False


def text_matching(pattern: str, min_length: int = 0, max_length: int | None = None) -> str | None:
    """Make a text that matches and has the length, or None where that is not easily done."""
    for extra in dict.fromkeys((0, 1, 2, min_length, max(0, min_length - 1))):
        try:
            text = _Writer(pattern, extra).write()
        except (_Unreadable, RecursionError):
            return None
        for candidate in (text, text + "a" * (min_length - len(text)), text + "1" * (min_length - len(text))):
            fits = min_length <= len(candidate) <= (_LONGEST if max_length is None else max_length)
            if fits and matches(pattern, candidate):
                return candidate
    return None


def _as_python(pattern: str) -> str:
    return re.sub(r"\(\?<(?![=!])", "(?P<", pattern)


class _Writer:
    """Walks through a pattern and writes the first thing that each part allows."""

    def __init__(self, pattern: str, extra: int) -> None:
        self.pattern = pattern
        self.at = 0
        self.extra = extra

    def write(self) -> str:
        text = self.alternatives()
        if self.at < len(self.pattern):
            raise _Unreadable
        return text

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        character = self.peek()
        if not character:
            raise _Unreadable
        self.at += 1
        return character

    def alternatives(self) -> str:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return next((branch for branch in branches if branch), "")

    def sequence(self) -> str:
        parts: list[str] = []
        length = 0
        while self.peek() not in ("", "|", ")"):
            part = self.atom()
            low, high = self.quantifier()
            count = (
                low
                if high is not None and high < max(low, self.extra)
                else max(low, self.extra if low != high else low)
            )
            if part:
                length += len(part) * count
                if length > _LONGEST:
                    raise _Unreadable
                parts.append(part * count)
        return "".join(parts)

    def quantifier(self) -> tuple[int, int | None]:
        found = re.compile(r"([*+?])|\{(\d{1,5})(,)?(\d{1,5})?\}").match(self.pattern, self.at)
        if not found:
            return 1, 1
        self.at = found.end()
        if self.peek() in ("?", "+"):
            self.at += 1
        if found[1]:
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[1]]
        low = int(found[2])
        return low, low if not found[3] else int(found[4]) if found[4] else None

    def atom(self) -> str:
        character = self.take()
        if character in "^$":
            return ""
        if character == ".":
            return "a"
        if character == "[":
            return self.character_class()
        if character == "(":
            return self.group()
        if character == "\\":
            return self.escape()[0]
        return character

    def group(self) -> str:
        empty = False
        if self.peek() == "?":
            opening = re.compile(r"\?(?:(:)|P?<\w+>|(=|!|<=|<!))").match(self.pattern, self.at)
            if not opening:
                raise _Unreadable
            self.at = opening.end()
            empty = bool(opening[2])
        text = self.alternatives()
        if self.take() != ")":
            raise _Unreadable
        return "" if empty else text

    def escape(self) -> tuple[str, bool]:
        """Read what follows a backslash: a character, and whether it stands for more than itself."""
        character = self.take()
        if character in "bB":
            return "", True
        if character in _CLASSES:
            return _CLASSES[character], character in "dwsDWS"
        width = {"x": 2, "u": 4}.get(character)
        if width and re.fullmatch(f"[0-9a-fA-F]{{{width}}}", self.pattern[self.at : self.at + width]):
            self.at += width
            return chr(int(self.pattern[self.at - width : self.at], 16)), False
        if character.isalnum():
            raise _Unreadable
        return character, False

    def character_class(self) -> str:
        start = self.at
        negated = self.peek() == "^"
        self.at += negated
        first = ""
        while self.peek() != "]" or (self.at == start + negated):
            character, _ = self.escape() if self.take() == "\\" else (self.pattern[self.at - 1], False)
            first = first or character
        self.at += 1
        whole = self.pattern[start - 1 : self.at]
        for candidate in "a" + "0A1" + first + _CANDIDATES:
            if matches(f"^(?:{whole})$", candidate):
                return candidate
        raise _Unreadable
