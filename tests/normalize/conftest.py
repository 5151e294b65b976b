"""Normalizing a document that a test writes down."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml

from sdkpress.document import read_document
from sdkpress.normalize import Canonical, normalize_document
from tests.normalize.canonical_form import assert_canonical


class Normalize(Protocol):
    """Takes the text of a document."""

    def __call__(self, text: str | dict[str, Any]) -> Canonical:
        """Give its canonical form, checked."""
        ...


@pytest.fixture
def normalize(tmp_path: Path) -> Normalize:
    """Normalize a document given as YAML or as data; its form is checked, and that the source is left as it was."""

    def run(text: str | dict[str, Any]) -> Canonical:
        path = tmp_path / "spec.yaml"
        path.write_text(text if isinstance(text, str) else yaml.safe_dump(text, sort_keys=False), encoding="utf-8")
        document = read_document(path)
        before = copy.deepcopy(document.data)
        canonical = normalize_document(document)
        assert document.data == before
        assert_canonical(canonical)
        return canonical

    return run


class Schemas(Protocol):
    """Takes component schemas as YAML."""

    def __call__(self, text: str, version: str = "3.1.0") -> dict[str, Any]:
        """Give them in canonical form."""
        ...


@pytest.fixture
def schemas(normalize: Normalize) -> Schemas:
    """Normalize component schemas only; gives those of the result without the names that were added."""

    def run(text: str, version: str = "3.1.0") -> dict[str, Any]:
        document = {
            "openapi": version,
            "info": {"title": "Test", "version": "1"},
            "paths": {},
            "components": {"schemas": yaml.safe_load(text)},
        }
        found = normalize(document).data["components"]["schemas"]
        return {
            name: {key: value for key, value in schema.items() if not key.startswith("x-sdkpress-")}
            for name, schema in found.items()
        }

    return run
