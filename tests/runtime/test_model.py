"""Models: built, decoded, sent and shown."""

from __future__ import annotations

import copy
import importlib
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.runtime.sample_package import MODELS, write_package

ROW = b'{"id":"1","created_at":"2024-01-02T03:04:05Z"}'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the package."""
    folder = tmp_path_factory.mktemp("models")
    write_package(folder, "modelsdk")
    return folder


@pytest.fixture(scope="module")
def models(root: Path) -> Iterator[Any]:
    """Return the package's models."""
    sys.path.insert(0, str(root))
    yield importlib.import_module("modelsdk.rest.models")
    sys.path.remove(str(root))


@pytest.fixture(scope="module")
def union(models: ModuleType) -> Any:
    """Return the package's module of unions."""
    return importlib.import_module("modelsdk.rest._union")


def dump(value: Any) -> bytes:
    """Return what goes on the wire."""
    return TypeAdapter(type(value)).dump_json(value, by_alias=True, exclude_unset=True)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_model_works_first_and_alone(root: Path, name: str) -> None:
    """A fresh process can use any model through a TypeAdapter, with nothing imported before."""
    script = (
        "from pydantic import TypeAdapter\n"
        f"from modelsdk.rest.models import {name}\n"
        f"assert TypeAdapter(list[{name}]).validate_json('[]') == []\n"
        f"assert TypeAdapter(dict[str, {name} | None]).validate_json('{{\"a\": null}}')\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=root, check=True)


@pytest.mark.parametrize("place", ["{deed}", "def f() -> object:\n    Node = Color = int\n    return {deed}\nf()"])
@pytest.mark.parametrize(
    "deed", ["Key(**given)", "Key.from_dict(given)", "Key.model_rebuild()", "Key.model_json_schema()"]
)
def test_names_of_the_caller_are_his_own(root: Path, place: str, deed: str) -> None:
    """A variable that is called like a model takes no part in what another model is made of."""
    given = {"id": "a", "created_at": "2020-01-01T00:00:00Z", "is_active": True, "node": {"name": "n"}}
    script = f"from modelsdk.rest.models import Key\nNode = Color = int\ngiven = {given}\n{place.format(deed=deed)}\n"
    script += "key = Key.from_dict(given | {'theColor': 'red'})\n"
    script += "print(type(key.node).__name__, type(key.color).__name__)\n"

    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False)

    assert done.stdout == "Node Color\n", done.stderr


