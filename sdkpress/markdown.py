"""Puts text of the document into a Markdown page, as GitHub shows it.

Descriptions are CommonMark by the specification: emphasis, lists, tables, code and links stay. What
could change the page around them doesn't: raw HTML shows as text, headings become bold lines, an open
fence is closed, and a link leads to a web or mail address or is no link.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})(?!.*`)")
_CONTAINER = r"(?:[ >]|[-*+] +|\d{1,9}[.)] +)*"
_HEADING = re.compile(rf"^({_CONTAINER})#{{1,6}}(?:[ ]+(.*?))?(?:[ ]+#+)?[ ]*$")
_UNDERLINE = re.compile(rf"^({_CONTAINER})(=+|-+)[ ]*$")
_DEFINITION = re.compile(rf"^({_CONTAINER})\[(?=[^\]]+\]:)")
_LIST_ITEM = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)])(?: |$)")
_PIECE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<gap><(?i:br\s*/?|/?p)>)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>`|]*)>"
    r"|!?\[(?P<text>(?:[^\[\]`<>\\]|`[^\[\]`<>\\]+`)*)\]\((?P<url>[^()\s<>`\\]*(?:\([^()\s<>`\\]*\)[^()\s<>`\\]*)*)(?P<title>\s+\"[^\"`<>\\]*\")?\)"
    r"|(?P<bracket>\](?=[(\[:])|!(?=\[))"
    r"|(?P<angle><)"
)
_BROKEN_LINK = re.compile(r"(?<=\w)\n {0,12}(?=\w[^\[\]\n`]{0,200}\]\([^()\s])")
"""The end of a line within the text of a link, which is read line by line."""

_SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_SAFE_IN_URL = "/:?#@!$&'*+,;=%~-._[]"
_PUNCTUATION = re.compile(r"([\\`*\[\]|~<])|(?<![^\W_])(_)|(_)(?![^\W_])|(&)(?=#?\w+;)")
_BLOCK_START = re.compile(r"^([#>=]|[+-](?=[\s+-]|$)|\d{1,9}(?=[.)](?:\s|$)))")

# --- finished text -------------------------------------------------------------------------


def markdown(text: str) -> str:
    """Give a description as blocks of a page, without a line end."""
    if _needs_no_care(text):
        return text.strip()
    clean = _blocks(_visible(text))
    certain = not any(risk in clean for risk in ("<", "``", "~~"))
    return clean if certain or _keeps_to_itself(clean) else _lines_as_text(text)


def table_cell(text: str) -> str:
    """Give a description as one cell of a table."""
    if _needs_no_care(text) and "|" not in text and "\n" not in text:
        return text.strip()
    line = " ".join(_lines_of_cell(_visible(text)))
    cell = _inline(" ".join(line.split()), in_cell=True)
    return cell if "<" not in cell or _keeps_to_itself(cell) else _pipe(plain(text))


def plain(text: str, *, keep_spaces: bool = False) -> str:
    """Give text that is not Markdown, such as a title, so that it shows as it is, on one line."""
    line = _visible(text) if keep_spaces else " ".join(_visible(text).split())
    line = _PUNCTUATION.sub(lambda m: "&lt;" if m[0] == "<" else "&amp;" if m[0] == "&" else f"\\{m[0]}", line)
    return _BLOCK_START.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", line)


def heading(text: str) -> str:
    """Give text for a heading line, without its number signs."""
    return plain(text).replace("#", "\\#") if text.rstrip().endswith("#") else plain(text)


def code_span(text: str) -> str:
    """Give text as code within a line."""
    line = " ".join(_visible(text).split())
    ticks = "`" * next(n for n in range(1, len(line) + 2) if not re.search(rf"(?<!`)`{{{n}}}(?!`)", line))
    pad = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def table_code(text: str) -> str:
    """Give text as code in a cell of a table."""
    if "\\|" in text:
        return _pipe(plain(text))
    return code_span(text).replace("|", "\\|")


def link(text: str, url: str) -> str:
    """Give a link to an address of ours or of the document; text alone where the address is not one to follow."""
    scheme = re.match(r"\s*[a-zA-Z][\w+.-]*:", url)
    if scheme and not _SAFE_URL.match(url):
        return plain(text)
    return f"[{plain(text)}]({quote(url, safe=_SAFE_IN_URL)})"


def url_path(path: str) -> str:
    """Give a relative path as it stands in an address."""
    return quote(path, safe="/._-~")


def plain_url(url: str) -> str:
    """Give a web address as a link to itself, and nothing where it is none."""
    return link(url, url) if _SAFE_URL.match(url) and not re.search(r"\s", url.strip()) else ""


def anchor(title: str) -> str:
    """Give the name that GitHub makes from a heading."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


# --- blocks --------------------------------------------------------------------------------


