"""Templates that are compiled once: the same pages, and never those of another text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes
import pytest

from sdkpress.compiled import CompiledTemplates

OPTIONS: dict[str, Any] = {"trim_blocks": True}


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python writes compiled modules, beside their sources."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def page(folder: Path, *, options: dict[str, Any] = OPTIONS, user: Path | None = None) -> tuple[str, bool]:
    """What `page.jinja` gives, and whether it had to be compiled."""
    compiled = []

    class Environment(jinja2.Environment):
        def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
            compiled.append(name)
            return super()._parse(source, name, filename)

    environment = Environment(
        loader=jinja2.FileSystemLoader([user or folder, folder]),
        bytecode_cache=CompiledTemplates(folder, options),
        **options,
    )
    return environment.get_template("page.jinja").render(name="Ada"), bool(compiled)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    """The second time the page is the same; a changed text, another option, a broken file are compiled anew."""
    (tmp_path / "page.jinja").write_text("{% if name %}\nHello {{ name }}{% endif %}")
    assert page(tmp_path) == ("Hello Ada", True)
    assert page(tmp_path) == ("Hello Ada", False)

    assert page(tmp_path, options={"trim_blocks": False}) == ("\nHello Ada", True)

    (tmp_path / "page.jinja").write_text("Bye {{ name }}")
    assert page(tmp_path) == ("Bye Ada", True)
    assert page(tmp_path) == ("Bye Ada", False)

    files = list((tmp_path / "__pycache__").iterdir())
    assert len(files) == 2
    for content in (b"", files[0].read_bytes()[:60], files[0].read_bytes()[:-9]):
        for file in files:
            file.write_bytes(content)
        assert page(tmp_path) == ("Bye Ada", True)
        assert page(tmp_path) == ("Bye Ada", False)


def test_a_users_folder_is_not_written_into(tmp_path: Path) -> None:
    """Theirs is compiled each time."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        (folder / "page.jinja").write_text(folder.name)

    assert page(ours, user=theirs) == ("theirs", True)
    assert page(ours, user=theirs) == ("theirs", True)
    assert [file.name for file in theirs.iterdir()] == ["page.jinja"]


def test_nothing_is_written_where_python_would_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python can be told to write no bytecode, or has no place for it: that is no error."""
    (tmp_path / "page.jinja").write_text("Hello")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page(tmp_path) == ("Hello", True)
    assert not (tmp_path / "__pycache__").exists()

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "__pycache__").write_text("in the way")
    assert page(tmp_path) == ("Hello", True)
    assert page(tmp_path) == ("Hello", True)
