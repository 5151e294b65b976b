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


def test_schemas_called_like_what_modules_import(tmp_path: Path) -> None:
    """A schema has its own name, as published: what the module needs under that name is imported as `_Model`."""
    called = ["Any", "Annotated", "Literal", "Constraints", "File", "Model", "OneOf", "Open", "OpenModel", "StrictInt"]
    called += ["ClassVar", "NotFoundException", "Transport", "UUID"]
    fields = {
        "anything": {},
        "count": {"type": "integer", "minimum": 1},
        "kind": {"type": "string", "enum": ["a"]},
        "photo": {"type": "string", "format": "binary"},
        "note": {"type": ["string", "null"]},
        "id": {"type": "string", "format": "uuid"},
    }
    schemas = {
        name: {"type": "object", "properties": {**fields, "more": reference(name)}, "additionalProperties": open_}
        for name, open_ in zip(called, [True, False] * len(called), strict=False)
    }
    schemas["Either"] = {"oneOf": [reference("OneOf"), {"type": "string"}]}
    body = {"content": {"application/json": {"schema": reference("Any")}}}
    answer = {"description": "A model.", "content": {"application/json": {"schema": reference("Model")}}}
    package = package_of(tmp_path, schemas, {"requestBody": body, "responses": {"200": answer}})

    program = (
        f"for name in {called}:\n"
        "    model = getattr(p, name)\n"
        "    read = model.from_dict({'count': 2, 'anything': [1], 'more': {'count': 3, 'note': None}})\n"
        "    assert type(read.more) is model and read.more.note is None and read.anything == [1], name\n"
        "    try:\n"
        "        model(count=0)\n"
        "    except ValueError:\n"
        "        continue\n"
        "    raise AssertionError(name)\n"
    )

    assert package.lint() == []
    assert run(package, program) == ""


def test_a_body_that_may_hold_anything_is_a_map_if_it_says_so(tmp_path: Path) -> None:
    """OpenAPI Generator calls it `request_body` where `additionalProperties` stands, and `body` where it doesn't."""
    cases: dict[str, Json] = {
        "plain": {"type": "object"},
        "closed": {"type": "object", "additionalProperties": False},
        "map": {"type": "object", "additionalProperties": True},
        "of_anything": {"type": "object", "additionalProperties": {}},
        "of_numbers": {"type": "object", "additionalProperties": {"type": "number"}},
        "named": reference("Named"),
    }
    spec = tmp_path / "bodies.json"
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Bodies", "version": "1"},
        "paths": {
            f"/{name}": {
                "post": {
                    "operationId": name,
                    "requestBody": {"content": {"application/json": {"schema": schema}}},
                    "responses": {"204": {"description": "Taken."}},
                }
            }
            for name, schema in cases.items()
        },
        "components": {"schemas": {"Named": cases["map"]}},
    }
    spec.write_text(json.dumps(document), encoding="utf-8")
    package = generate_package(spec, tmp_path / "package")

    program = (
        "from inspect import signature\n"
        f"found = {{name: list(signature(getattr(p.DefaultApi, name)).parameters)[1] for name in {list(cases)}}}\n"
        "bare = {name for name, first in found.items() if first == 'body'}\n"
        "assert bare == {'plain', 'closed'}, found\n"
        "assert {first for first in found.values()} == {'body', 'request_body'}, found\n"
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
    assert [name for _, name, *_ in described["parameters"]] == ["l", ""]
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


def test_unions_in_unions_say_each_type_once(tmp_path: Path) -> None:
    """A union that is a member of another says nothing twice, and lists all values in one place."""
    inner = {"anyOf": [{"type": "integer"}, {"type": "string", "format": "date"}]}
    union = {"oneOf": [inner, {"type": "number"}, {"type": "string", "format": "uuid"}]}
    listed = {"anyOf": [{"enum": ["now"]}, {"type": "integer"}, {"enum": ["", "now"]}]}
    schemas = {"Thing": {"type": "object", "properties": {"value": union, "listed": listed}}}
    parameter = {"name": "at", "in": "query", "schema": listed}
    body = {"content": {"application/json": {"schema": reference("Thing")}}}
    responses = {"200": {"description": "It.", "content": {"application/json": {"schema": listed}}}}
    package = package_of(tmp_path, schemas, {"parameters": [parameter], "requestBody": body, "responses": responses})
    written = "".join(file.read_text(encoding="utf-8") for file in package.folder.rglob("*.py"))

    assert package.lint("--select", "PYI016,PYI030,PYI062") == []
    assert 'at: Literal["now", ""] | int | None = None' in written
    assert run(package, 'assert models.Thing.from_dict({"value": "2026-01-02", "listed": 3}).listed == 3') == ""


def test_files_among_the_properties_of_a_body(tmp_path: Path) -> None:
    """Where JSON comes first, or nothing names the parts, a file goes out as a part; in JSON its content is text."""
    binary = {"type": "string", "format": "binary"}
    thing = {"type": "object", "properties": {"one": binary, "all": {"type": "array", "items": binary}}}
    media = {"schema": reference("Thing")}
    content = {"application/json": media, "multipart/form-data": media}
    package = package_of(tmp_path, {"Thing": thing}, {"requestBody": {"content": content}, "responses": {}})
    (tmp_path / "x.txt").write_bytes(b"\xff")
    program = (
        "import pathlib\n"
        f"from {package.name}._bodies import encode_body\n"
        f"path = pathlib.Path({str(tmp_path / 'x.txt')!r})\n"
        'thing = models.Thing(one=b"\\xfe", all=[path, ("a.png", b"\\xfd"), "text"])\n'
        'body = encode_body("multipart/form-data", thing, None, {})[1]\n'
        'body = body if isinstance(body, bytes) else b"".join(body)\n'
        'for part in (b\'name="one"\', b"\\xfe", b\'filename="x.txt"\', b"\\xff", b\'filename="a.png"\', b"\\xfd"):\n'
        "    assert part in body, body\n"
        'assert models.Thing.from_json(\'{"one": "x"}\').to_dict() == {"one": "x"}\n'
    )

    assert run(package, program) == ""

    content = {"multipart/form-data": {"schema": binary}}
    package = package_of(tmp_path, {}, {"requestBody": {"content": content}, "responses": {}})
    [notice] = [each for each in package.report["notices"] if each["code"] == "unnamed-parts"]

    assert notice["message"] == "the multipart body of POST /odd is plain data, and no part has a name"
    assert "body: Mapping[str, Part] | None = None" in (package.folder / package.name / "api/default_api.py").read_text(
        encoding="utf-8"
    )
