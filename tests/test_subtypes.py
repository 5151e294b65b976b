"""A schema with a discriminator that others compose: where it stands, each of them may."""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.corpus.packages import Package, generate_package

PET = {"$ref": "#/components/schemas/Pet"}
JSON = {"application/json": {"schema": PET}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "paths": {
        "/pets": {
            "post": {
                "tags": ["pets"],
                "operationId": "swap",
                "requestBody": {"required": True, "content": JSON},
                "responses": {
                    "200": {
                        "description": "Pets.",
                        "content": {"application/json": {"schema": {"type": "array", "items": PET}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["petType"],
                "properties": {"petType": {"type": "string"}, "name": {"type": "string"}, "friend": PET},
                "discriminator": {"propertyName": "petType", "mapping": {"dog": "#/components/schemas/Dog"}},
            },
            "Cat": {"allOf": [PET, {"type": "object", "properties": {"lives": {"type": "integer"}}}]},
            "Dog": {"allOf": [PET, {"type": "object", "properties": {"barks": {"type": "boolean"}}}]},
            "Poodle": {
                "allOf": [
                    {"$ref": "#/components/schemas/Dog"},
                    {"type": "object", "properties": {"curls": {"type": "integer"}}},
                ]
            },
            "Home": {"type": "object", "properties": {"pets": {"type": "array", "items": PET}}},
        }
    },
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the document."""
    folder = tmp_path_factory.mktemp("subtypes")
    spec = folder / "zoo.json"
    spec.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return generate_package(spec, folder / "package")


@pytest.fixture(scope="module")
def zoo(generated: Package) -> Iterator[ModuleType]:
    """The package itself."""
    sys.path.insert(0, str(generated.folder))
    yield importlib.import_module(generated.name)
    sys.path.remove(str(generated.folder))


CAT = {"petType": "Cat", "name": "Tom", "lives": 9}
POODLE = {"petType": "Poodle", "barks": True, "curls": 3, "friend": CAT}


def test_a_base_is_decoded_as_what_its_discriminator_names(zoo: ModuleType) -> None:
    """By the mapping, or by the name of the schema, at any depth; nothing of it is lost."""
    home = zoo.Home.from_dict({"pets": [CAT, POODLE, {"petType": "dog", "barks": False}]})

    assert [type(pet) for pet in home.pets] == [zoo.Cat, zoo.Poodle, zoo.Dog]
    assert (home.pets[0].lives, home.pets[1].friend.lives) == (9, 9)
    assert home.to_dict() == {"pets": [CAT, POODLE, {"petType": "dog", "barks": False}]}
    assert json.loads(home.model_dump_json(by_alias=True, exclude_none=True))["pets"][1] == POODLE


def test_the_class_of_the_base_decodes_so_too(zoo: ModuleType) -> None:
    """`from_dict` and `from_json`, as published; what a newer server names is the base."""
    assert zoo.Pet.from_dict(CAT) == zoo.Cat(pet_type="Cat", name="Tom", lives=9)
    assert zoo.Pet.from_json(json.dumps(POODLE)).curls == 3
    assert zoo.Pet.from_dict(None) is zoo.Pet.from_json("null") is None
    newer = zoo.Pet.from_dict({"petType": "Fish", "name": "Nemo"})
    assert (type(newer), newer.name) == (zoo.Pet, "Nemo")


def test_a_base_is_built_of_what_composes_it(zoo: ModuleType) -> None:
    """Models are taken as they are, dictionaries decoded."""
    poodle = zoo.Poodle(pet_type="Poodle", curls=3)
    home = zoo.Home(pets=[poodle, {"petType": "Cat", "lives": 1}, zoo.Pet(pet_type="Other")])

    assert home.pets[0] is poodle or home.pets[0] == poodle
    assert [type(pet) for pet in home.pets] == [zoo.Poodle, zoo.Cat, zoo.Pet]


def test_operations_send_and_give_what_composes_a_base(zoo: ModuleType) -> None:
    """A body of the base may be any of them, and each item of a response."""
    sent: list[Any] = []

    class Response:
        status = 200
        reason = "OK"

        def __init__(self) -> None:
            self.headers = {"Content-Type": "application/json"}

        async def read(self) -> bytes:
            return json.dumps([CAT, POODLE]).encode()

        async def close(self) -> None:
            sent.append("closed")

    class Line:
        async def send(self, request: Any) -> Any:
            sent.append(json.loads(request.body))
            return Response()

    client = zoo.ApiClient(zoo.Configuration(host="http://h"), transport=Line())
    body = zoo.Cat(pet_type="Cat", name="Tom", lives=9)

    pets = asyncio.run(zoo.PetsApi(client).swap(body))

    assert sent[0] == CAT
    assert [type(pet) for pet in pets] == [zoo.Cat, zoo.Poodle]


def test_type_checkers_tell_them_apart(generated: Package, tmp_path: Path) -> None:
    """What composes a base fits where it stands, and is found with `isinstance`."""
    program = tmp_path / "use.py"
    program.write_text(
        f"from {generated.name} import Cat, Home, Poodle\n\n"
        'home = Home(pets=[Cat(pet_type="Cat", lives=9), Poodle(pet_type="Poodle")])\n'
        "for pet in home.pets or []:\n"
        "    if isinstance(pet, Cat):\n"
        "        print(pet.lives)\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--follow-imports=silent",
        "--config-file",
        "",
        "--cache-dir",
        str(tmp_path / "cache"),
    ]

    run = subprocess.run(
        [*command, str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=generated.folder,
        env={"MYPYPATH": str(generated.folder), "PATH": ""},
    )

    assert run.returncode == 0, run.stdout + run.stderr
