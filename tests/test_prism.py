"""Prism, a validator by other people, has nothing against what generated packages send, and they decode its answers.

It is the second opinion beside the judge of `tests/test_wire.py`. What it gets wrong itself: `bench/prism/known.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.prism import opinion
from bench.prism.__main__ import OWN
from bench.prism.install import NoRegistry, installed
from bench.prism.server import Mock

SPECS = Path(__file__).resolve().parents[2] / "shared" / "specs"
PUBLISHED = sorted(path for path in SPECS.glob("*") if path.suffix in (".json", ".yaml"))
WITHOUT_ANSWERS = frozenset({"security", "servers", "styles"})
"""Their responses are all 204."""
WEBHOOKS_ONLY = frozenset({"oai_webhook-example.yaml"})
"""Prism refuses a document without an operation."""


@pytest.fixture(scope="module", autouse=True)
def prism() -> None:
    """Prism is there, or there is nowhere to get it."""
    try:
        installed()
    except NoRegistry as error:
        pytest.skip(str(error))


def told(found: opinion.Opinion) -> list[str]:
    """What is wrong, as text."""
    return [f"{each.name} ({each.label}): {'/'.join(each.place)}: {each.message}" for each in found.findings]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_prism_has_nothing_against_own_documents(path: Path) -> None:
    """It judges each operation of the canonical document, and those that have every style and format."""
    found = opinion.ask(path, most=6)

    assert told(found) == []
    assert found.judged == found.operations
    assert found.answers or path.stem in WITHOUT_ANSWERS


@pytest.mark.skipif(not PUBLISHED, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_prism_has_nothing_against_published_documents(path: Path) -> None:
    """It judges a few operations of each published document."""
    found = opinion.ask(path, sample=5, most=3)

    assert told(found) == []
    assert bool(found.unloadable) == (path.name in WEBHOOKS_ONLY), found.unloadable
    assert found.requests or path.name in WEBHOOKS_ONLY


def test_prism_sees_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held against a document that asks for other things, each request is wrong, and so is each answer."""
    document = """
openapi: 3.1.0
info: {title: Test, version: 1.0.0}
paths:
  /things/{id}:
    post:
      operationId: makeThing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: QUERY, in: query, required: true, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [size], properties: {size: {type: SIZE}}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: boolean}}}}}
"""
    asked, other = tmp_path / "asked.yaml", tmp_path / "other.yaml"
    asked.write_text(document.replace("QUERY", "limit").replace("SIZE", "integer"), encoding="utf-8")
    other.write_text(document.replace("QUERY", "most").replace("SIZE", "string"), encoding="utf-8")
    assert told(opinion.ask(asked)) == []

    def mock_other(_: Path) -> Any:
        return Mock(other)

    monkeypatch.setattr(opinion, "Mock", mock_other)

    found = opinion.ask(asked)

    assert {each.place for each in found.findings} == {("request", "query"), ("request", "body", "size")}
    assert len(found.findings) == 2 * found.requests


def test_a_sample_has_what_it_refers_to() -> None:
    """The document that Prism reads for a sample has other paths and components only where something leads to them."""
    data = {
        "paths": {
            "/a": {"get": {"parameters": [{"$ref": "#/paths/~1b/get/parameters/0"}]}},
            "/b": {"get": {"parameters": [{"schema": {"$ref": "#/components/schemas/X%20Y"}}]}},
            "/c": {},
        },
        "components": {"schemas": {"X Y": {"discriminator": {"mapping": {"z": "Z"}}}, "Z": {}, "W": {}}},
    }

    cut = opinion.cut(data, {"/a"})

    assert list(cut["paths"]) == ["/a", "/b"]
    assert list(cut["components"]["schemas"]) == ["X Y", "Z"]
