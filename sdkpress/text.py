"""Puts text of the document, never trusted, where it stands in a Python or TOML file.

The one place for escaping, with `sdkpress.markdown` for the docs: a template prints what these
functions give and adds nothing of the document beside it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sdkpress.characters import (
    escape_in_literal,
    escape_in_toml,
    escape_prose,
    plain_prose,
    unicode_escape,
    whole_characters,
)
from sdkpress.ir import Json
from sdkpress.markdown import (
    anchor,
    code_span,
    heading,
    link,
    markdown,
    plain,
    plain_url,
    table_cell,
    table_code,
    url_path,
)

__all__ = [
    "Section",
    "anchor",
    "code_span",
    "comment",
    "comment_text",
    "docstring",
    "ending",
    "heading",
    "link",
    "literal",
    "long_literal",
    "markdown",
    "plain",
    "plain_url",
    "sentence",
    "table_cell",
    "table_code",
    "toml_string",
    "url_path",
]

WIDTH = 88

Section: TypeAlias = tuple[str, Sequence[tuple[str, str]]]

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ ]+")
_FENCE = re.compile(r"(?:```+|~~~+)")
_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)[.!?][\"')\]*_`]*(?=\s+[^\s\w]*[A-Z0-9])")

# Stand for characters until those that need it are escaped. No text that is interchanged has these.
_BACKSLASH, _QUOTE = "\ufdd0", "\ufdd1"

# Words before which a sentence can be divided.
_BEGINS_PHRASE = re.compile(
    "about|after|although|and|as|at|because|before|belonging|between|but|by|for|from|given|if|in|including|into|like|of|on"
    "|or|since|so|such|than|that|through|to|unless|until|used|using|via|when|where|whether|which|while|who|with|within"
    "|without"
)

# --- Python --------------------------------------------------------------------------------


def literal(value: Json) -> str:
    """Write a JSON value as a Python expression on one line, of printable ASCII and of letters alone."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
            return f'"{value}"'
        return '"' + "".join(map(escape_in_literal, value)) + '"'
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
    return repr(value)


def long_literal(value: str) -> str:
    """Write text as a Python expression that a formatter can lay out on several lines."""
    pieces = re.findall(r".{1,48}(?:\s+|\Z)|\S+\s*|\s+", value, re.DOTALL)
    if len(pieces) < 2:
        return literal(value)
    return f"({' '.join(map(literal, pieces))})"


def docstring(text: str, indent: int = 4, *, attribute: bool = False, sections: Sequence[Section] = ()) -> str:
    r"""Write a complete docstring, to stand at this indent; its lines come without the indent.

    The first line is the summary and ends like a sentence, as pydocstyle wants it: a first sentence
    that is too long for a line goes on below, with an ellipsis on both sides. The docstring of
    an `attribute` is prose without a summary. Sections follow in Google's style. Text with
    backslashes becomes a raw string where that can hold it; otherwise, and for characters that can't
    be seen, there are escapes, all by number: pydocstyle lets no others pass in a docstring.
    """
    body, several = _body_of_docstring(text, indent, attribute, sections)
    escaped = escape_prose(body)
    if "\\" in body and escaped == body and '"""' not in body and not body.endswith(("\\", '"')):
        opening = 'r"""'
    else:
        opening = '"""'
        if "\\" in body or '"""' in body:
            named = [(title, [(name, _mark(said)) for name, said in entries]) for title, entries in sections]
            body, several = _body_of_docstring(_mark(text), indent, attribute, named)
            escaped = escape_prose(body)
            for mark, character in ((_BACKSLASH, "\\"), (_QUOTE, '"')):
                escaped = escaped.replace(unicode_escape(mark), unicode_escape(character))
    if several:
        return f'{opening}{escaped}\n"""'
    return f'{opening}{escaped[:-1]}\\""""' if escaped.endswith('"') else f'{opening}{escaped}"""'


