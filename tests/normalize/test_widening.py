"""Where no type can say what a schema says, the nearest one is taken, and a notice tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sdkpress.document import read_document
from sdkpress.normalize import Canonical, normalize_document


def canonical_of(schema: Any, folder: Path) -> Canonical:
    """The canonical form of a document with one schema, X."""
    spec = folder / "spec.json"
    document = {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "components": {"schemas": {"X": schema}}}
    spec.write_text(json.dumps(document), encoding="utf-8")
    return normalize_document(read_document(spec))


@pytest.mark.parametrize(
    ("schema", "kind"),
    [({"const": {"a": 1}}, "object"), ({"enum": [[1], [2]]}, "array"), ({"enum": [[1], {}]}, None)],
)
def test_structured_values_leave_their_type(schema: Any, kind: str | None, tmp_path: Path) -> None:
    """Python has no literal for a mapping or a list, but a type."""
    canonical = canonical_of(schema, tmp_path)

    assert canonical.data["components"]["schemas"]["X"].get("type") == kind
    assert {notice.code for notice in canonical.notices} == {"structured-enum"}


@pytest.mark.parametrize(
    ("schema", "codes"),
    [
        (False, {"impossible-schema"}),
        ({"not": {}}, {"impossible-schema"}),
        ({"type": "object", "properties": {"items": False}}, {"impossible-schema"}),
        ({"type": "array", "prefixItems": [{"type": "string"}], "items": False}, set()),
        ({"type": "object", "additionalProperties": False}, set()),
        ({"oneOf": [{"type": "string"}, False]}, set()),
    ],
)
def test_a_schema_that_nothing_fits_is_told(schema: Any, codes: set[str], tmp_path: Path) -> None:
    """It becomes `Any`; but where it forbids what else may stand there, it says what it means."""
    assert {notice.code for notice in canonical_of(schema, tmp_path).notices} == codes
