"""Turns any text into a Python identifier, in the way OpenAPI Generator's python client does.

Three steps, each as simple as there: *sanitize* (separators become `_`, what else Python does not
allow falls away), *camelize* (`api_key` -> `ApiKey`) and *underscore* (`APIKey` -> `api_key`).
Where nothing is left of a text, `transliterate` spells it in ASCII, so that each text has a name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SEPARATORS = re.compile(r"[\[(.\-|: /\\]")
_NOT_WORD = re.compile(r"[^A-Za-z0-9_]")
_LAST_PART = re.compile(r"(\.?)(\w)([^.]*)\Z", re.ASCII)
_JOINT = re.compile(r"(?<![_-])[_-]++([^_-])")
_BEFORE_WORD = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z][a-z])")
_AFTER_LOWER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

SYMBOLS = {
    "!": "exclamation",
    '"': "double_quote",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "'": "quote",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "star",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than",
    "=": "equal",
    ">": "greater_than",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "back_slash",
    "]": "right_square_bracket",
    "^": "caret",
    "_": "underscore",
    "`": "backtick",
    "{": "left_curly_bracket",
    "|": "pipe",
    "}": "right_curly_bracket",
    "~": "tilde",
    "€": "euro",
}
"""The words for the characters that Python does not allow in a name."""


def sanitize(text: str) -> str:
    """Leave only ASCII letters, digits and `_`: `filter[name]` -> `filter_name`, `a+b` -> `ab`.

    Separators become `_`, closing brackets and all else fall away. The result may be empty.
    """
    if text == "$":
        return "value"
    return _NOT_WORD.sub("", _SEPARATORS.sub("_", text.replace("[]", "")))


def camelize(text: str) -> str:
    """Join the parts of a text, each with a capital: `api_key-info` -> `ApiKeyInfo`. Capitals stay."""
    text = _LAST_PART.sub(lambda m: m[1] + m[2].upper() + m[3], text, count=1)
    return _JOINT.sub(lambda m: m[1].upper(), text).replace("_", "")


def underscore(text: str) -> str:
    """Write a text in snake_case: `HTTPHeader` -> `http_header`, `IngestFromS3Body` -> `ingest_from_s3_body`."""
    text = _AFTER_LOWER.sub("_", _BEFORE_WORD.sub("_", text))
    return text.replace("-", "_").replace(" ", "_").lower()


def spell_out(text: str) -> str:
    """Write symbols as words, which tells apart what differs in them: `DateCreated<` -> `DateCreated_less_than`."""
    inner = text.lstrip("_")
    parts = [f"_{SYMBOLS[char]}_" if char in SYMBOLS and char != "_" else char for char in inner]
    words = re.sub(r"__+", "_", "".join(parts)).strip("_")
    return "_".join(filter(None, [*["underscore"] * (len(text) - len(inner)), words]))


def transliterate(text: str) -> str:
    """Spell a text in ASCII: accents fall away, symbols become words, any other letter its code point (`u0431`)."""
    parts = []
    for char in unicodedata.normalize("NFKD", text):
        if char.isascii() and (char.isalnum() or char == "_"):
            parts.append(char)
        elif char in SYMBOLS:
            parts.append(f"_{SYMBOLS[char]}_")
        elif char.isspace():
            parts.append("_")
        elif not unicodedata.combining(char):
            parts.append(f"u{ord(char):04x}")
    spelled = re.sub(r"__+", "_", "".join(parts)).strip("_")
    return spelled or "_".join(f"u{ord(char):04x}" for char in text) or "empty"


def fingerprint(text: str, length: int = 8) -> str:
    """Give hexadecimal digits that depend on nothing but the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def shorten(name: str, limit: int) -> str:
    """Cut a name to `limit` characters; a cut one ends in a fingerprint of the whole, so that two never become one."""
    return name if len(name) <= limit else f"{name[: limit - 9].rstrip('_')}_{fingerprint(name)}"
