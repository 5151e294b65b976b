"""What to say about text that libyaml refuses, and about data that no document may hold."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError
from yaml.composer import ComposerError

from sdkpress.places import MAX_DEPTH, Text
from sdkpress.problems import Problem, SpecError
from sdkpress.scalars import shorten

_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\s,\[\]{}]*")


def too_deep(text: Text, offset: int) -> SpecError:
    """Refuse nesting that no program could walk."""
    return text.refusal("too-deep", offset, f"mappings and lists are nested more than {MAX_DEPTH} deep here")


def duplicate_key(text: Text, key: str, offset: int, first: int) -> Problem:
    """Report a key that its mapping has already."""
    hint = f"It stands first at {text.position(first)}. Remove one of the two."
    return Problem("duplicate-key", f'the key "{shorten(key)}" is there twice', text.position(offset), hint)


def bad_number(text: Text, offset: int, number: str) -> SpecError:
    """Refuse infinity, NaN and numbers beyond what a double or a reasonable integer holds."""
    message = f"{shorten(number)} is not a number that can be sent as JSON"
    return text.refusal("bad-number", offset, message, "Put it in quotes if it is text.")


def unprintable(text: Text) -> SpecError:
    """Refuse the first character that YAML does not allow."""
    found = _NOT_PRINTABLE.search(text.text)
    offset = found.start() if found else 0
    character = f"U+{ord(found.group()):04X}" if found else "a character"
    message = f"{character} must not stand in a YAML file"
    if found and found.group() == "\0":
        return text.refusal("not-text", offset, f"this is not a text file: {message}")
    hint = "Remove it, or write it as an escape in a string in double quotes."
    return text.refusal("control-character", offset, message, hint)


def syntax_error(text: Text, error: MarkedYAMLError) -> SpecError:
    """Say in the words of the document what libyaml did not understand."""
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark else 0
    problem = error.problem or "unreadable"
    if isinstance(error, ComposerError) and problem == "but found another document":
        message = "a second YAML document begins here, and a file holds one"
        return text.refusal("several-documents", offset, message, "Put it into a file of its own.")
    if isinstance(error, ComposerError) and problem == "found undefined alias":
        name = shorten(_word(text, offset))
        return text.refusal("bad-yaml", offset, f"nothing is marked with the anchor of the alias {name}")
    if isinstance(error, ComposerError) and error.context_mark:
        first = text.position(error.context_mark.index)
        message = f"the anchor {shorten(_word(text, offset))} is there twice"
        return text.refusal("bad-yaml", offset, message, f"It stands first at {first}. Rename one of the two.")
    began = ""
    if error.context and error.context_mark and error.context_mark.index != offset:
        began = f" {error.context} that begins at {text.position(error.context_mark.index)}"
    return text.refusal("bad-yaml", offset, f"this is not YAML: {problem}{began}", _advice(text, offset, problem))


def _word(text: Text, offset: int) -> str:
    found = _NAME.match(text.text, offset)
    return found.group() if found else ""


def _advice(text: Text, offset: int, problem: str) -> str | None:
    before = text.text[text.text.rfind("\n", 0, offset) + 1 : offset + 1]
    if before.lstrip(" ").startswith("\t") or "tab character" in problem:
        return "Indent with spaces: YAML takes no tabs there."
    if "cannot start any token" in problem or "mapping values are not allowed" in problem:
        return "Put the text in quotes."
    if "could not find expected ':'" in problem or "did not find expected key" in problem:
        return "Look at the indentation, and for a missing colon or quote, here and on the line before."
    if "Unicode character escape" in problem:
        return "Write the character itself, or \\U and eight digits."
    return None
