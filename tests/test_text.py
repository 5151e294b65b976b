"""Text of a document can't break out of the place where it stands."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkpress import text
from sdkpress.ir import Json
from tests.markdown_pages import kinds_of, links_in, shown_text

SNIPPETS = st.sampled_from(
    [
        *(
            '"""',
            "'''",
            "\\",
            '"',
            "`",
            "```",
            "~~~",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "{{ x }}",
            "{% y %}",
            "<b>",
            "<!--",
            "-->",
        ),
        *("# ", "- ", "1. ", "> ", "|", "\\|", "---", "===", "[a]", "(b)", "[a](javascript:b)", "[a]: b", "![i](j)"),
        *(
            "<https://a.b>",
            "](",
            "](data:x)",
            "*",
            "_",
            "\u202e",
            "\x00",
            "\u2028",
            "\ud800",
            "\u200b",
            "\u0430",
            "\u65e5",
        ),
        *("Word.", "Args:", "e.g. ", "</script>", "<script>", "<a href='x'>", "\r\n", "$", "#", "&lt;", "a b"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(SNIPPETS, st.text(max_size=5)), max_size=12).map("".join))
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)


def _docstring_of(source: str) -> str:
    body = ast.parse(source).body
    assert len(body) == 1
    assert isinstance(body[0], ast.ClassDef | ast.FunctionDef)
    assert len(body[0].body) == 1
    return ast.get_docstring(body[0]) or ""


def _indented(block: str, spaces: int) -> str:
    return "\n".join(f"{' ' * spaces}{line}" if line else "" for line in block.split("\n"))


def _essence(value: str) -> str:
    """Reduce a text to what wrapping, typography and the summary's full stop leave alone: letters but x, and digits."""
    return "".join(c for c in value if c.isalnum() and c.isascii() and c != "x")


# --- Python --------------------------------------------------------------------------------


@given(JSON)
def test_a_literal_is_its_value_on_one_line(value: Json) -> None:
    """What is written reads back as the same value, in printable characters of one line."""
    written = text.literal(value)

    assert ast.literal_eval(written.replace('float("inf")', "1e999").replace('float("-inf")', "-1e999")) == value
    assert written.isprintable()


@given(TEXTS, st.sampled_from([0, 4, 8]), st.booleans())
def test_a_docstring_holds_its_text_and_no_more(value: str, indent: int, attribute: bool) -> None:
    """Any text makes one docstring: nothing of it is left out, nothing of it is code."""
    written = text.docstring(value, indent, attribute=attribute)
    source = f"{'def f():' if indent == 8 else 'class C:'}\n{_indented(written, indent or 4)}\n"

    held = _docstring_of(source)

    assert _essence(value) in _essence(held)
    assert written.replace("\n", "").isprintable()
    assert not any(line != line.rstrip() for line in written.split("\n"))


@given(TEXTS, st.sampled_from([0, 4, 8]), st.booleans())
def test_lines_of_a_docstring_are_short(value: str, indent: int, attribute: bool) -> None:
    """No line is longer than 88 columns but one that is a single word with its marker."""
    for line in text.docstring(value, indent, attribute=attribute).split("\n"):
        assert len(line) + indent <= 88 or len(line.replace('"""', "").split()) <= 4


@given(TEXTS)
def test_comments_hold_their_text(value: str) -> None:
    """Each line of a comment is a comment."""
    written = text.comment(value)

    assert all(line.startswith("#") for line in written.split("\n"))
    assert not ast.parse(written).body
    assert len(text.comment_text(value).splitlines()) <= 1


