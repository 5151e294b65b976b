"""Writes the HTML of a description as Markdown.

Descriptions are CommonMark (OpenAPI 3.1.0, section 4.5), in which HTML may stand, and many an API has all of its
descriptions in HTML. A docstring has no use for tags, and a page of the docs lets none through: what says how text
looks is said by Markdown here. Other tags, such as those of an XML format that is described, stay: they show as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_ATTRIBUTES = r"(?:\s[^<>]*)?"
_CODE = re.compile(
    r"^ *(?P<fence>```+|~~~+).*?(?:^ *(?P=fence)|\Z)|(?<!`)(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?!\s*\n))+(?P=ticks)(?!`)",
    re.M | re.S,
)
_LISTING = re.compile(
    rf"<pre{_ATTRIBUTES}>(?:\s*<code{_ATTRIBUTES}>)?(?P<code>(?:(?!<pre).)*?)(?:</code>\s*)?</pre>", re.I | re.S
)
_STYLED = re.compile(
    rf"<(?P<tag>b|strong|i|em|cite|u|code|tt|kbd|samp|var|span|small|font|a|h[1-6])(?P<attributes>{_ATTRIBUTES})>"
    r"(?P<text>[^<]*)</(?P=tag)\s*>",
    re.I,
)
_ADDRESS = re.compile(r"""\shref\s*=\s*(["'])(?P<url>[^"']*)\1""", re.I)
_TABLE = re.compile(rf"<table{_ATTRIBUTES}>(?P<rows>(?:(?!<table).)*?)</table>", re.I | re.S)
_ROW = re.compile(rf"<tr{_ATTRIBUTES}>", re.I)
_CELL = re.compile(rf"<t[hd]{_ATTRIBUTES}>", re.I)
_REST_OF_ROW = re.compile(r"</?(?:t[hdr]|t?head|t?body|tfoot|br|p|ul|li)\s*/?>", re.I)
_BREAKS = re.compile(r"(?:<br\s*/?>\s*)+", re.I)
_ITEM = re.compile(rf"<li{_ATTRIBUTES}>\s*(?:<p{_ATTRIBUTES}>\s*)?", re.I)
_ITEM_END = re.compile(r"(?:</p>\s*)?</li>\s*", re.I)
_PARAGRAPH = re.compile(rf"</?(?:p|div|section|center|ul|ol){_ATTRIBUTES}/?>\s*", re.I)
_ENTITY = re.compile(
    r"&(?:amp(?!;#?\w+;)|lt|gt|quot|apos|#39|nbsp|[mn]dash|hellip|[lr][sd]quo|bull|middot|times|[lr]arr|copy|reg|trade);"
)
_KEPT = re.compile("\ufdd2(\\d+)\ufdd3")
_LEVELS = 8


def without_html(text: str) -> str:
    """Give a description with Markdown in place of its HTML; code stays as it is, and so do tags of other kinds."""
    if ("<" not in text and "&" not in text) or "\ufdd2" in text:
        return text
    kept: list[str] = []

    def keep(code: str) -> str:
        kept.append(code)
        return f"\ufdd2{len(kept) - 1}\ufdd3"

    def put_back(said: str) -> str:
        return _KEPT.sub(lambda found: put_back(kept[int(found[1])]), said)

    given = _CODE.sub(lambda found: keep(found[0]), text)
    given = _LISTING.sub(lambda found: f"\n\n{keep(_fenced(found['code']))}\n\n", given)
    for _ in range(_LEVELS):  # from the inside out: a tag with another in it waits for that one
        before, given = given, _STYLED.sub(lambda found: _styled(found, keep), given)
        if given == before:
            break
    given = _TABLE.sub(lambda found: _table(put_back(found["rows"])), given)
    given = _BREAKS.sub(lambda found: "\n\n" if max(found[0].count("<"), found[0].count("\n")) > 1 else "\n", given)
    given = _ITEM.sub("\n- ", _ITEM_END.sub("", given))
    given = _PARAGRAPH.sub("\n\n", given)
    given = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\N{NO-BREAK SPACE}", " "), given)
    given = put_back(given)
    if given == text:
        return text
    lines = "\n".join(line.rstrip() for line in given.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _fenced(code: str) -> str:
    """Give a listing as a fenced block."""
    said = html.unescape(re.sub(r"</?\w[^<>]*>", "", code)).strip("\n")
    return said if "```" in said else f"```\n{said}\n```"


def _styled(found: re.Match[str], keep: Callable[[str], str]) -> str:
    """Give what a tag is about, marked as Markdown has it where there is a mark for it."""
    tag, text = found["tag"].lower(), found["text"]
    said = text.strip()
    if not said:
        return text[:1]
    if tag[0] == "h":
        return f"\n\n**{said}**\n\n" if "*" not in said and "\n" not in said else f"\n\n{said}\n\n"
    marked = said
    if tag in ("code", "tt", "kbd", "samp"):
        code = html.unescape(" ".join(said.split()))
        marked = said if "`" in code or "\ufdd2" in code else keep(f"`{code}`")
    elif tag == "a":
        address = _ADDRESS.search(found["attributes"])
        marked = f"[{said}]({html.unescape(address['url'])})" if address and not re.search(r"[\[\]]", said) else said
    elif tag in ("b", "strong", "i", "em", "cite", "var") and "*" not in said and "\n\n" not in said:
        mark = "**" if tag in ("b", "strong") else "*"
        # Markdown takes a mark for none where a letter follows on punctuation: `**Note:**text`.
        joined = found.string[found.end() : found.end() + 1].isalnum() and text == text.rstrip()
        marked = said if joined and not said[-1].isalnum() else f"{mark}{said}{mark}"
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{marked}{trail}"


def _table(html_rows: str) -> str:
    """Give a table as Markdown has it: its first row is the head."""
    rows = [[_cell(cell) for cell in _CELL.split(row)[1:]] for row in _ROW.split(html_rows)[1:]]
    columns = max(map(len, rows), default=0)
    if not columns:
        return ""
    lines = [" | ".join(row + [""] * (columns - len(row))) for row in rows]
    lines.insert(1, " | ".join(["---"] * columns))
    return "\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n\n"


def _cell(text: str) -> str:
    return " ".join(_REST_OF_ROW.sub(" ", text).split()).replace("|", "\\|")
