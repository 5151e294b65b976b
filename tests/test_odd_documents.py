"""Documents that once gave a package which does not work, each as small as it gets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.corpus.packages import Package, generate_package

Json = dict[str, Any]


def package_of(folder: Path, schemas: Json, operation: Json | None = None) -> Package:
    """The package of a document with these schemas, and one operation at most."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "paths": {"/odd": {"post": operation}} if operation else {},
        "components": {"schemas": schemas},
    }
    spec = folder / "odd.json"
    spec.write_text(json.dumps(document), encoding="utf-8")
    return generate_package(spec, folder / "package")


def run(package: Package, program: str) -> str:
    """Run a program with the package, as `p`; returns what goes wrong."""
    whole = (
        f"from pydantic import TypeAdapter\nimport {package.name} as p\nfrom {package.name} import models\n{program}"
    )
    done = subprocess.run(
        [sys.executable, "-c", whole], cwd=package.folder, capture_output=True, text=True, check=False
    )
    return done.stderr


def reference(name: str) -> Json:
    """A reference to a component schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def test_schemas_called_like_exceptions(tmp_path: Path) -> None:
    """`Warning` and `Exception` are models in each other's fields, and in their plain forms."""
    schemas = {
        "Warning": {"type": "object", "properties": {"cause": reference("Exception")}},
        "Exception": {"type": "object", "properties": {"all": {"type": "array", "items": reference("Warning")}}},
    }
    body = {"content": {"application/json": {"schema": reference("Warning")}}}
    package = package_of(tmp_path, schemas, {"requestBody": body, "responses": {"204": {"description": "Taken."}}})

    program = (
        'read = models.Warning.from_dict({"cause": {"all": [{}]}})\n'
        "assert type(read.cause) is models.Exception and type(read.cause.all[0]) is models.Warning\n"
        "for name in models.__all__:\n"
        "    TypeAdapter(list[getattr(models, name)])\n"
    )

    assert run(package, program) == ""


def test_an_unnamed_union_with_discriminator_may_be_null(tmp_path: Path) -> None:
    """Python hashes what stands in an annotation with `| None`."""
    kinds = {
        name: {"type": "object", "required": ["t"], "properties": {"t": {"const": name}}} for name in ("Cat", "Dog")
    }
    members = [reference(name) for name in kinds]
    pet = {"oneOf": [*members, {"type": "null"}], "discriminator": {"propertyName": "t"}}
    package = package_of(tmp_path, {**kinds, "Owner": {"type": "object", "properties": {"pet": pet}}})

    assert run(package, 'assert type(models.Owner.from_dict({"pet": {"t": "Dog"}}).pet) is models.Dog') == ""


def test_names_that_linters_take_for_digits(tmp_path: Path) -> None:
    """`l`, `O` and `I` are escaped as reserved words are; a parameter without a name keeps that on the wire."""
    mark = {"type": "string", "enum": ["X", "O", "I"]}
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("l", "")]
    operation = {"parameters": parameters, "responses": {"204": {"description": "Taken."}}}
    package = package_of(tmp_path, {"Mark": mark, "Line": {"type": "object", "properties": {"l": mark}}}, operation)
    [described] = package.description["operations"].values()

    assert package.lint() == []
    assert [name for _, name, _ in described["parameters"]] == ["l", ""]
    assert run(package, 'assert models.Mark.ENUM_O == "O" and models.Line(var_l="X").to_dict() == {"l": "X"}') == ""


def test_a_word_of_the_package_as_schema_changes_only_its_users(tmp_path: Path) -> None:
    """A model called `Base64` makes those that hold one import the runtime's by another name, and no others."""
    byte: Json = {"type": "object", "properties": {"data": {"type": "string", "format": "byte"}}}
    both = {"type": "object", "properties": {**byte["properties"], "other": reference("Base64")}}
    alone, beside = tmp_path / "alone", tmp_path / "beside"
    alone.mkdir()
    beside.mkdir()

    before = package_of(alone, {"Plain": byte})
    after = package_of(beside, {"Plain": byte, "Base64": byte, "Both": both})

    module = f"{before.name}/models/plain.py"
    assert (before.folder / module).read_bytes() == (after.folder / module).read_bytes()
    assert after.import_errors() == []
