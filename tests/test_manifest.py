"""The manifest: what it lists, and how much of a broken one can still be read."""

from __future__ import annotations

import json
from pathlib import Path

from sdkpress.manifest import NAME, Origin, add_manifest, digest, listed_files, read_manifest

ORIGIN = Origin({"sdkpress": "1"}, {"spec.yaml": digest(b"spec")}, digest(b"config"), digest(b"templates"))


def test_the_manifest_lists_every_file_and_what_it_was_made_from() -> None:
    """Sorted, whatever the order of the files."""
    files = add_manifest({"b": "2", "a": "é"}, ORIGIN)

    content = json.loads(files[NAME])
    assert list(content["files"].items()) == [("a", digest("é".encode())), ("b", digest(b"2"))]
    assert content["versions"] == {"sdkpress": "1"}
    assert content["inputs"] == {"spec": dict(ORIGIN.spec), "config": ORIGIN.config, "templates": ORIGIN.templates}
    assert files == add_manifest({"a": "é", "b": "2"}, ORIGIN)


def test_the_manifest_is_read_back(tmp_path: Path) -> None:
    """As JSON, and the list of files alone."""
    files = add_manifest({"a/ü.py": "1"}, ORIGIN)
    (tmp_path / NAME).write_text(files[NAME], encoding="utf-8")

    assert listed_files(tmp_path) == {"a/ü.py": digest(b"1")}
    assert read_manifest(tmp_path) == json.loads(files[NAME])


def test_the_inputs_are_no_files_of_ours(tmp_path: Path) -> None:
    """The document is listed with its digest too, but elsewhere."""
    (tmp_path / NAME).write_text(add_manifest({}, ORIGIN)[NAME])

    assert listed_files(tmp_path) == {}


def test_no_manifest_and_a_broken_one(tmp_path: Path) -> None:
    """Neither is an error; a broken one still says what it can."""
    assert (read_manifest(tmp_path), listed_files(tmp_path)) == (None, {})

    text = add_manifest({"a": "1", "b": "2"}, ORIGIN)[NAME]
    (tmp_path / NAME).write_text(text.replace('    "b"', '<<<<<<<\n    "b"'))

    assert read_manifest(tmp_path) is None
    assert list(listed_files(tmp_path)) == ["a", "b"]
    (tmp_path / NAME).write_bytes(b"[1]\xff")
    assert (read_manifest(tmp_path), listed_files(tmp_path)) == (None, {})
