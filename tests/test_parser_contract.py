"""What sdkpress relies on in openapi-python-client: an upgrade that breaks it fails here first."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sdkpress.left_out import left_out
from sdkpress.parse import Parsed, parse_document
from sdkpress.problems import Problem, SpecError

PACKAGE = Path(__file__).resolve().parents[1] / "sdkpress"


class _Node(dict[str, Any]):
    pointer = ""


def _parse(paths: dict[str, Any], schemas: dict[str, Any]) -> Parsed:
    def nodes(value: Any) -> Any:
        if isinstance(value, dict):
            return _Node({key: nodes(item) for key, item in value.items()})
        return [nodes(item) for item in value] if isinstance(value, list) else value

    def problem(code: str, pointer: str, message: str, hint: str | None = None) -> Problem:
        return Problem(code, message, None, hint)

    data = nodes({"paths": paths, "components": {"schemas": schemas}})
    canonical: Any = SimpleNamespace(data=data, source=SimpleNamespace(problem=problem))
    return parse_document(canonical)


def _operation(**parts: Any) -> dict[str, Any]:
    return {"parameters": [], "responses": {"200": {"description": ""}}, "security": [], **parts}


def test_the_pinned_version_is_installed() -> None:
    """The version is stated once, exactly, and it is the one that was tested."""
    project = (PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8")

    assert f'"openapi-python-client=={version("openapi-python-client")}"' in project


def test_only_one_module_imports_the_parser() -> None:
    """The parser takes long to import and changes often: it has one way in."""
    importers = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "openapi_python_client" for name in names):
                importers.add(file.name)

    assert importers == {"parse.py"}


def test_operations_come_back_by_path_and_method() -> None:
    """Each operation is there, also where two differ only in a method that the parser does not know."""
    parsed = _parse({"/a": {"get": _operation(), "query": _operation()}, "/b": {"post": _operation()}}, {})

    assert list(parsed.operations) == [("/a", "get"), ("/a", "query"), ("/b", "post")]


def test_parameters_come_back_in_the_documents_order() -> None:
    """Locations don't group them, and names that are alike in Python don't clash."""
    parameters = [
        {"name": "b<", "in": "query", "required": False, "schema": {"type": "integer"}},
        {"name": "b>", "in": "query", "required": True, "schema": {"type": "array", "items": {"type": "string"}}},
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}},
        {"name": "X-List", "in": "header", "required": False, "schema": {"type": "array", "items": {}}},
        {"name": "url", "in": "cookie", "required": False, "content": {"application/json": {"schema": {}}}},
    ]

    parsed = _parse({"/a/{id}": {"get": _operation(parameters=parameters)}}, {})

    seen = parsed.operations["/a/{id}", "get"].parameters
    assert [(each.kind, each.required) for each in seen] == [
        ("int", False),
        ("list", True),
        ("uuid", True),
        ("string", False),
        ("string", False),
    ]


def test_every_media_type_of_a_body_and_every_response_comes_back() -> None:
    """Media types that the parser does not know count like the others."""
    body = {"required": True, "content": {"text/csv": {}, "application/x-own": {"schema": {"type": "string"}}}}
    responses = {status: {"description": "", "content": {"image/png": {}}} for status in ("200", "4XX", "default")}

    parsed = _parse({"/a": {"post": _operation(requestBody=body, responses=responses)}}, {})

    seen = parsed.operations["/a", "post"]
    assert len(seen.bodies) == 2
    assert set(seen.responses) == {"200", "4XX", "default"}


def test_models_come_back_with_their_fields_in_order() -> None:
    """Field names that are alike in Python don't clash, and models may refer to each other in a circle."""
    schemas = {
        "Pet-1": {
            "type": "object",
            "required": ["Name"],
            "properties": {"name": {"type": "string"}, "Name": {"$ref": "#/components/schemas/pet 1"}},
        },
        "pet 1": {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Pet-1"}}},
    }

    parsed = _parse({}, schemas)

    assert [(field.kind, field.required) for field in parsed.models["Pet-1"]] == [("string", False), ("model", True)]
    assert set(parsed.models) == {"Pet-1", "pet 1"}


def test_enums_come_back_with_their_values() -> None:
    """Values that differ in case only are two."""
    parsed = _parse({}, {"Sort": {"type": "string", "enum": ["asc", "ASC"]}, "Level": {"type": "integer", "enum": [1]}})

    assert {name: set(values) for name, values in parsed.enums.items()} == {"Sort": {"asc", "ASC"}, "Level": {1}}


def test_unions_and_aliases_may_be_defined_in_any_order_and_recur() -> None:
    """The parser reads components in order; the projection puts them into one that it can read."""
    _parse(
        {},
        {
            "Json": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Json"}}]},
            "List": {"type": "array", "items": {"$ref": "#/components/schemas/Later"}, "nullable": True},
            "Later": {"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "integer"}]},
            "Pet": {"type": "object", "properties": {"tags": {"$ref": "#/components/schemas/List"}}},
        },
    )


def test_what_the_parser_refuses_is_a_problem() -> None:
    """An operation that did not come back ends the run."""
    broken = {"name": "a", "in": "nowhere", "required": False, "schema": {}}

    with pytest.raises(SpecError) as caught:
        _parse({"/a": {"get": _operation(parameters=[broken])}}, {})

    assert [problem.code for problem in caught.value.problems] == ["parser-refusal"]


def test_what_only_its_command_line_needs_is_not_imported() -> None:
    """The parser works without the libraries that read its documents; who imports them later gets them."""
    code = """
import json, sys
from sdkpress.normalize import normalize_document
from sdkpress.document import read_document
from sdkpress.parse import parse_document
from pathlib import Path
parsed = parse_document(normalize_document(read_document(Path(sys.argv[1]))))
left_out = sorted({"httpcore", "httpx", "ruamel.yaml"}.isdisjoint(sys.modules) and parsed.models)
import httpx
from ruamel.yaml import YAML
print(json.dumps([left_out, httpx.HTTPError.__module__, YAML.__module__]))
"""
    document = PACKAGE.parent / "spec" / "h2ogpte.yaml"
    said = subprocess.run(
        [sys.executable, "-c", code, str(document)], capture_output=True, text=True, check=True
    ).stdout

    models, error, reader = json.loads(said)
    assert "APIKeyInfo" in models
    assert (error, reader) == ("httpx", "ruamel.yaml.main")


def test_a_library_that_is_left_out_says_so_when_it_is_used() -> None:
    """Its names are classes, so that a module can derive from them and catch them; none can be made."""
    with left_out("nowhere.at_all", "json"):
        library = import_module("nowhere.at_all")
        assert import_module("json") is json
    assert "nowhere.at_all" not in sys.modules

    with pytest.raises(ImportError, match=r"nowhere\.at_all is left out here, and so is its Reader"):
        library.Reader(strict=True)
    with pytest.raises(LookupError):
        try:
            raise LookupError
        except library.ReadError:
            pytest.fail("a stand-in catches nothing")
