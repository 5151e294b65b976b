"""The checks of the corpus find what is wrong: each looks at a good package, and at one with one thing spoilt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.specs import documents_in
from tests.corpus.losses import losses
from tests.corpus.openness import unasked
from tests.corpus.packages import Package, generate_package
from tests.corpus.removal import disturbed, files_of, gone, instabilities, without_operations, without_schemas

Json = dict[str, Any]


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Json) -> Json:
    return {"content": {"application/json": {"schema": schema}}}


TEXT = {"type": "string"}
DOCUMENT: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1", "license": {"name": "MIT"}},
    "paths": {
        "/pets/{id}": {
            "get": {
                "tags": ["Pets"],
                "operationId": "getPet",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {"name": "X-Trace", "in": "header", "schema": TEXT},
                ],
                "responses": {"200": {"description": "Found.", **_json(_reference("Pet"))}},
            }
        },
        "/people": {
            "put": {
                "tags": ["People"],
                "operationId": "putPerson",
                "requestBody": _json(_reference("Person")),
                "responses": {"204": {"description": "Done."}},
            }
        },
    },
    "components": {
        "schemas": {
            "Cat": {"type": "object", "properties": {"lives": {"type": "integer"}, "owner": _reference("Person")}},
            "Dog": {"type": "object", "properties": {"tricks": {"type": "array", "items": TEXT}}},
            "Pet": {"oneOf": [_reference("Cat"), _reference("Dog")]},
            "Person": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": TEXT, "address": {"type": "object", "properties": {"street": TEXT}}},
            },
            "Colour": {"type": "string", "enum": ["red", "blue"]},
            "Labels": {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}},
            "Unused": {"type": "object", "properties": {"free": {"type": "array"}}},
        }
    },
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the document, as it is generated."""
    folder = tmp_path_factory.mktemp("good")
    spec = folder / "pets.json"
    spec.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return generate_package(spec, folder / "package")


def spoilt(good: Package, folder: Path, file: str, before: str, after: str) -> Package:
    """A copy of the package, with a text in one of its files replaced."""
    shutil.copytree(good.folder, folder / "package")
    path = folder / "package" / file.replace("PACKAGE", good.name)
    text = path.read_text(encoding="utf-8")
    assert before in text, text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return Package(folder / "package", good.name, good.source, good.report)


def test_a_good_package_passes(good: Package, tmp_path: Path) -> None:
    """No check finds anything that isn't there."""
    assert losses(good) == []
    assert unasked(good) == []
    assert good.import_errors() == []
    assert good.lint() == []
    assert good.mypy(tmp_path / "cache") == []
    assert good.pyright() == []
    assert good.install_errors(tmp_path / "wheel") == []


@pytest.mark.parametrize(
    ("file", "before", "after", "found"),
    [
        ("models/person.py", "    name: str\n", "", "schema Person: properties ['name']"),
        (
            "models/person_address.py",
            "street",
            "road",
            "/components/schemas/Person/properties/address has [['street']]",
        ),
        ("models/dog.py", "tricks:", "ticks:", "schema Pet: no member has the properties ['tricks']"),
        ("models/pet.py", "Cat | Dog", "Cat", "schema Pet: no member has the properties ['tricks']"),
        ("models/colour.py", 'BLUE = "blue"', 'BLUE = "green"', "schema Colour: values"),
        ("_operations/pets_api.py", 'path="/pets/{id}"', 'path="/pet/{id}"', "GET /pets/{id} goes to GET /pet/{id}"),
        ("_operations/pets_api.py", '"header"', '"query"', "header parameter x-trace"),
        ("_operations/pets_api.py", ", required=True", "", "path parameter id"),
        ("_operations/pets_api.py", '"200"', '"201"', "response 200"),
        ("_operations/pets_api.py", '"application/json"', '"text/json"', "the media types of response 200"),
        ("_operations/people_api.py", '"application/json"', '"text/json"', "PUT /people: bodies"),
    ],
)
def test_what_is_lost_is_found(good: Package, tmp_path: Path, file: str, before: str, after: str, found: str) -> None:
    """A property, a member of a union, an enum's value, or a part of an operation that is not as in the document."""
    assert any(found in each for each in losses(spoilt(good, tmp_path, f"PACKAGE/{file}", before, after)))


def test_a_lost_schema_or_operation_is_found(good: Package) -> None:
    """The report has to have all of them."""
    report = json.loads(json.dumps(good.report))
    report["operations"]["items"].pop()
    report["operations"]["generated"] -= 1
    report["schemas"]["generated"] -= 1

    found = losses(Package(good.folder, good.name, good.source, report))

    assert "7 schemas in the document, 6 of 7 generated" in found
    assert "2 operations in the document, 1 of 2 generated" in found