@given(TEXTS)
def test_toml_strings_hold_their_text(value: str) -> None:
    """TOML reads the text back, but for what no UTF-8 file can hold."""
    written = f"x = {text.toml_string(value)}\n"

    assert tomllib.loads(written)["x"] == value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@pytest.mark.parametrize(
    ("given_text", "summary"),
    [
        ("List API keys", "List API keys."),
        ("List API keys.\n\nMore.", "List API keys."),
        ("First one. Second one.", "First one."),
        ("Some kind (e.g. Big ones). Then.", "Some kind (e.g. Big ones)."),
        ("Is it?", "Is it?"),
        ("Values:\n- a\n- b", "Values."),
        ("", ""),
    ],
)
def test_sentence(given_text: str, summary: str) -> None:
    """The first sentence is one line that ends like one."""
    assert text.sentence(given_text) == summary


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        (
            "Allows admins to update the expiration of an API key (either set a new expiry or remove one).",
            "Allows admins to update the expiration of an API key ...",
        ),
        (
            "A full representation of a file, as can be returned from any file API endpoints by default. Really.",
            "A full representation of a file, as can be returned ...",
        ),
        (
            "The task is the basic object around which many operations of this application are centered, as they say.",
            "The task is the basic object around which many operations ...",
        ),
        (
            "Gives the keys of which the field `a long name with many words in it that goes on` is set to a value.",
            "Gives the keys of which the field ...",
        ),
        (f"Gives {'verylong' * 9} words.", "Gives ..."),
    ],
)
def test_a_long_first_sentence_goes_on_below(said: str, summary: str) -> None:
    """A summary that doesn't fit is divided between two phrases, outside of code, and nothing is said twice."""
    lines = text.docstring(said).removeprefix('"""').split("\n")

    assert lines[0] == summary
    assert lines[1] == ""
    assert lines[2].startswith("... ")
    assert " ".join(lines[2:-1]).removeprefix("... ") == said[len(summary) - 4 :].lstrip(", ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/pets/{id}", "/pets/{id}"),
        ("/2010-04-01/Accounts/{AccountSid}/TollFree.json", ".../{AccountSid}/TollFree.json"),
        ("api.v2010.account.sip.sip_domain.mapping", "...sip.sip_domain.mapping"),
        ("A" * 40, "..." + "A" * 29),
    ],
)
def test_long_names_end_in_full(name: str, shown: str) -> None:
    """Of a name that is too long for its place the end is given, which tells most."""
    assert text.ending(name, 32) == shown


def test_backslashes_make_a_raw_docstring() -> None:
    """A text with backslashes reads as it is written."""
    assert text.docstring(r"Matches \d+ and \w.") == r'r"""Matches \d+ and \w."""'
    assert inspect.cleandoc(ast.literal_eval(text.docstring('A """ and \\'))) == 'A """ and \\.'


def test_lists_and_code_keep_their_lines() -> None:
    """Items, tables and code are not run together."""
    written = text.docstring("Kinds:\n- one\n- two\n\n```\na\n  b\n```")

    assert written.split("\n")[2:-1] == ["- one", "- two", "", "```", "a", "  b", "```"]


def test_sections_follow_in_googles_style() -> None:
    """Arguments stand under their title, further lines indented more."""
    written = text.docstring(
        "Do.", 4, sections=[("Args", [("a", "word " * 30), ("b", "B.")]), ("Returns", [("", "C.")])]
    )

    lines = written.split("\n")
    assert lines[2] == "Args:"
    assert lines[3].startswith("    a: word")
    assert lines[4].startswith("        word")
    assert "    b: B." in lines
    assert "    C." in lines


def test_normal_docstrings_please_the_linter(tmp_path: Path) -> None:
    """What documents usually say gives nothing that ruff finds fault with."""
    said = [
        "List API keys",
        "Allows admins to update the expiration of an API key (either set a new expiry or remove one).",
        "What\u2019s \u201cnew\u201d \u2013 and a regular \\d+ expression.\n\nMore of it: see https://example.com.",
        "\u041f\u0435\u0440\u0432\u044b\u0439 \u0430 \u043f\u043e\u0442\u043e\u043c.",
        "Kinds:\n- one\n- two",
        'Is it \\d, """text""", \u202e or \u03b1? It ends in "\\"',
    ]
    methods = "\n".join(
        f"    def f{at}(self) -> None:\n{_indented(text.docstring(each, 8), 8)}\n" for at, each in enumerate(said)
    )
    literals = "\n".join(f"X{at} = {text.literal(each[:40])}" for at, each in enumerate(said))
    module = tmp_path / "module.py"
    module.write_text(f'"""A module."""\n\n{literals}\n\n\nclass C:\n    """A class."""\n\n{methods}', encoding="utf-8")

    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "E,F,W,D,RUF,UP,B"]
    done = subprocess.run(
        [*command, "--config", "lint.pydocstyle.convention='google'", str(module)], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout


# --- Markdown ------------------------------------------------------------------------------


@given(TEXTS)
def test_a_description_keeps_to_itself(value: str) -> None:
    """No description has HTML, a heading, or an effect on what follows it."""
    page = f"before\n\n{text.markdown(value)}\n\n# **after**\n\n[a] [optional]\n"

    kinds = kinds_of(page)

    assert not {"html_block", "html_inline", "image"} & kinds
    assert page.rstrip().endswith("[a] [optional]")
    assert "after" in shown_text(page).split()
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in links_in(page))


