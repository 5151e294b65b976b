"""A small package as it would be generated: the runtime, and models in the form they are rendered in."""

from __future__ import annotations

import shutil
from pathlib import Path

RUNTIME = Path(__file__).resolve().parents[2] / "templates" / "runtime"
DATA_MODULES = (
    "_bodies",
    "_decoding",
    "_enum",
    "_events",
    "_files",
    "_lenient",
    "_linking",
    "_misfits",
    "_model",
    "_operation",
    "_pages",
    "_parameters",
    "_patterns",
    "_plan",
    "_types",
    "_union",
)

MODELS = {
    "Key": '''"""The schema `Key`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from .._model import Model
from .._types import Constraints, Open, OpenInt

if TYPE_CHECKING:
    from .color import Color
    from .level import Level
    from .node import Node


class Key(Model):
    """A key."""

    id: str
    """Its id."""

    created_at: datetime
    is_active: StrictBool | None = None
    page_size: Annotated[StrictInt | None, Field(alias="pageSize")] = None
    color: Annotated[Open[Color] | None, Field(alias="theColor")] = None
    level: OpenInt[Level] | None = None
    kind: Open[Literal["a", "b"]] | None = None
    limit: Annotated[StrictInt, Constraints(ge=1, le=100)] | None = None
    amount: StrictInt | StrictFloat | None = None
    node: Node | None = None
''',
    "Color": '''"""The schema `Color`."""

from .._enum import StrEnum


class Color(StrEnum):
    """A color."""

    RED = "red"
    GREEN = "green"
''',
    "Level": '''"""The schema `Level`."""

from .._enum import IntEnum


class Level(IntEnum):
    """A level."""

    NUMBER_1 = 1
    NUMBER_2 = 2
''',
    "Node": '''"""The schema `Node`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .._model import Model

if TYPE_CHECKING:
    from .key import Key
    from .node_list import NodeList
    from .pet import Pet


class Node(Model):
    """A node."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"parent"})

    name: str
    parent: Node | None = None
    children: NodeList | None = None
    key: Key | None = None
    pet: Pet | None = None
''',
    "NodeList": '''"""The schema `NodeList`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypeAliasType

from .._linking import link_alias

if TYPE_CHECKING:
    from .node import Node

NodeList = TypeAliasType("NodeList", "list[Node]")
"""Some nodes."""

link_alias(NodeList)
''',
    "JsonValue": '''"""The schema `JsonValue`."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from .._linking import link_alias

JsonValue = TypeAliasType(
    "JsonValue", "dict[str, JsonValue] | list[JsonValue] | str | None"
)
"""Anything."""

link_alias(JsonValue)
''',
    "Pet": '''"""The schema `Pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .._union import Discriminator, OneOf

if TYPE_CHECKING:
    from .cat import Cat
    from .dog import Dog


class Pet(OneOf):
    """A pet."""

    __discriminator__: ClassVar[Discriminator | None] = Discriminator("petType", {"cat": "Cat", "dog": "Dog"})

    actual_instance: Cat | Dog
''',
    "Tree": '''"""The schema `Tree`."""

from __future__ import annotations

from .._union import OneOf


class Tree(OneOf):
    """A tree."""

    actual_instance: list[Tree] | str | None
''',
    "Cat": '''"""The schema `Cat`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StrictInt

from .._model import Model
from .._types import read_only

if TYPE_CHECKING:
    from .pet import Pet


class Cat(Model):
    """A cat."""

    pet_type: Annotated[str, Field(alias="petType")]
    lives: StrictInt | None = None
    friend: Pet | None = None
    id: str = read_only()
''',
    "Dog": '''"""The schema `Dog`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._model import OpenModel
from .._types import extra_fields

if TYPE_CHECKING:
    from .cat import Cat


class Dog(OpenModel):
    """A dog."""

    pet_type: Annotated[str, Field(alias="petType")]
    bark: str | None = None
    additional_properties: dict[str, Cat] = extra_fields()
''',
    "Zoo": '''"""The schema `Zoo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from .._model import OpenModel
from .._union import Discriminator

if TYPE_CHECKING:
    from .cat import Cat
    from .dog import Dog


class Zoo(OpenModel):
    """A zoo."""

    star: Annotated[Cat | Dog, Discriminator("petType", {"cat": "Cat", "dog": "Dog"})]
    others: list[Cat | Dog] | None = None
''',
}

LAZY = '''"""The models."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}

__all__ = {names}

_MODULES = {modules}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    value = getattr(importlib.import_module(f".{{_MODULES[name]}}", __name__), name)
    globals()[name] = value
    return value
'''


def module_name(name: str) -> str:
    """Return the module of a class, in snake_case."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("_")


def write_package(root: Path, package: str = "samplesdk") -> Path:
    """Write the package `<package>.rest` under a folder, and return its own folder."""
    folder = root / package / "rest"
    models = folder / "models"
    models.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""A sample."""\n')
    (folder / "py.typed").write_text("")
    (folder / "_server.py").write_text('"""Servers."""\n\n\nclass Server:\n    """A server."""\n')
    failure = 'class OpenApiException(Exception):\n    """A failure."""\n'
    (folder / "exceptions.py").write_text(f'"""Exceptions."""\n\n\n{failure}')
    for name in DATA_MODULES:
        shutil.copy(RUNTIME / f"{name}.py", folder / f"{name}.py")
    modules = {name: module_name(name) for name in sorted(MODELS)}
    for name, text in MODELS.items():
        (models / f"{modules[name]}.py").write_text(text)
    imports = "\n".join(f"    from .{module} import {name} as {name}" for name, module in modules.items())
    (models / "__init__.py").write_text(LAZY.format(imports=imports, names=sorted(modules), modules=modules))
    return folder