@pytest.mark.parametrize(
    ("file", "before", "after", "found"),
    [
        ("models/person.py", "name: str", "name: Any", "person.name: Any"),
        ("models/dog.py", "list[str]", "list[Any]", "dog.tricks: list[Any]"),
        ("models/person_dict.py", "name: str", "name: Any", "person_dict.name: Any"),
        ("models/pet.py", "Cat | Dog", "Cat | Any", "pet.: Cat | Any"),
        ("models/unused.py", "list[Any]", "Any", "unused.free: Any"),
        ("api/pets_api.py", "id: int", "id: Any", "PetsApi.get_pet(id: Any)"),
        ("api/pets_api.py", ") -> Pet:", ") -> Any:", "PetsApi.get_pet -> Any"),
        ("api/people_api.py", "person: Person | PersonDict", "person: Person | dict[str, Any]", "put_person(person: "),
    ],
)
def test_an_any_that_nothing_asks_for_is_found(
    good: Package, tmp_path: Path, file: str, before: str, after: str, found: str
) -> None:
    """In a field, a plain form, a union, an argument or a result; and where the document says that it is a list."""
    package = spoilt(good, tmp_path, f"PACKAGE/{file}", before, after)
    module = package.folder / package.name / file
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("annotations\n", "annotations\nfrom typing import Any\n", 1), encoding="utf-8")

    assert any(found in each for each in unasked(package))


@pytest.mark.parametrize(
    ("check", "file", "before", "after", "found"),
    [
        (Package.import_errors, "PACKAGE/models/person.py", "name: str", "name: Text", "'Text' is not defined"),
        (Package.import_errors, "PACKAGE/models/dog.py", "annotations", "annotations\nimport missing", "'missing'"),
        (Package.import_errors, "PACKAGE/_operations/pets_api.py", "models.Pet}", "models.Bird}", "Bird"),
        (Package.lint, "PACKAGE/models/dog.py", "from __future__", "import os\nfrom __future__", "F401"),
        (Package.pyright, "PACKAGE/models/dog.py", "= None", "= 3", "error:"),
        (lambda package: package.mypy(package.folder / "c"), "PACKAGE/models/dog.py", "= None", "= 3", "[assignment]"),
        (_installed := lambda package: package.install_errors(package.folder.parent / "wheel"),
         "pyproject.toml", 'license = "MIT"', 'license = ""', "license"),
        (_installed, "pyproject.toml", "[tool.hatch.build.targets.wheel]",
         '[tool.hatch.build.targets.wheel]\nexclude = ["dog.py"]', "models.dog is not in the wheel"),
    ],
)  # fmt: skip
def test_what_does_not_work_is_found(
    good: Package, tmp_path: Path, check: Callable[[Package], list[str]], file: str, before: str, after: str, found: str
) -> None:
    """What can't be imported or built, and what linter and type checkers say."""
    assert any(found in each for each in check(spoilt(good, tmp_path, file, before, after)))


def test_what_changes_elsewhere_is_found(tmp_path: Path) -> None:
    """Only the files of the API class that had the operation may change, and only its own models may go."""
    before = files_of(DOCUMENT, tmp_path / "before")
    [(what, less)] = [each for each in without_operations(DOCUMENT, 1, 2) if each[0] == "PUT /people"]
    after = files_of(less, tmp_path / "after")

    assert disturbed(before, after, what) == []
    assert disturbed(before, after | {"p/models/cat.py": ""}, what) == ["p/models/cat.py"]
    assert disturbed(before, after | {"docs/PetsApi.md": ""}, what) == ["docs/PetsApi.md"]
    assert disturbed(before, after | {"p/api/pets_api.py": ""}, "GET /pets/{id}") == []
    assert gone(before, {path: after[path] for path in after if path != "p/models/cat.py"}) == [
        "/components/schemas/Cat"
    ]
    assert {name for name, _ in without_schemas(DOCUMENT, 1, 9)} == {"Colour", "Labels", "Unused"}
    assert [*instabilities(DOCUMENT, tmp_path, operations=2, schemas=3)] == []


def test_without_documents_a_program_says_so(tmp_path: Path) -> None:
    """A folder that is absent or has none ends it, one with some gives them, and a file is itself."""
    with pytest.raises(SystemExit, match="absent has no OpenAPI document"):
        documents_in(tmp_path / "absent")
    (tmp_path / "notes.txt").touch()
    with pytest.raises(SystemExit, match="has no OpenAPI document"):
        documents_in(tmp_path)
    (tmp_path / "a.yaml").touch()

    assert documents_in(tmp_path) == documents_in(tmp_path / "a.yaml") == [tmp_path / "a.yaml"]
