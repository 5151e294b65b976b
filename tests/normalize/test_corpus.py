"""Every document at hand comes out in the canonical form, with all its operations, soon and with little to say."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from sdkpress.document import read_document
from sdkpress.normalize import normalize_document
from tests.normalize.canonical_form import assert_canonical

SPECS = Path(__file__).resolve().parents[2] / ".." / "shared" / "specs"
FILES = sorted(SPECS.glob("*")) if SPECS.is_dir() else []
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@pytest.mark.skipif(not FILES, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_published_document(path: Path) -> None:
    """A published document keeps every operation and every schema, and every property of these."""
    document = read_document(path)
    before = copy.deepcopy(document.data)

    canonical = normalize_document(document)

    assert document.data == before
    assert_canonical(canonical)
    assert _operations(canonical.data["paths"]) == _operations(document.data.get("paths") or {})
    own = document.data.get("components", {}).get("schemas", {})
    assert [name for name in own if name not in canonical.data["components"]["schemas"]] == []
    for name, schema in own.items():
        built = canonical.data["components"]["schemas"][name]
        assert set(schema.get("properties", ())) <= set(built.get("properties", ())) or "oneOf" in built


def _operations(paths: dict[str, Any]) -> list[tuple[str, str]]:
    return [(path, key) for path, item in paths.items() for key in item if key in METHODS]
