"""Reads the public names of a generated client from its source, without importing it.

Understands the packages of sdkpress and those of OpenAPI Generator's python generator.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_COMPONENT = re.compile(r"^# From .*#/components/schemas/([^/\n]+)$", re.MULTILINE)
_OTHER_FORMS = ("_with_http_info", "_without_preload_content")


@dataclass(frozen=True, slots=True)
class Method:
    """An operation as a method: where it is, what it is called, and what it takes, in order."""

    api_class: str
    api_module: str
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A model or an enum: its module, and its fields by property or members by value, in order.

    `component` is the name of the component schema that it comes from, where the module says so.
    """

    module: str
    kind: str
    members: tuple[tuple[str, str], ...]
    component: str | None = None


@dataclass(slots=True)
class Package:
    """The public names of one package.

    Attributes:
        operations: The methods of each operation, by HTTP method and path; several where it has several tags.
        schemas: The models and enums by class name.
        broken: The modules that are no Python.
    """

    operations: dict[tuple[str, str], list[Method]] = field(default_factory=dict)
    schemas: dict[str, Schema] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def read_package(root: Path) -> Package:
    """Read the package whose `api` and `models` folders stand in `root`."""
    package = Package()
    descriptions = dict(_described_operations(root / "_operations", package))
    for path, tree in _modules(root / "api", package):
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                _read_api(node, path.stem, descriptions, package)
    for path, tree in _modules(root / "models", package):
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                found = _COMPONENT.search(path.read_text("utf-8"))
                package.schemas[node.name] = replace(
                    _read_schema(node, path.stem), component=found[1] if found else None
                )
    return package


def find_package(output: Path) -> Path:
    """Find the folder of the package somewhere below the folder that was generated."""
    for models in sorted(output.rglob("models"), key=lambda path: len(path.parts)):
        if (models.parent / "api").is_dir() or (models.parent / "api_client.py").is_file():
            return models.parent
    raise FileNotFoundError(f"no package in {output}")


def _modules(folder: Path, package: Package) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.glob("*.py")):
        if path.stem == "__init__":
            continue
        try:
            yield path, ast.parse(path.read_text("utf-8"))
        except SyntaxError:
            package.broken.append(f"{folder.name}/{path.name}")


def _described_operations(folder: Path, package: Package) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The method and path of each of our operation constants, by module and name."""
    for path, tree in _modules(folder, package):
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call):
                given = _keywords(node.value)
                if isinstance(node.target, ast.Name) and {"method", "path"} <= given.keys():
                    yield (path.stem, node.target.id), (given["method"].upper(), given["path"])


def _read_api(
    node: ast.ClassDef, module: str, descriptions: dict[tuple[str, str], tuple[str, str]], package: Package
) -> None:
    functions = {each.name: each for each in node.body if isinstance(each, Function)}
    for name, function in functions.items():
        if name.startswith("_") or any(
            name.endswith(form) and name[: -len(form)] in functions for form in _OTHER_FORMS
        ):
            continue
        target = _target(function, module, descriptions) or _target(functions.get(f"_{name}_serialize"), module, {})
        if target:
            arguments = [
                each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
            ]
            public = tuple(each for each in arguments if each != "self" and not each.startswith("_"))
            package.operations.setdefault(target, []).append(Method(node.name, module, name, public))


def _target(
    function: Function | None, module: str, descriptions: dict[tuple[str, str], tuple[str, str]]
) -> tuple[str, str] | None:
    """The HTTP method and path that a method calls."""
    for node in ast.walk(function) if function else ():
        if isinstance(node, ast.Attribute) and (module, node.attr) in descriptions:
            return descriptions[module, node.attr]
        if isinstance(node, ast.Call):
            given = _keywords(node)
            if {"method", "resource_path"} <= given.keys():
                return given["method"].upper(), given["resource_path"]
    return None


def _keywords(call: ast.Call) -> dict[str, str]:
    return {
        each.arg: each.value.value
        for each in call.keywords
        if each.arg and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)
    }


def _read_schema(node: ast.ClassDef, module: str) -> Schema:
    if any("Enum" in ast.unparse(base) for base in node.bases):
        members = [
            (repr(each.value.value), each.targets[0].id)
            for each in node.body
            if isinstance(each, ast.Assign)
            and isinstance(each.targets[0], ast.Name)
            and isinstance(each.value, ast.Constant)
        ]
        return Schema(module, "enum", tuple(members))
    fields = [
        (_alias(each) or each.target.id, each.target.id)
        for each in node.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and _is_field(each)
    ]
    kind = "union" if any("actual_instance" in ast.unparse(each) for each in node.body) else "model"
    return Schema(module, kind, () if kind == "union" else tuple(fields))


def _is_field(node: ast.AnnAssign) -> bool:
    name = ast.unparse(node.target)
    return (
        "ClassVar" not in ast.unparse(node.annotation)
        and not name.startswith("_")
        and name != "model_config"
        and not (name == "additional_properties" and node.value is not None and ast.unparse(node.value) == "{}")
    )


def _alias(node: ast.AnnAssign) -> str | None:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func).endswith("Field"):
            return _keywords(each).get("alias")
    return None
