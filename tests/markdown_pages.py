"""Reads Markdown pages as GitHub shows them, and finds what is broken in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("commonmark").enable("table")


def faults(pages: Mapping[str, str]) -> list[str]:
    """List what is broken in pages, given by path: links, tables, raw HTML and code fences."""
    parsed = {path: _READER.parse(text) for path, text in pages.items()}
    anchors = {path: _anchors(tokens) for path, tokens in parsed.items()}
    found: list[str] = []
    for path, tokens in parsed.items():
        lines = pages[path].split("\n")
        found += (f"{path}: {fault}" for fault in _tables(tokens, lines))
        for token in _flat(tokens):
            if token.type in ("html_block", "html_inline"):
                found.append(f"{path}: raw HTML {token.content!r}")
            if token.type == "link_open":
                found += _link(path, str(token.attrs["href"]), anchors)
            if token.type == "fence" and token.map and not lines[token.map[1] - 1].strip().startswith(token.markup):
                found.append(f"{path}: open fence at line {token.map[0] + 1}")
    return found


def code_blocks(text: str, language: str = "python") -> list[str]:
    """Give the code of a page, as a reader would copy it."""
    return [token.content for token in _READER.parse(text) if token.type == "fence" and token.info == language]


def shown_text(text: str) -> str:
    """Give the text that a reader of a page sees, code included."""
    kinds = ("text", "code_inline", "fence", "code_block")
    return " ".join(token.content for token in _flat(_READER.parse(text)) if token.type in kinds)


def kinds_of(text: str) -> set[str]:
    """Name the kinds of Markdown that a text is made of."""
    return {token.type for token in _flat(_READER.parse(text))}


def links_in(text: str) -> list[str]:
    """Give the targets of links and images."""
    tokens = [token for token in _flat(_READER.parse(text)) if token.type in ("link_open", "image")]
    return [str(token.attrs.get("href") or token.attrs.get("src")) for token in tokens]


def cells(row: str) -> int:
    """Count the cells of a row with a pipe at both ends, as GitHub splits it: an escaped pipe is none."""
    body = re.sub(r"\\[!-/:-@\[-`{-~]", "", row.strip())
    return body.count("|") - 1


def _tables(tokens: list[Token], lines: list[str]) -> Iterator[str]:
    covered: set[int] = set()
    for token in tokens:
        if token.map and token.type in ("fence", "code_block", "table_open"):
            covered.update(range(*token.map))
        if token.type != "table_open" or not token.map:
            continue
        rows = lines[slice(*token.map)]
        if rows[0].startswith("|"):
            yield from (f"{cells(row)} cells: {row}" for row in rows if cells(row) != cells(rows[0]))
    yield from (f"no table: {line}" for at, line in enumerate(lines) if line.startswith("| ") and at not in covered)


def _link(path: str, target: str, anchors: Mapping[str, set[str]]) -> Iterator[str]:
    if re.match(r"(https?|mailto):", target):
        return
    file, _, anchor = target.partition("#")
    place = normpath(join(dirname(path), unquote(file))) if file else path
    if place not in anchors:
        yield f"{path}: no page {target}"
    elif anchor and unquote(anchor) not in anchors[place]:
        yield f"{path}: no heading {target}"


def _anchors(tokens: list[Token]) -> set[str]:
    """Name headings as GitHub does: lower case, no punctuation, hyphens for spaces, a number for a repeated one."""
    found: set[str] = set()
    counts: dict[str, int] = {}
    for before, token in itertools.pairwise(tokens):
        if before.type == "heading_open":
            text = "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            anchor = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
            found.add(f"{anchor}-{counts[anchor]}" if anchor in counts else anchor)
            counts[anchor] = counts.get(anchor, 0) + 1
    return found


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])