def _body_of_docstring(text: str, indent: int, attribute: bool, sections: Sequence[Section]) -> tuple[str, bool]:
    """Lay out a docstring, and tell whether its quotes stand on several lines."""
    lines = _lines_of_docstring(text, WIDTH - indent, attribute)
    for title, entries in sections:
        lines += ["", f"{title}:", *(line for entry in entries for line in _lines_of_entry(entry, WIDTH - indent))]
    if sections:
        lines.append("")  # pydocstyle wants one after the last section
    return "\n".join(lines), len(lines) > 1 or _columns(lines[0]) > WIDTH - indent - 6


def _mark(text: str) -> str:
    """Put what a docstring with escapes needs escapes for, too, in a form that takes the columns of one."""
    return text.replace("\\", _BACKSLASH).replace('"""', f'""{_QUOTE}')


def sentence(text: str) -> str:
    """Give the first sentence of a text, on one line, with a full stop."""
    opening, rest = _opening(plain_prose(text))
    line = opening or " ".join(rest.partition("\n")[0].lstrip("#>|-*+ `~").split())
    end = _SENTENCE_END.search(line)
    line = line[: end.end()] if end else line
    if not line or line[-1] in ".!?":
        return line
    return line.rstrip(":;,") + "."


def ending(name: str, longest: int) -> str:
    """Give a name or a path, or where it is too long for a line its end, from a separator on."""
    if len(name) <= longest:
        return name
    end = name[3 - longest :]
    separator = re.search(r"[^\w{}]", end[: longest // 2])
    return f"...{end[separator.start() :].lstrip('.') if separator else end}"


def comment(text: str, indent: int = 0) -> str:
    """Write comment lines, to stand at this indent; what can't be seen is shown as an escape."""
    lines = list(_wrap(escape_prose(plain_prose(text)), WIDTH - indent - 2))
    return "\n".join(f"# {line}" if line else "#" for line in lines) or "#"


def comment_text(text: str, longest: int = 1000) -> str:
    """Give text for the rest of a comment line that has begun, cut where it is very long."""
    line = " ".join(escape_prose(plain_prose(text)).split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} ..."


def toml_string(text: str) -> str:
    """Write a TOML basic string."""
    return '"' + "".join(map(escape_in_toml, whole_characters(text))) + '"'


# --- lines ---------------------------------------------------------------------------------


def _lines_of_docstring(text: str, width: int, attribute: bool) -> list[str]:
    prose = plain_prose(text).strip()
    if attribute:
        lines = list(_wrap(prose, width - 6)) or [""]
        return lines if len(lines) == 1 else list(_wrap(prose, width - 3, width))
    summary = sentence(text)
    opening, rest = _opening(prose)
    if opening and _columns(summary) <= width - 6:
        begun = summary if opening.startswith(summary) else summary[:-1]
        remainder = opening.removeprefix(begun).lstrip(":;, " if begun != summary else " ")
        rest = f"{remainder}\n\n{rest}" if remainder else rest
    elif opening:
        summary, remainder = _divide(opening, width - 4)
        rest = f"{remainder}\n\n{rest}"
    elif summary:
        summary, rest = _shorten(summary, width - 4), prose
    lines = list(_wrap(rest, width))
    return [summary, "", *lines] if lines else [summary]


def _opening(prose: str) -> tuple[str, str]:
    """Split off the first paragraph, as one line: up to an empty line, or one that stands on its own."""
    lines = prose.strip().split("\n")
    count = next((at for at, line in enumerate(lines) if not line.strip() or _stands_alone(line.strip())), len(lines))
    return " ".join(" ".join(lines[:count]).split()), "\n".join(lines[count:]).strip("\n")


def _stands_alone(stripped: str) -> bool:
    return stripped[0] in "|#>" or bool(_MARKER.match(stripped) or _FENCE.match(stripped))


def _lines_of_entry(entry: tuple[str, str], width: int) -> Iterator[str]:
    """Write one entry of a section, its further lines indented where it has a name."""
    name, said = entry
    hanging = "        " if name else "    "
    lines = _wrap(
        f"{name}: {plain_prose(said).strip()}" if name else plain_prose(said).strip(), width - 4, width - len(hanging)
    )
    yield f"    {next(lines, '')}"
    for line in lines:
        yield f"{hanging}{line}" if line else ""


def _divide(line: str, width: int) -> tuple[str, str]:
    """Divide a line that is too long, between two phrases if there is a place, and mark where it was.

    A first word that is too long by itself is cut, and the whole line is what follows.
    """
    words = line.split()
    kept = len(next(_fill(words, width - 4, width - 4)).split())
    if _columns(" ".join(words[:kept])) > width - 4:
        return _shorten(line, width), line
    places = [at for at in range(kept, 0, -1) if " ".join(words[:at]).count("`") % 2 == 0]
    late = [at for at in places if at > kept // 2]
    ends = [at for at in late if words[at - 1][-1] in ",;:" or words[at][0] == "("]
    begin = [bool(_BEGINS_PHRASE.fullmatch(word.lower())) for word in words]
    phrases = [at for at in late if begin[at] and not begin[at - 1]]
    at = next(iter([*ends, *phrases, *places]), kept)
    return f"{' '.join(words[:at]).rstrip('.,:;')} ...", f"... {' '.join(words[at:])}"


def _shorten(line: str, width: int) -> str:
    kept = next(_fill(line.split(), width - 4, width - 4), "")
    return f"{kept.rstrip('.,:;')} ..." if _columns(kept) <= width - 4 else f"{kept[: width - 4]}..."


def _wrap(text: str, first: int, width: int | None = None) -> Iterator[str]:
    """Wrap prose, keeping what stands on lines of its own: list items, tables, headings, code.

    Args:
        text: What to wrap.
        first: Columns of the first line.
        width: Columns of the others.
    """
    room = first
    empty = False
    for words, lead, hanging in _paragraphs(text):
        if not words:
            empty = True
            continue
        if empty and room < 0:
            yield ""
        empty = False
        for line in _fill(words, room, width or first, lead, hanging):
            yield line
            room = -1


def _paragraphs(text: str) -> Iterator[tuple[list[str], str, str]]:
    """Divide prose: the words of each paragraph, what its first line begins with, and its further ones. None: a gap."""
    words: list[str] = []
    lead = hanging = ""
    fenced = False
    for line in [*text.split("\n"), ""]:
        stripped = line.strip()
        indent = " " * min(len(line) - len(line.lstrip(" ")), 12)
        marker = None if fenced else _MARKER.match(stripped)
        alone = bool(stripped) and (fenced or _stands_alone(stripped) or (len(indent) >= 4 and not words))
        if words and (alone or not stripped):
            yield words, lead, hanging
            words = []
        if not stripped:
            yield [], "", ""
        elif alone and not marker:
            fenced ^= bool(_FENCE.match(stripped))
            yield stripped.split(), indent, indent
        elif marker:
            words, lead, hanging = stripped.split(), indent, indent + " " * min(len(marker[0]), 4)
        else:
            lead, hanging = (lead, hanging) if words else ("", "")
            words.extend(stripped.split())


def _fill(words: list[str], first: int, width: int, lead: str = "", hanging: str = "") -> Iterator[str]:
    line, room = lead, first if first > 0 else width
    taken = len(line)
    given: list[str] = []
    for word in words:
        columns = _columns(word)
        if given and taken + 1 + columns > room:
            yield line + " ".join(given)
            line, room = hanging, width
            taken = len(line)
            given = []
        taken += columns + bool(given)
        given.append(word)
    if given:
        yield line + " ".join(given)


def _columns(text: str) -> int:
    """Count the columns a text takes in a file, escapes included."""
    if text.isascii() and text.isprintable():
        return len(text) + text.count("\\")
    written = escape_prose(text)
    return len(written) + text.count("\\") + sum(unicodedata.east_asian_width(c) in "WF" for c in written)
