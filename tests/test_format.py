"""The formatter: one text whatever the machine says, and a place for what is not Python."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sdkpress import format as stage
from sdkpress.format import FormatError, format_files


def test_python_is_formatted_and_its_imports_sorted() -> None:
    """Python comes out as ruff writes it; other files are not touched."""
    files = {"a/x.py": "from .b import (z,a)\nimport os\nx  = 1\n", "a.md": "x  = 1"}

    done = format_files(files)

    assert done == {"a/x.py": "import os\n\nfrom .b import a, z\n\nx = 1\n", "a.md": "x  = 1"}
    assert format_files(done) == done


def test_folders_that_ruff_skips_by_default_are_formatted() -> None:
    """A package may be called `build` or `dist`."""
    assert format_files({"build/dist/x.py": "x  = 1\n"}) == {"build/dist/x.py": "x = 1\n"}


def test_settings_of_the_machine_play_no_part(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither ruff's variables nor a configuration above the temporary folder changes the result."""
    (tmp_path / "ruff.toml").write_text("[format]\nquote-style = 'single'\n")
    (tmp_path / ".gitignore").write_text("*\n")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("RUFF_CONFIG", str(tmp_path / "ruff.toml"))
    monkeypatch.setenv("RUFF_OUTPUT_FORMAT", "json")

    assert format_files({"x.py": "x = ''\n"}) == {"x.py": 'x = ""\n'}


def test_the_place_in_memory_is_left_where_there_is_no_room_or_none_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A container has little of it, or none; who names a temporary folder gets that one."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(stage, "_MEMORY", str(tmp_path))

    assert stage._place(1) == str(tmp_path)
    assert stage._place(shutil.disk_usage(tmp_path).free) is None
    monkeypatch.setenv("TMPDIR", "/tmp")
    assert stage._place(1) is None
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr(stage, "_MEMORY", str(tmp_path / "none"))
    assert stage._place(1) is None
    assert format_files({"x.py": "x  = 1\n"}) == {"x.py": "x = 1\n"}


def test_every_file_that_is_not_python_is_named() -> None:
    """The error lists files, lines and the text that stands there."""
    with pytest.raises(FormatError) as raised:
        format_files({"a.py": "x = 1\ndef\n", "b/c.py": "y y\n", "good.py": "x  = 1\n"})

    assert [(place.path, place.line, place.text) for place in raised.value.places] == [
        ("a.py", 2, "def"),
        ("b/c.py", 1, "y y"),
    ]


def test_a_path_that_leaves_the_folder_is_refused() -> None:
    """Formatting writes to a temporary folder, and only there."""
    with pytest.raises(ValueError, match=r"\.\./x\.py"):
        format_files({"../x.py": "x = 1\n"})


def test_a_long_value_of_a_dictionary_gets_a_line_of_its_own() -> None:
    """Ruff leaves it as long as it is, in parentheses it keeps it; the text of a docstring is not code."""
    key, value = '"a.long.key.of.a.mapping.that.fills.much.of.a.line"', '"AndAValueThatDoesNotFitBesideItAnyMore"'
    line = f"{key}: {value},"
    files = {"x.py": f'"""Say.\n\nThus:\n    {line}\n"""\n\nx = {{"b": {{1: "short", {line}}}}}\n'}

    done = format_files(files)

    assert done["x.py"].splitlines()[3] == f"    {line}"
    assert f"        {key}: (\n            {value}\n        ),\n" in done["x.py"]
    assert max(map(len, done["x.py"].splitlines()[5:])) <= stage.LINE_LENGTH
    assert format_files(done) == done