def test_constructors_tell_their_keywords(root: Path) -> None:
    """To `help()` and notebooks, before a class was used, too; the base and instances have no such thing."""
    script = (
        "from inspect import signature\n"
        "from modelsdk.rest.models import Cat, Zoo\n"
        "from modelsdk.rest._model import Model\n"
        "assert list(signature(Cat).parameters) == ['petType', 'lives', 'friend', 'id', 'extra_data']\n"
        "assert list(signature(Zoo).parameters) == ['additional_properties', 'star', 'others', 'data']\n"
        "assert list(signature(Model).parameters) == ['data']\n"
        "assert not hasattr(Cat(petType='cat'), '__signature__')\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=root, check=True)


def test_what_came_in_goes_out_again(models: Any) -> None:
    """Unknown fields, nulls, unknown enum values and kinds of numbers survive decoding and encoding."""
    text = (
        b'{"id":"1","created_at":"2024-01-02T03:04:05","is_active":null,"pageSize":3,"theColor":"blue","level":7,'
        b'"kind":"c","limit":1000,"amount":1.0,"node":{"name":"a","parent":null,"children":[{"name":"b","x":{}}]},'
        b'"new":[1,null]}'
    )

    key = models.Key.from_json(text)

    assert dump(key) == text
    assert key.color == "blue"
    assert key.new == [1, None]
    assert key == copy.deepcopy(key) == pickle.loads(pickle.dumps(key)) == key.model_copy()


def test_known_enum_values_arrive_as_members(models: Any) -> None:
    """A value that the document names is a member of the enum."""
    key = models.Key.from_dict({"id": "1", "created_at": "2024-01-02T03:04:05", "theColor": "red", "level": 2})

    assert key.color is models.Color.RED
    assert key.level is models.Level.NUMBER_2


@pytest.mark.parametrize(
    "wrong", [{"limit": 101}, {"theColor": "blue"}, {"color": 1}, {"pageSize": "3"}, {"id": None}, {"kind": "c"}]
)
def test_what_a_user_builds_is_checked(models: Any, wrong: dict[str, Any]) -> None:
    """The constructor takes only what the document allows."""
    with pytest.raises(ValidationError):
        models.Key(**{"id": "1", "created_at": "2024-01-02T03:04:05Z", **wrong})


def test_names_and_aliases_and_typos(models: Any) -> None:
    """Keywords are names or aliases; others are ignored and never sent; None is "not given"."""
    key = models.Key(id="1", created_at="2024-01-02T03:04:05Z", pageSize=1, colour="red", is_active=None)

    assert dump(key) == b'{"id":"1","created_at":"2024-01-02T03:04:05Z","pageSize":1}'
    assert key == models.Key(id="1", created_at="2024-01-02T03:04:05Z", page_size=1)


def test_assignment(models: Any) -> None:
    """Assigning is checked as the constructor is, and None takes a field back."""
    key = models.Key.from_json(ROW)
    key.limit = 5
    key.color = "green"

    with pytest.raises(ValidationError):
        key.limit = 500
    with pytest.raises(ValueError, match='object has no field "limits"'):
        key.limits = 5
    key.limit = None

    assert dump(key) == b'{"id":"1","created_at":"2024-01-02T03:04:05Z","theColor":"green"}'


def test_null_is_not_absent(models: Any) -> None:
    """A nullable field that was set to None is null; one that was not set is absent."""
    assert models.Node(name="a", parent=None).to_dict() == {"name": "a", "parent": None}
    assert models.Node(name="a").to_dict() == {"name": "a"}
    assert dump(models.Node(name="a", parent=None)) == b'{"name":"a","parent":null}'


def test_to_dict(models: Any) -> None:
    """Declared fields by their names on the wire; date-times stay, models become dictionaries."""
    key = models.Key.from_dict({"id": "1", "created_at": "2024-01-02T03:04:05Z", "node": {"name": "a"}, "new": 1})

    assert key.to_dict() == {"id": "1", "created_at": key.created_at, "node": {"name": "a"}}
    assert key.to_json() == '{"id": "1", "created_at": "2024-01-02T03:04:05Z", "node": {"name": "a"}}'
    assert "'id': '1'" in key.to_str()
    assert models.Key.from_dict(key.to_dict()).to_dict() == key.to_dict()
    assert models.Key.from_dict(None) is None
    assert models.Key.from_json("null") is None


def test_open_models(models: Any) -> None:
    """`additional_properties` is a keyword and an attribute, and its values are typed."""
    dog = models.Dog(pet_type="dog", additional_properties={"rex": {"petType": "cat"}}, typo=1)

    assert dog.additional_properties == {"rex": models.Cat(petType="cat")}
    assert dog.to_dict() == {"petType": "dog", "rex": {"petType": "cat"}}
    dog.additional_properties = {"tom": models.Cat(petType="cat")}
    assert dump(dog) == b'{"petType":"dog","tom":{"petType":"cat"}}'
    with pytest.raises(ValidationError):
        models.Dog(pet_type="dog", additional_properties={"rex": 1})


def many(kind: Any) -> Any:
    """The type of a list, made of a type that is only known when the test runs."""
    return list[kind]


def test_read_only_fields_are_not_sent(models: Any) -> None:
    """What only responses have need not be given, is kept when it came, and is never sent."""
    request = importlib.import_module("modelsdk.rest._union").REQUEST
    cat = models.Cat.from_json('{"petType":"cat","id":"9"}')
    adapter: TypeAdapter[Any] = TypeAdapter(many(models.Pet))

    sent = adapter.dump_json([models.Pet(cat)], by_alias=True, exclude_unset=True, context=request)

    assert sent == b'[{"petType":"cat"}]'
    assert cat.to_dict() == {"petType": "cat", "id": "9"}
    assert models.Cat(petType="cat").id is None


def test_unions_with_a_name(models: Any) -> None:
    """The discriminator chooses; where it is wrong or missing, the best match does."""
    assert models.Pet.from_json('{"petType":"dog","bark":"x"}') == models.Pet(models.Dog(petType="dog", bark="x"))
    assert isinstance(models.Pet.from_dict({"petType": "fox", "bark": "x"}).actual_instance, models.Dog)
    assert isinstance(models.Pet.from_dict({"petType": "fox", "lives": 1}).actual_instance, models.Cat)
    assert models.Pet(actual_instance=models.Cat(petType="cat")).to_dict() == {"petType": "cat"}
    assert models.Pet({"petType": "cat", "lives": 3}).actual_instance.lives == 3
    with pytest.raises(ValidationError):
        models.Pet(3)


def test_unions_that_contain_themselves(models: Any) -> None:
    """A union can be made of itself, can be null, and is equal, copied and pickled by value."""
    tree = models.Tree.from_json('["a",["b",null]]')

    assert tree.to_dict() == ["a", ["b", None]]
    assert dump(tree) == b'["a",["b",null]]'
    assert tree == copy.deepcopy(tree) == pickle.loads(pickle.dumps(tree))
    assert repr(models.Tree("a")) == "Tree('a')"
    tree.actual_instance = "b"
    assert tree == models.Tree("b")


def test_unions_without_a_name(models: Any) -> None:
    """Members are told apart by the discriminator, or by the properties that are there."""
    zoo = models.Zoo.from_dict({"star": {"petType": "dog"}, "others": [{"petType": "", "lives": 1}]})

    assert isinstance(zoo.star, models.Dog)
    assert isinstance(zoo.others[0], models.Cat)
    assert dump(zoo) == b'{"star":{"petType":"dog"},"others":[{"petType":"","lives":1}]}'


def test_enums_decode_themselves(models: Any) -> None:
    """`from_json` is there, as published."""
    assert models.Color.from_json('"red"') is models.Color.RED
    assert models.Level(1) == 1


USE = """from datetime import datetime
from typing import Annotated

from pydantic import StrictInt

from modelsdk.rest import models
from modelsdk.rest._operation import Operation, Parameter, Response
from modelsdk.rest._types import OPEN, UNION

KEYS: Operation[list[models.Key]] = Operation(
    id="keys",
    method="GET",
    path="/keys",
    parameters=(
        Parameter("color", "query", lambda: Annotated[models.Color, OPEN]),
        Parameter("colors", "query", lambda: list[Annotated[models.Color, OPEN]]),
        Parameter("limit", "query", lambda: Annotated[StrictInt | None, UNION]),
        Parameter("nodes", "query", lambda: models.NodeList | None),
        Parameter("pet", "query", lambda: models.Pet | models.Key | str),
    ),
    responses={"200": Response({"application/json": lambda: list[models.Key] | None})},
)
key = models.Key(id="1", created_at=datetime.now(), page_size=3, color="red", kind="a")
name: str = key.id
found: models.Key | None = models.Key.from_dict({})
none: None = models.Key.from_dict(None)
pet = models.Pet(models.Cat(pet_type="cat"))
other = models.Pet(actual_instance=models.Dog(pet_type="dog", additional_properties={}))
nodes: models.NodeList = [models.Node(name="a", children=[])]
keys: list[models.Key] = KEYS.decode(200, "application/json", b"[]")
"""
MISUSE = (
    "models.Key(id='1')",
    "models.Key(id=1, created_at=datetime.now())",
    "models.Key(id='1', created_at=datetime.now(), typo=1)",
    "models.Pet(3)",
    "models.Dog(pet_type='dog', additional_properties={'a': 1})",
    "key.typo = 1",
)


@pytest.mark.parametrize(
    "checker",
    [
        "mypy --strict --explicit-package-bases",
        "mypy --strict --explicit-package-bases --python-version 3.13",
        "pyright",
        "pyright --pythonversion 3.13",
    ],
)
def test_type_checkers_know_the_models(root: Path, models: Any, checker: str) -> None:
    """Right code passes in a strict run, and each mistake in wrong code is found."""
    (root / "use.py").write_text(USE)
    (root / "misuse.py").write_text(USE + "\n".join(MISUSE) + "\n")
    lines = USE.count("\n")
    name, *options = checker.split()
    command = [str(Path(sys.executable).parent / name), *options]

    right = subprocess.run([*command, "use.py", "modelsdk"], cwd=root, capture_output=True, text=True)
    wrong = subprocess.run([*command, "misuse.py"], cwd=root, capture_output=True, text=True).stdout

    assert right.returncode == 0, right.stdout
    missed = [text for number, text in enumerate(MISUSE, lines + 1) if f"misuse.py:{number}:" not in wrong]
    assert missed == [], wrong
