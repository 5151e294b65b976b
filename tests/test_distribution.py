"""The generated `pyproject.toml` is one that builds, whatever the document says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate

Json = dict[str, Any]


def core_metadata(folder: Path, **info: Any) -> dict[str, Any]:
    """What hatchling reads from the generated project, all fields checked."""
    data: Json = {"openapi": "3.1.0", "info": {"title": "Acme", "version": "1.0", **info}, "paths": {}}
    data["components"] = {"schemas": {"Key": {"type": "object"}}}
    spec = folder / "acme.json"
    spec.write_text(json.dumps(data), encoding="utf-8")
    settings = Settings(package="acme", source=spec.name)
    made = generate(Options(spec=spec, shown_spec=spec.name, settings=settings, output=folder))
    for name in ("pyproject.toml", "README.md"):
        (folder / name).write_text(made.files[name], encoding="utf-8")
    metadata = ProjectMetadata(str(folder), PluginManager())
    metadata.validate_fields()
    return dict(metadata.core_raw_metadata)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (None, None),
        ({"name": ""}, None),
        ({"name": "MIT"}, "MIT"),
        ({"name": "Apache 2.0"}, {"text": "Apache 2.0"}),
        ({"name": 'Ours, "all rights"\nreserved'}, {"text": 'Ours, "all rights"\nreserved'}),
        ({"name": "Apache 2.0", "identifier": "Apache-2.0"}, "Apache-2.0"),
        ({"name": "Ours", "identifier": "No such expression"}, {"text": "No such expression"}),
    ],
)
def test_any_license_of_a_document_builds(given: Json | None, written: object, tmp_path: Path) -> None:
    """Only what PEP 639 calls a license expression is written as one; a text that is none would stop `pip install`."""
    info = {} if given is None else {"license": given}

    assert core_metadata(tmp_path, **info).get("license") == written


def test_any_text_of_a_document_builds(tmp_path: Path) -> None:
    """A summary and a version can say anything."""
    written = core_metadata(tmp_path, summary='Keys "and"\nlocks \\ ж\x01', version="next (beta)")

    assert written["description"].startswith("Keys")
