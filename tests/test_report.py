"""The report: what scripts read of a run."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from sdkpress import cli
from sdkpress.progress import STAGES

SPEC = """\
openapi: 3.1.0
info: {title: Acme API, version: latest}
servers: [{url: "https://acme.example"}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets, animals]
      responses: {"204": {description: None.}}
    delete:
      responses: {"204": {description: None.}}
components:
  schemas:
    Pet: {type: object, properties: {inner: {type: object, properties: {name: {type: string}}}}}
    Names: {type: array, items: {type: string}}
"""


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a current folder of its own, with a document."""
    monkeypatch.chdir(tmp_path)
    Path("acme.yaml").write_text(SPEC)


def report(*arguments: str) -> dict[str, Any]:
    """The report of a run."""
    cli.main(["--spec", "acme.yaml", "--package", "acme", "--output", "out", "--report", "r.json", *arguments])
    found: dict[str, Any] = json.loads(Path("r.json").read_text(encoding="utf-8"))
    return found


def test_everything_that_is_promised_is_there() -> None:
    """DESIGN.md, section 3, names each key."""
    found = report()

    assert list(found) == ["spec", "operations", "schemas", "notices", "files", "timings"]
    assert found["spec"] == {
        "path": "acme.yaml",
        "openapi": "3.1.0",
        "title": "Acme API",
        "version": "latest",
        "sha256": hashlib.sha256(SPEC.encode()).hexdigest(),
    }
    assert (found["operations"]["total"], found["operations"]["generated"]) == (2, 2)
    assert found["schemas"] == {"total": 2, "generated": 2}
    assert list(found["timings"]) == list(STAGES)
    (notice,) = found["notices"]
    assert notice["code"] == "version-not-pep440"
    assert notice["location"].startswith("acme.yaml:2:")


def test_operations_can_be_called_by_what_the_report_says() -> None:
    """Each operation once, with the class and the method; with every class where it has several tags."""
    items = report()["operations"]["items"]

    assert items[0] == {
        "operation_id": "listPets",
        "method": "GET",
        "path": "/pets",
        "api": "PetsApi",
        "apis": ["PetsApi", "AnimalsApi"],
        "function": "list_pets",
    }
    assert [(item["method"], item["path"], item["api"]) for item in items[1:]] == [("DELETE", "/pets", "DefaultApi")]
    text = Path("out/acme/api/pets_api.py").read_text()
    assert "class PetsApi" in text
    assert "async def list_pets(" in text


def test_the_files_are_those_of_this_run() -> None:
    """All written first, then unchanged; a check writes none; a removed one is named."""
    first = report()["files"]
    second = report()["files"]
    checked = report("--check")["files"]
    Path("acme.yaml").write_text(SPEC.replace("[pets, animals]", "[pets]"))
    third = report()["files"]

    assert first["unchanged"] == second["written"] == checked["written"] == []
    assert first["written"] == second["unchanged"] == checked["unchanged"]
    assert "acme/api/animals_api.py" in third["removed"]


def test_a_report_is_written_with_nothing_to_do_too() -> None:
    """It never trusts the digest."""
    report()
    Path("r.json").unlink()

    assert report()["operations"]["total"] == 2
