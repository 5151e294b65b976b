"""Puts text of the document, never trusted, where it stands in a Python or TOML file.

The one place for escaping, with `sdkpress.markdown` for the docs: a template prints what these
functions give and adds nothing of the document beside it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator

from sdkpress.ir import Json
from sdkpress.markdown import code_span, heading, link, markdown, plain, table_cell, table_code

__all__ = [
    "code_span",
    "comment",
    "docstring",
    "heading",
    "link",
    "literal",
    "markdown",
    "plain",
    "sentence",
    "table_cell",
    "table_code",
    "toml_string",
]

WIDTH = 88

# Characters that look like ASCII and that linters therefore call ambiguous: prose is written with the plain ones.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        **dict.fromkeys("\u00d7\u2715\u2716", "x"),
        "\u2024": ".",
        "\u2025": "..",
        "\u2026": "...",
        "\u2044": "/",
        "\u2217": "*",
        "\u2223": "|",
        "\u223c": "~",
        "\uff01": "!",
        "\uff08": "(",
        "\uff09": ")",
        "\uff0c": ",",
        "\uff1a": ":",
        "\uff1b": ";",
        "\uff1f": "?",
        "\u2022": "-",
        "\u00a0": " ",
    }
)

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ ]+")
_FENCE = re.compile(r"(?:```+|~~~+)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]*_`]*(?=\s+[^\s\w]*[A-Z0-9])")

# --- Python --------------------------------------------------------------------------------


def literal(value: Json) -> str:
    """Write a JSON value as a Python expression on one line, of printable ASCII and of letters alone."""
    if isinstance(value, str):
        return '"' + "".join(map(_escape_in_literal, value)) + '"'
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    return repr(value)


def docstring(text: str, indent: int = 4, *, attribute: bool = False) -> str:
    r"""Write a complete docstring, to stand at this indent; its lines come without the indent.

    The first line is the summary and ends like a sentence, as pydocstyle wants it: where the first
    sentence is too long for a line it is cut short there, and given whole below. The docstring of
    an `attribute` is prose without a summary. Text full of backslashes becomes a raw string where
    that can hold it; otherwise, and for characters that can't be seen, there are escapes.
    """
    lines = _lines_of_docstring(text, WIDTH - indent, attribute)
    body = "\n".join(lines)
    raw = "\\" in body and '"""' not in body and _is_visible(body) and not body.endswith(("\\", '"'))
    if raw:
        return f'r"""{body}\n"""' if len(lines) > 1 else f'r"""{body}"""'
    body = "".join(map(_escape_in_docstring, body)).replace('"""', '\\"""')
    if len(lines) > 1:
        return f'"""{body}\n"""'
    return f'"""{body[:-1]}\\""""' if body.endswith('"') else f'"""{body}"""'


def sentence(text: str) -> str:
    """Give the first sentence of a text, on one line, with a full stop."""
    first = next(iter(re.split(r"\n\s*\n", _prose(text).strip())), "")
    line = _SENTENCE_END.split(" ".join(first.split()), maxsplit=1)[0].strip()
    if not line:
        return ""
    return line if line[-1] in ".!?" else line.rstrip(":;,") + "."


def comment(text: str, indent: int = 0) -> str:
    """Write comment lines, to stand at this indent; what can't be seen is shown as an escape."""
    shown = "".join(_escape_in_docstring(c) if not _is_visible(c) else c for c in _prose(text))
    lines = list(_wrap(shown, WIDTH - indent - 2))
    return "\n".join(f"# {line}" if line else "#" for line in lines) or "#"


def toml_string(text: str) -> str:
    """Write a TOML basic string."""
    return '"' + "".join(map(_escape_in_toml, _whole_characters(text))) + '"'


# --- characters ----------------------------------------------------------------------------


