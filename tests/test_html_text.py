"""HTML in descriptions becomes Markdown, and what only looks like HTML stays."""

from __future__ import annotations

import time

import pytest

from sdkpress import text
from sdkpress.html_text import without_html


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("<b>Scope: </b><code>roles:write</code>", "**Scope:** `roles:write`"),
        ("<p>One <em>word</em>.</p>\n\n<p>Two.</p>", "One *word*.\n\nTwo."),
        ('See <a href="https://a.example/?b=1&amp;c=2">the <b>page</b></a>', "See [the **page**](https://a.example/?b=1&c=2)"),
        ("a<br>b<br/><br />c <br>\n\nd", "a\nb\n\nc\n\nd"),
        ("All:<ul>\n  <li>one</li>\n  <li><p>two</p></li>\n</ul>after", "All:\n\n- one\n- two\n\nafter"),
        ('<h2 class="x">Title</h2>Text', "**Title**\n\nText"),
        ('<strong style={{ color: "#4573D2" }}>Full</strong> object', "**Full** object"),
        (
            "<table>\n <tr><th>Field</th><th>Scope</th></tr>\n <tr><td><code>a|b</code></td></tr>\n</table>",
            "| Field | Scope |\n| --- | --- |\n| `a\\|b` |  |",
        ),
        ("<pre><code class=x>if a &lt; b:\n  <b>c</b></code></pre>", "```\nif a < b:\n  c\n```"),
        ("AT&amp;T &mdash; five&nbsp;o'clock", "AT&T \N{EM DASH} five o'clock"),
        ("<b>Note:</b>text", "Note:text"),
    ],
)  # fmt: skip
def test_tags_that_say_how_text_looks_become_markdown(said: str, written: str) -> None:
    """Bold, code, links, lists, tables and the like are what Markdown has them for."""
    assert without_html(said) == written


@pytest.mark.parametrize(
    "said",
    [
        "Use `<b>x</b>` for bold",
        "```html\n<b>x</b>\n```",
        "a < b, c <d> and R&D",
        "The <Response> with a <Say> in it",
        "Tags such as <b> that nothing closes",
    ],
)
def test_code_and_other_tags_stay(said: str) -> None:
    """Code shows its tags, and a tag that says nothing about the look of the text is a word of it."""
    assert without_html(said) == said


def test_no_tag_gets_through() -> None:
    """What comes of HTML is escaped like any description: a link to a script is none, a script is text."""
    said = without_html('<a href="javascript:alert(1)">go</a> <b><script>x</script></b>')

    assert text.markdown(said) == "go &lt;b>&lt;script>x&lt;/script>&lt;/b>"


@pytest.mark.parametrize(
    "piece", ["<table>", "<b>", "<pre>", "<br> ", "<a href='", "`a\n", "```\n", "<td>", " ", "&amp;"]
)
def test_any_text_is_read_in_time(piece: str) -> None:
    """A description of a hundred thousand tags takes no longer than its length lets one expect."""
    started = time.process_time()
    without_html(piece * 100_000 + "<")

    assert time.process_time() - started < 5
