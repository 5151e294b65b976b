"""Plain YAML scalars as YAML 1.2's core schema reads them: `no`, `on`, `2020-01-01` and `1_000` are strings."""

from __future__ import annotations

import math
import re

# What a plain scalar begins with (nothing at all among it) when it may be something else than a string.
SUSPECT = frozenset(["", *"+-.0123456789~nNtTfF"])

_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

# Python turns integers into text and back up to 4300 digits; nobody means even that many.
_MOST_DIGITS = 3000


class NumberError(ValueError):
    """A number that neither JSON nor Python can carry as it is written."""


def read_plain(text: str) -> str | int | float | bool | None:
    """Give the value of a plain scalar. Raises NumberError for infinity, NaN and what is too large."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return _read_integer(text, 10)
    if _FLOAT.fullmatch(text):
        return read_float(text)
    if _OCTAL.fullmatch(text):
        return _read_integer(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return _read_integer(text[2:], 16)
    if _NOT_FINITE.fullmatch(text):
        raise NumberError(text)
    return text


def read_float(text: str) -> float:
    """Give the value of a number with a point or an exponent. Raises NumberError if it is too large."""
    number = float(text)
    if not math.isfinite(number):
        raise NumberError(text)
    return number


def _read_integer(text: str, base: int) -> int:
    if len(text) > _MOST_DIGITS:
        raise NumberError(text)
    return int(text, base)


def read_key(text: str) -> str:
    """Give the name a plain key stands for: as written, but one spelling of true, false and null."""
    if text in _NULLS:
        return "null"
    return text.lower() if text in _BOOLEANS else text


def shorten(text: str, length: int = 40) -> str:
    """Cut a long text for a message."""
    return text if len(text) <= length else f"{text[: length - 3]}..."
