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


@pytest.mark.parametrize(
    ("schema", "form"),
    [
        ({"type": "array", "items": {"type": "string"}, "enum": ["a"]}, {"items": {"type": "string", "enum": ["a"]}}),
        ({"type": "array", "items": {"type": "integer"}, "enum": ["1"]}, {"items": {"type": "integer", "enum": [1]}}),
        ({"type": "array", "enum": [["a"], ["a", "b"]]}, {"items": {"type": "string", "enum": ["a", "b"]}}),
        ({"type": "integer", "enum": ["a"]}, {"anyOf": [{"type": "integer"}, {"type": "string", "enum": ["a"]}]}),
        ({"type": "boolean", "enum": ["0", 1]}, {"anyOf": [{"type": "boolean"}, {"enum": ["0", 1]}]}),
        ({"type": "integer", "enum": [1, "all"]}, {"enum": [1, "all"]}),
        ({"type": "object", "properties": {"a": {}}, "enum": ["A"]}, {"type": "object", "properties": {"a": {}}}),
    ],
)
def test_no_value_of_an_enum_is_lost_for_its_type(schema: Any, form: Any, tmp_path: Path) -> None:
    """Servers send what an enum lists, and what an array lists are its items."""
    canonical = canonical_of(schema, tmp_path)
    made = canonical.data["components"]["schemas"]["X"]

    assert {key: made[key] for key in form} == form
    assert ("enum" in made) == ("enum" in form)
    assert {notice.code for notice in canonical.notices} <= {"enum-value-type", "structured-enum"}
    assert canonical.notices
