"""The characters of text that comes from the document, as files show them: plain ones as they are, others escaped."""

from __future__ import annotations

import re

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

# Scripts that code shows as they are, without the letters that linters call ambiguous on their own.
_SHOWN = re.compile(
    "[\u00a1-\u017f\u0370-\u052f\u05d0-\u06ff\u0900-\u097f\u0e01-\u0e4e\u1e00-\u1eff\u20ac\u2190-\u21ff\u2460-\u2570"
    "\u2600-\u2767\u3001-\u3006\u3041-\u309f\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\U0001f300-\U0001f6ff\U0001f900-\U0001faff\ufe0f]"
)
_AMBIGUOUS = re.compile(
    "[\u00b4\u00b8\u00d7\u0131\u017f\u0374\u037a\u037e\u037f\u0384\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1"
    "\u03a4\u03a5\u03a7\u03b1\u03b3\u03b9\u03bd\u03bf\u03c1\u03c3\u03c5\u03d2\u03dc\u03e8\u03f1-\u03f3\u03f9\u03fa\u0405\u0406\u0408"
    "\u0410\u0412\u0415\u0417\u041a\u041c-\u041e\u0420-\u0423\u0425\u042c\u0430\u0431\u0433\u0435\u043e\u0440\u0441\u0443\u0445"
    "\u0455\u0456\u0458\u0461\u0474\u0475\u04ae\u04af\u04bb\u04bd\u04c0\u04cf\u04e0\u0501\u050c\u051b-\u051d\u05d5\u05d8\u05d9\u05df"
    "\u05e1\u05f3\u060d\u0627\u0647\u0660\u0661\u0665\u0667\u066b\u066d\u06be\u06c1\u06d4\u06d5\u06f0\u06f1\u06f5\u06f7\u0903\u0966"
    "\u1e9d\u1eff\u30ce\u4e36\u4e3f]"
)
_WORD = re.compile(r"\w+|\W")


def whole_characters(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_prose(text: str) -> str:
    """Bring line ends, white space and typography to their plain forms."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = whole_characters(text).replace("\r\n", "\n").replace("\r", "\n").translate(_TYPOGRAPHY)
    return "".join(c if c == "\n" or not c.isspace() else "    " if c == "\t" else " " for c in text)


def escape_in_literal(character: str) -> str:
    """Give a character as it stands in a Python string of double quotes."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if character in short:
        return short[character]
    if character.isprintable() and (character.isascii() or _is_plain(character)):
        return character
    return unicode_escape(character)


def _is_plain(character: str) -> bool:
    """Tell whether a character beyond ASCII is taken for itself wherever it stands."""
    return bool(_SHOWN.match(character)) and not _AMBIGUOUS.match(character)


def escape_prose(text: str) -> str:
    """Escape what can't be seen, and letters that would be taken for others; those stay in words of their script."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _WORD.sub(lambda word: _escape_word(word[0]), text)


def _escape_word(word: str) -> str:
    if (word.isascii() and word.isprintable()) or word == "\n":
        return word
    foreign = any(map(_is_plain, word)) and not any(c.isascii() for c in word)
    return "".join(
        c if c.isprintable() and (c.isascii() or _is_plain(c) or (foreign and _SHOWN.match(c))) else unicode_escape(c)
        for c in word
    )


def escape_in_toml(character: str) -> str:
    """Give a character as it stands in a basic string of TOML."""
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else unicode_escape(character)


def unicode_escape(character: str) -> str:
    """Give a character by its number, as Python and TOML write it."""
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
