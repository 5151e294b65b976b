"""What is taken out of a document changes nothing of what is left."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from sdkpress.document import read_document
from sdkpress.normalize import Canonical, normalize_document

SPECS = Path(__file__).resolve().parents[2] / ".." / "shared" / "specs"
FILES = [path for path in sorted(SPECS.glob("*")) if path.stat().st_size > 50_000] if SPECS.is_dir() else []


@pytest.mark.skipif(not FILES, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_path_taken_out(path: Path) -> None:
    """Without one path, every other operation and every schema that is still there is what it was."""
    document = read_document(path)
    whole = _texts(normalize_document(document))
    paths = document.data["paths"]
    for gone in list(paths)[:: max(1, len(paths) // 3)][:3]:
        rest = {key: value for key, value in paths.items() if key != gone}
        smaller = dataclasses.replace(document, data={**document.data, "paths": rest})
        left = _texts(normalize_document(smaller))
        assert {key: text for key, text in whole.items() if key in left} == left


def _texts(canonical: Canonical) -> dict[str, str]:
    texts = {f"schema {name}": json.dumps(schema) for name, schema in canonical.data["components"]["schemas"].items()}
    for path, operations in canonical.data["paths"].items():
        for method, operation in operations.items():
            texts[f"{method} {path}"] = json.dumps(operation)
    return texts