def _whole_characters(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _prose(text: str) -> str:
    """Bring line ends, white space and typography to their plain forms."""
    text = _whole_characters(text).replace("\r\n", "\n").replace("\r", "\n").translate(_TYPOGRAPHY)
    return "".join(c if c == "\n" or not c.isspace() else "    " if c == "\t" else " " for c in text)


def _is_visible(text: str) -> bool:
    return text.replace("\n", "").isprintable()


def _escape_in_literal(character: str) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if character in short:
        return short[character]
    if character.isascii() and character.isprintable():
        return character
    return _unicode_escape(character)


def _escape_in_docstring(character: str) -> str:
    if character == "\\":
        return "\\\\"
    return character if character == "\n" or character.isprintable() else _unicode_escape(character)


def _escape_in_toml(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else _unicode_escape(character)


def _unicode_escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


# --- lines ---------------------------------------------------------------------------------


def _lines_of_docstring(text: str, width: int, attribute: bool) -> list[str]:
    prose = _prose(text).strip()
    if attribute:
        lines = list(_wrap(prose, width - 6)) or [""]
        return lines if len(lines) == 1 else list(_wrap(prose, width - 3, width))
    summary = sentence(text)
    first, _, rest = prose.partition("\n\n")
    first = " ".join(first.split())
    room = width - 6 if summary.rstrip(".") == prose.rstrip(".") else width - 4
    if len(summary) > 0 and _columns(summary) <= room and not _FENCE.match(summary):
        remainder = first.removeprefix(summary if first.startswith(summary) else summary[:-1]).strip()
        rest = "\n\n".join(part for part in (remainder, rest) if part.strip())
    elif summary:
        summary, rest = _shorten(summary, width - 4), prose
    lines = list(_wrap(rest, width))
    return [summary, "", *lines] if lines else [summary]


def _shorten(line: str, width: int) -> str:
    kept = next(_fill(line.split(), width - 4, width - 4, ""), "")
    return f"{kept.rstrip('.,:;')} ..." if _columns(kept) <= width - 4 else f"{kept[: width - 4]}..."


def _wrap(text: str, first: int, width: int | None = None) -> Iterator[str]:
    """Wrap prose, keeping what stands on lines of its own: list items, tables, headings, code."""
    width = width or first
    paragraph: list[str] = []
    hanging, fenced, blank, given = "", False, False, False

    def flush() -> Iterator[str]:
        nonlocal given, blank
        if paragraph:
            if blank and given:
                yield ""
            blank = False
            yield from _fill(" ".join(paragraph).split(), width if given else first, width, hanging)
            given = True
            paragraph.clear()

    for line in text.split("\n"):
        stripped = line.strip()
        indent = " " * min(len(line) - len(line.lstrip(" ")), 12)
        marker = _MARKER.match(stripped)
        if not stripped:
            yield from flush()
            blank = True
        elif fenced or _FENCE.match(stripped) or stripped[0] in "|#>" or (len(indent) >= 4 and not paragraph):
            yield from flush()
            fenced ^= bool(_FENCE.match(stripped))
            hanging = indent
            paragraph.append(indent + stripped)
            yield from flush()
        elif marker:
            yield from flush()
            hanging = indent + " " * len(marker[0])
            paragraph.append(stripped)
            hanging = indent + " " * min(len(marker[0]), 4)
        else:
            if not paragraph:
                hanging = indent if marker else ""
            paragraph.append(stripped)
    yield from flush()


def _fill(words: list[str], first: int, width: int, hanging: str) -> Iterator[str]:
    line, room = "", first
    for word in words:
        if line and _columns(line) + 1 + _columns(word) > room:
            yield line
            line, room = hanging, width
        line = f"{line} {word}" if line.strip() else line + word
    if line.strip():
        yield line


def _columns(text: str) -> int:
    """Count the columns a text takes; a character that will be escaped takes its escape's."""
    if text.isascii() and text.isprintable():
        return len(text) + text.count("\\")
    return sum(
        len(_escape_in_docstring(c))
        if c == "\\" or not c.isprintable()
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
