"""Regular expressions of ECMA 262, as JSON Schema has them, in Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema


@cache
def compile_pattern(pattern: str) -> Callable[[str], object] | None:
    """Return what searches a text for a pattern, or None where nothing can."""
    try:
        return re.compile(_as_python(pattern), re.ASCII).search
    except (re.error, OverflowError, RecursionError):
        pass
    try:
        validator = SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return None

    def search(text: str) -> bool:
        try:
            validator.validate_python(text)
        except ValidationError:
            return False
        return True

    return search


_ECMA = re.compile(
    r"""(?P<escape> \\ (?: u\{[0-9A-Fa-f]+\} | k<\w+> | . ) )
      | (?P<group> \(\?< (?=[^=!]) )
      | (?P<end> \$ )
      | (?P<class> \[\^?\]? )
      | (?P<close> \] )""",
    re.DOTALL | re.VERBOSE,
)


def _as_python(pattern: str) -> str:
    """Write a pattern as Python does where the two languages differ."""
    inside = False
    written: list[str] = []
    position = 0
    for found in _ECMA.finditer(pattern):
        written.append(pattern[position : found.start()])
        position = found.end()
        text = found.group()
        kind = found.lastgroup
        if kind == "escape":
            written.append(_escape(text))
        elif kind == "group" and not inside:
            written.append("(?P<")
        elif kind == "end" and not inside:
            written.append(r"\Z")
        elif kind == "class" and not inside:
            inside = True
            written.append({"[]": "(?!)", "[^]": r"[\s\S]"}.get(text, text))
            inside = text in ("[", "[^")
        elif kind == "class":
            written.append(text.replace("[", r"\["))
            inside = not text.endswith("]")
        elif kind == "close":
            written.append(text if inside else r"\]")
            inside = False
        else:
            written.append(text)
    written.append(pattern[position:])
    return "".join(written)


def _escape(text: str) -> str:
    if text.startswith(r"\u{"):
        return (
            re.escape(chr(int(text[3:-1], 16)))
            if int(text[3:-1], 16) < 0x110000
            else text
        )
    if text.startswith(r"\k<"):
        return f"(?P={text[3:-1]})"
    return {r"\/": "/", r"\Z": "Z", r"\A": "A"}.get(text, text)