def _needs_no_care(text: str) -> bool:
    return (
        text.isascii()
        and text.replace("\n", "").isprintable()
        and not re.search(r"[`<\[\]#=\\~]|^[ >]*-+ *$|^ {4}", text, re.M)
    )


def _blocks(text: str) -> str:
    """Rewrite a description line by line."""
    given: list[str] = []
    fence = ""
    in_list = False
    for line in _BROKEN_LINK.sub(" ", text.strip("\n")).split("\n"):
        line = line.expandtabs(4).rstrip()
        if fence:
            given.append(line)
            stripped = line.strip()
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
            continue
        opening = _FENCE.match(line)
        if opening:
            fence = opening[2]
            given.append(line)
            continue
        in_list = bool(_LIST_ITEM.match(line)) or (in_list and (not line or line.startswith(" ")))
        given.append(_line(line if in_list else line.lstrip() if line[:4].isspace() else line))
    if fence:
        given.append(fence)
    return "\n".join(given).strip("\n")


def _line(line: str) -> str:
    bold = _HEADING.match(line)
    if bold:
        text = _inline((bold[2] or "").strip())
        return f"{bold[1]}**{text}**" if text and "*" not in text else bold[1] + text
    underline = _UNDERLINE.match(line)
    if underline:
        return (
            f"{underline[1]}***"
            if len(underline[2]) > 2 and underline[2][0] == "-"
            else f"{underline[1]}\\{underline[2]}"
        )
    lead = re.match(_CONTAINER, line)
    start = lead.end() if lead else 0
    return line[:start] + _DEFINITION.sub(r"\1\\[", _inline(line[start:]))


def _lines_of_cell(text: str) -> list[str]:
    lines = []
    for line in text.split("\n"):
        if not _FENCE.match(line):
            bold = _HEADING.match(line)
            lines.append((bold[2] or "") if bold else line)
    return lines


def _lines_as_text(text: str) -> str:
    """Give a description that can't be trusted as the plain lines it is written in."""
    return "\n\n".join("\n".join(map(plain, part.split("\n"))) for part in re.split(r"\n\s*\n", text.strip()))


# --- within a line -------------------------------------------------------------------------


def _inline(line: str, *, in_cell: bool = False) -> str:
    """Rewrite what stands in one line: code and web links stay, tags become text."""
    finish: Callable[[str], str] = _pipe if in_cell else str
    given: list[str] = []
    at = 0
    while piece := _PIECE.search(line, at):
        given.append(finish(line[at : piece.start()]))
        at = piece.end()
        if piece["ticks"]:
            closing = re.compile(rf"(?<!`){piece['ticks']}(?!`)").search(line, at)
            if closing and not (in_cell and "\\|" in line[at : closing.start()]):
                code = line[piece.start() : closing.end()]
                given.append(code.replace("|", "\\|") if in_cell else code)
                at = closing.end()
            else:
                given.append("\\`" * len(piece["ticks"]))
        elif piece["address"]:
            given.append(finish(piece["address"]))
        elif piece["text"] is not None:
            given.append(finish(_linked(piece["text"], piece["url"], piece["title"] or "")))
        elif piece["bracket"]:
            given.append(f"\\{piece[0]}")
        elif piece["gap"]:
            given.append(" ")
        elif piece["angle"]:
            given.append("&lt;")
        else:
            given.append(piece[0])
    given.append(finish(line[at:]))
    whole = "".join(given)
    trailing = len(whole) - len(whole.rstrip("\\"))
    return whole + "\\" if trailing % 2 else whole


def _linked(text: str, url: str, title: str) -> str:
    return f"[{text}]({url}{title})" if _SAFE_URL.match(html.unescape(url)) else text


def _pipe(text: str) -> str:
    """Escape the pipes of a cell, by an entity where a backslash stands before one: readers of tables differ there."""
    return re.sub(r"(\\*)\|", lambda m: m[0] if len(m[1]) == 1 else f"{m[1]}&#124;" if m[1] else "\\|", text)


def _visible(text: str) -> str:
    """Take out what can't be seen, and show what would turn the direction of the text."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character in "\n\t" or character.isprintable() or character in "\u200c\u200d":
        return character
    if character.isspace():
        return " "
    return "" if character in "\u00ad\u200b\u2060\ufeff" else f"U+{ord(character):04X}"


# --- proof ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only few documents need it, and it takes long to import

    return MarkdownIt("commonmark")


def _keeps_to_itself(text: str) -> bool:
    """Read the text as CommonMark and tell whether it has no HTML and leaves what follows it alone."""
    environment: dict[str, object] = {}
    tokens = _reader().parse(f"{text}\n\n# end\n", environment)
    kinds = [token.type for token in tokens]
    kinds += [child.type for token in tokens for child in token.children or ()]
    return (
        not {"html_block", "html_inline"} & set(kinds)
        and kinds.count("heading_open") == 1
        and tokens[-3].type == "heading_open"
        and tokens[-3].level == 0
        and not environment.get("references")
    )
