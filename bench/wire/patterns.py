"""Makes a text that fits a regular expression."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_GOOD = "a0A1b2_-. "


@lru_cache(4096)
def text_for(pattern: str, minimum: int, maximum: int | None, variant: int = 0) -> str | None:
    """A text in which the pattern is found, within the lengths if that can be; None where none is known."""
    source = re.sub(r"\\p\{[^}]*\}", "a-z", pattern) if "[" in pattern else re.sub(r"\\p\{[^}]*\}", "[a-z]", pattern)
    try:
        parsed = re.__dict__["_parser"].parse(
            source.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
        )
    except (re.error, OverflowError):
        return None
    for extra in (0, max(minimum - 1, 0), minimum, 3):
        made = "".join(_write(item, extra, variant) for item in parsed)
        if "$" not in pattern and len(made) < minimum:
            made += "a" * (minimum - len(made))
        if len(made) >= minimum and (maximum is None or len(made) <= maximum):
            return made
    return None


def _write(item: Any, extra: int, variant: int) -> str:
    kind, value = str(item[0]), item[1]
    if kind == "LITERAL":
        return chr(value)
    if kind == "NOT_LITERAL":
        return "a" if value != ord("a") else "b"
    if kind == "ANY":
        return "a"
    if kind == "IN":
        return _one_of(value, variant)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        count = min(max(int(least), extra), int(most))
        return "".join(_write(each, extra, variant) for each in inner) * count
    if kind == "SUBPATTERN":
        return "".join(_write(each, extra, variant) for each in value[3])
    if kind == "BRANCH":
        return "".join(_write(each, extra, variant) for each in value[1][variant % len(value[1])])
    return ""


def _one_of(members: list[Any], variant: int) -> str:
    inverted = str(members[0][0]) == "NEGATE"
    fitting = [
        character
        for character in dict.fromkeys(_GOOD + "".join(_named(member) for member in members))
        if any(_holds(member, character) for member in members) != inverted
    ]
    return fitting[variant % len(fitting)] if fitting else "a"


def _named(member: Any) -> str:
    kind, value = str(member[0]), member[1]
    return chr(value) if kind == "LITERAL" else chr(value[0]) if kind == "RANGE" else ""


def _holds(member: Any, character: str) -> bool:
    kind, value = str(member[0]), member[1]
    if kind == "LITERAL":
        return chr(value) == character
    if kind == "RANGE":
        return bool(value[0] <= ord(character) <= value[1])
    if kind == "CATEGORY":
        escape = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s"}
        name = str(value)
        known = escape.get(name.replace("NOT_", ""), r"\w")
        return bool(re.match(known, character)) != ("NOT_" in name)
    return False
