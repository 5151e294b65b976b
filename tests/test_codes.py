"""The table of codes, what uses it and the page made from it are one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sdkpress.codes import CODES, problems_page
from sdkpress.codes.notices import NOTICES
from sdkpress.codes.refusals import REFUSALS

ROOT = Path(__file__).resolve().parents[1]
MODULES = [path for path in sorted((ROOT / "sdkpress").rglob("*.py")) if path.parent.name != "codes"]
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
SAYING = frozenset({"problem", "Problem", "say", "refuse", "notice", "_problem", "_refuse", "_notice", "_say"})


def codes_said(tree: ast.Module) -> Iterator[str]:
    """Every code a module gives to a function that makes a problem."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
        for value in given if name in SAYING else ():
            for part in ast.walk(value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and KEBAB.fullmatch(part.value):
                    yield part.value


def words_written(tree: ast.Module) -> Iterator[str]:
    """Every text of a module: codes may reach a problem through a variable."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_code_that_is_used_is_in_the_table() -> None:
    """A code outside the table is neither refusal nor notice."""
    for path in MODULES:
        unknown = {code for code in codes_said(ast.parse(path.read_text(encoding="utf-8"))) if code not in CODES}
        assert not unknown, f"{path.name} uses codes that sdkpress/codes does not have: {sorted(unknown)}"


def test_every_code_of_the_table_is_used() -> None:
    """A code that nothing says is a promise that nothing keeps."""
    written = {word for path in MODULES for word in words_written(ast.parse(path.read_text(encoding="utf-8")))}
    assert sorted(CODES.keys() - written) == []


def test_the_table_is_sorted_and_in_kebab_case() -> None:
    """Sorted, so that two people add to it in different places; one spelling, for scripts that filter."""
    assert list(REFUSALS) == sorted(REFUSALS)
    assert list(NOTICES) == sorted(NOTICES)
    assert {entry.kind for entry in REFUSALS.values()} == {"refusal"}
    assert {entry.kind for entry in NOTICES.values()} == {"notice"}
    assert [code for code in CODES if not KEBAB.fullmatch(code)] == []


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    """Whole sentences, which end in a full stop, a question mark or code."""
    for code, entry in CODES.items():
        assert entry.kind in ("refusal", "notice"), code
        assert entry.meaning.endswith((".", "?")), code
        assert entry.mend.endswith((".", "?")), code


def test_the_page_is_the_table() -> None:
    """`python -m sdkpress.codes > docs/problems.md` writes the page anew."""
    assert (ROOT / "docs" / "problems.md").read_text(encoding="utf-8") == problems_page()