@given(TEXTS, TEXTS)
def test_a_cell_stays_in_its_cell(first: str, second: str) -> None:
    """Any text fills one cell of a table, without HTML."""
    table = f"| a | b |\n| --- | --- |\n| {text.table_cell(first)} | {text.table_code(second)} |\n| x | y |\n\nend\n"

    kinds = kinds_of(table)

    assert not {"html_block", "html_inline", "image", "heading_open"} & kinds
    row = table.split("\n")[2]
    assert _cells_for_github(row) == 2
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in links_in(table))


def _cells_for_github(row: str) -> int:
    """Count cells as cmark-gfm does: a backslash takes the punctuation that follows it."""
    at, count = 0, -1
    while at < len(row):
        if row[at] == "\\" and row[at + 1 : at + 2] in set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"):
            at += 1
        elif row[at] == "|":
            count += 1
        at += 1
    return count


@given(TEXTS)
def test_plain_text_shows_as_it_is(value: str) -> None:
    """A title is no Markdown: what a reader sees is what it says."""
    page = f"# {text.heading(value)}\n"

    assert not {"html_inline", "strong_open", "em_open", "link_open", "code_inline"} & kinds_of(page)
    if value.isascii() and value.isprintable():
        assert _essence(shown_text(page)) == _essence(value)


@given(TEXTS)
def test_code_spans_hold_their_text(value: str) -> None:
    """A code span shows the text, backticks included."""
    shown = kinds_of(f"x {text.code_span(value)} y")

    assert shown <= {"paragraph_open", "paragraph_close", "inline", "text", "code_inline"}


@pytest.mark.parametrize(
    ("given_text", "page"),
    [
        ("Plain *text* with `code` and **more**.", "Plain *text* with `code` and **more**."),
        ("See [the docs](https://example.com/a).", "See [the docs](https://example.com/a)."),
        ("See [this](javascript:alert(1)) and [that](/docs).", "See this and that."),
        ("A <b>bold</b> word, and `<b>` as code", "A &lt;b>bold&lt;/b> word, and `<b>` as code"),
        ("One<br>two", "One two"),
        ("# Title\n\ntext", "**Title**\n\ntext"),
        ("Title\n===\n\ntext", "Title\n\\===\n\ntext"),
        ("```\n<b>\n", "```\n<b>\n```"),
        ("[optional]: https://example.com", "\\[optional\\]: https://example.com"),
        ("<https://example.com>", "https://example.com"),
        ("![logo](https://example.com/a.png)", "[logo](https://example.com/a.png)"),
        ("a \u202ereversed\u200b", "a U+202Ereversed"),
    ],
)
def test_descriptions(given_text: str, page: str) -> None:
    """Formatting stays, what could do harm doesn't."""
    assert text.markdown(given_text) == page


@pytest.mark.parametrize(
    ("given_text", "cell"),
    [
        ("", ""),
        ("a | b", "a \\| b"),
        ("one\n\ntwo", "one two"),
        ("`a|b`", "`a\\|b`"),
        ("# Title\ntext", "Title text"),
    ],
)
def test_cells(given_text: str, cell: str) -> None:
    """A cell is one line, and its pipes are escaped."""
    assert text.table_cell(given_text) == cell


@pytest.mark.parametrize(
    ("said", "block"),
    [
        ("See [the\nguide](https://example.com/a) now.", "See [the guide](https://example.com/a) now."),
        ("See [the\n  guide](/reference/a) now.", "See the guide now."),
        ("Use [`/a` and `b|c`](https://example.com).", "Use [`/a` and `b|c`](https://example.com)."),
        ("Use the [`/a`](/reference/a) one.", "Use the `/a` one."),
    ],
)
def test_links_with_code_or_over_two_lines_are_links(said: str, block: str) -> None:
    """As CommonMark has them; to an address within the site of the document, they are their text."""
    assert text.markdown(said) == block
    cell = " ".join(block.split()).replace("b|c", "b\\|c")
    assert text.table_cell(said) == cell


def test_links_lead_to_the_web_or_nowhere() -> None:
    """An address with another scheme is no link."""
    assert text.link("a_b", "https://example.com/x y") == "[a_b](https://example.com/x%20y)"
    assert text.link("click", "javascript:alert(1)") == "click"
    assert text.plain_url("not a url") == ""
