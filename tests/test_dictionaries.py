"""Models in requests as dictionaries: which keys type checkers let pass, and that they go out as they are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checked_programs import CHECKERS, misjudged
from tests.snapshot_cases import write_packages

SAMPLE = '''"""Calls with dictionaries: each line that ends in "# wrong" is one that type checkers must find."""

from datetime import date

from request_dictionaries import NewPet, NewPetDict, OwnerDict, PetsApi
from request_dictionaries.sync import PetsApi as SyncApi

owner: OwnerDict = {"full-name": "Ada"}
pet: NewPetDict = {"name": "Rex", "owner": owner}
pets: list[NewPet] = []
dictionaries: list[NewPetDict] = [pet]


async def right(api: PetsApi) -> None:
    await api.add_pet(pet)
    await api.add_pet({"name": "Rex", "owner": {"full-name": "Ada", "class": "3b"}, "nick": None, "kind": "dog"})
    await api.add_pet({"name": "Rex", "owner": owner, "born": "2020-01-01", "friends": [pet]})
    await api.add_pet({"name": "Rex", "owner": owner, "born": date(2020, 1, 1), "friends": pets})
    await api.add_pet({"name": "Rex", "owner": {"full-name": "Ada", "toys": {"a": {"toy": "ball", "size": 3}}}})
    await api.replace_pets({"name": "x", "anything": 1}, pets)
    await api.replace_pets(new_pet=dictionaries)
    await api.replace_pets(new_pet=[*pets, {"name": "Rex", "owner": owner}])
    await api.add_toy({"toy": "bone", "str": "long"})


async def wrong(api: PetsApi) -> None:
    await api.add_pet({"name": "Rex"})  # wrong
    await api.add_pet({"name": 1, "owner": owner})  # wrong
    await api.add_pet({"name": "Rex", "owner": owner, "colour": "red"})  # wrong
    await api.add_pet({"id": "1", "name": "Rex", "owner": owner})  # wrong
    await api.add_pet({"name": "Rex", "owner": {"full_name": "Ada"}})  # wrong
    await api.add_pet({"name": "Rex", "owner": owner, "kind": "fish"})  # wrong
    await api.replace_pets(new_pet={"name": "Rex", "owner": owner})  # wrong
    await api.add_toy({"toy": "ball", "size": "big"})  # wrong


def in_sync(api: SyncApi) -> None:
    api.add_pet(pet)
    api.add_pet({"name": "Rex"})  # wrong
'''

RUN = """
import sys, json
from pydantic import TypeAdapter
import request_dictionaries
from request_dictionaries import models
from request_dictionaries._operations import pets_api

prepared = pets_api.ADD_PET.prepare({"new_pet": json.loads(sys.argv[1])})
print(prepared.body.decode())
for name in models.__all__:
    if name.endswith("Dict"):
        TypeAdapter(list[getattr(models, name)]).rebuild(raise_errors=True)
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the package of the snapshot."""
    return next(write_packages(tmp_path_factory.mktemp("dictionaries"), ["request_dictionaries"]))


@pytest.mark.parametrize("checker", CHECKERS)
def test_type_checkers_check_the_keys(package: Path, tmp_path: Path, checker: str) -> None:
    """Right dictionaries pass; a missing, unknown or read-only key and a wrong type are found, and nothing else."""
    sample = tmp_path / "sample.py"
    sample.write_text(SAMPLE, encoding="utf-8")

    assert misjudged(checker, sample, [package]) == []


def test_dictionaries_go_out_as_they_are(package: Path) -> None:
    """The keys are those on the wire; all types of dictionaries can be used with pydantic, too."""
    pet = {"name": "Rex", "owner": {"full-name": "Ada", "class": "3b"}, "born": "2020-01-01", "nick": None}

    run = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(pet)], cwd=package, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == pet


def test_dictionaries_cost_nothing_until_they_are_used(package: Path) -> None:
    """Calling an operation imports none of them."""
    program = (
        "import sys\n"
        "from request_dictionaries._operations import pets_api\n"
        "pets_api.ADD_PET.prepare({'new_pet': {'name': 'Rex', 'owner': {'full-name': 'Ada'}}})\n"
        "print([name for name in sys.modules if name.endswith('_dict')])\n"
    )

    run = subprocess.run([sys.executable, "-c", program], cwd=package, capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"
