"""What an editor shows of a generated package: each public name says what it is, as the docs page does."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sdkpress.config import Options, Settings
from sdkpress.files import Files
from sdkpress.ir import Alias, Model, Sdk
from sdkpress.pipeline import generate
from sdkpress.views.api import api_views
from tests.h2ogpte_sdk import h2ogpte_sdk
from tests.snapshot_cases import FOLDER

ROOT = Path(__file__).resolve().parents[1]
SPECS = {
    "h2ogpte.rest": ROOT / "spec" / "h2ogpte.yaml",
    **{case: FOLDER / case / "spec.yaml" for case in ("streams", "request_dictionaries", "unions", "pagination")},
}


@pytest.fixture(scope="module", params=SPECS)
def generated(request: pytest.FixtureRequest) -> tuple[Sdk, Files]:
    """The SDK of a document, and its files."""
    package: str = request.param
    settings = Settings(package=package, source="spec.yaml")
    options = Options(spec=SPECS[package], shown_spec="spec.yaml", settings=settings, output=Path("out"))
    made = generate(options)
    return made.sdk, made.files


def test_every_public_name_has_a_docstring(generated: tuple[Sdk, Files]) -> None:
    """Modules, classes, functions, methods, properties, and types that are aliases."""
    _, files = generated
    public = [path for path in files if path.endswith(".py") and not re.search(r"(^|/)_(?!_init__)", path)]

    silent = [f"{path}: {name}" for path in public for name in _silent(ast.parse(files[path]))]

    assert len(public) > 20
    assert silent == []


def _silent(node: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[str]:
    """The public names of a module or a class that say nothing."""
    if not ast.get_docstring(node):
        yield inside or "the module"
    for at, each in enumerate(node.body):
        following = node.body[at + 1] if at + 1 < len(node.body) else None
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            yield from _silent(each, f"{inside}{each.name}.")
        elif isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("_"):
            if not ast.get_docstring(each) and not _is_double(each):
                yield inside + each.name
        elif isinstance(each, ast.Assign | ast.AnnAssign) and isinstance(node, ast.Module):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            for target in targets:
                named = isinstance(target, ast.Name) and target.id[0].isupper() and target.id != target.id.upper()
                if isinstance(target, ast.Name) and named and not _is_text(following):
                    yield inside + target.id


def _is_double(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it is one of several signatures, or the setter of a property, which have the docstring of the other."""
    names = [ast.unparse(each) for each in function.decorator_list]
    return "overload" in names or any(name.endswith(".setter") for name in names)


def _is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_a_method_says_what_its_page_says(generated: tuple[Sdk, Files]) -> None:
    """The summary, the description and those of all arguments and responses, whatever is between the words."""
    sdk, files = generated
    package = sdk.package.replace(".", "/")
    for api in sdk.apis:
        page = _words(files[f"docs/{api.python_name}.md"])
        for folder in ("", "sync/"):
            methods = _docstrings(files[f"{package}/{folder}api/{api.module}.py"], api.python_name)
            for operation in api.operations:
                body = operation.body
                told = [operation.summary, operation.description]
                told += [each.description for each in operation.parameters]
                told += [] if body is None else [body.description, *(each.description for each in body.form)]
                said = _words(methods[operation.python_name])
                for text in filter(None, told):
                    assert _words(text) in said, (operation.python_name, text)
                    assert _words(text) in page, (operation.python_name, text)
                assert all(methods.values())


@pytest.mark.parametrize(
    ("summary", "description", "said"),
    [
        ("Add a user", "", "Add a user."),
        ("Add a user", "Add a user. The team grows.", "Add a user.\n\nThe team grows."),
        ("", "Add a user. The team grows.", "Add a user.\n\nThe team grows."),
        ("Add a user. Soon.", "The team grows.", "Add a user.\n\nSoon.\n\nThe team grows."),
        ("", "", "Send DELETE /admin/api_keys/{key_id}."),
    ],
)
def test_a_method_says_everything_once(summary: str, description: str, said: str) -> None:
    """Whatever of the two there is, and whether or not one repeats the other."""
    sdk = h2ogpte_sdk()
    api = sdk.apis[0]
    operation = next(each for each in api.operations if each.method == "DELETE")
    api = replace(api, operations=(replace(operation, summary=summary, description=description),))

    docstring = api_views(sdk, api)[0].forms[0].docstring

    assert docstring.partition("\n\nArgs:")[0].removeprefix('"""') == said


def test_a_field_says_what_its_page_says(generated: tuple[Sdk, Files]) -> None:
    """The description of the class, and that of each field, below it."""
    sdk, files = generated
    package = sdk.package.replace(".", "/")
    for schema in sdk.schemas:
        page = _words(files[f"docs/{schema.python_name}.md"])
        source = files[f"{package}/models/{schema.module}.py"]
        assert _words(schema.description) in _words(source)
        assert _words(schema.description) in page
        if isinstance(schema, Model):
            fields = _field_docstrings(source, schema.python_name)
            for field in schema.fields:
                assert _words(field.description) in _words(fields.get(field.python_name, "")), field
                assert _words(field.description) in page, field
        assert isinstance(schema, Alias) or _docstring_of(source, schema.python_name)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("\\_", "_")))


def _class(source: str, name: str) -> ast.ClassDef:
    found = next(each for each in ast.parse(source).body if isinstance(each, ast.ClassDef) and each.name == name)
    return found


def _docstring_of(source: str, name: str) -> str | None:
    return ast.get_docstring(_class(source, name))


def _docstrings(source: str, name: str) -> dict[str, str]:
    functions = [each for each in _class(source, name).body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {each.name: inspect.cleandoc(ast.get_docstring(each) or "") for each in functions}


def _field_docstrings(source: str, name: str) -> dict[str, str]:
    body = _class(source, name).body
    return {
        each.target.id: following.value.value
        for each, following in itertools.pairwise(body)
        if isinstance(each, ast.AnnAssign)
        and isinstance(each.target, ast.Name)
        and isinstance(following, ast.Expr)
        and isinstance(following.value, ast.Constant)
        and isinstance(following.value.value, str)
    }
