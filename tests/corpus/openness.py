"""Finds each `Any` of a package that the document does not ask for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from tests.corpus.packages import Package, origin_of
from tests.corpus.raw import RawDocument

_TYPED = {"string", "integer", "number", "boolean", "null"}
_UNTYPED_BODIES = ("text/", "application/xml", "application/octet-stream")


def unasked(package: Package) -> list[str]:
    """Each field, argument or result that is, or holds, `Any` where the document says more."""
    return [*_fields(package), *_signatures(package)]


def says_anything(document: RawDocument, schema: Any, seen: frozenset[int] = frozenset()) -> bool:
    """Whether a schema, as far as it is no class of its own, lets any value stand somewhere in it."""
    schema = document.resolve(schema)
    if schema is True:
        return True
    if not isinstance(schema, dict) or id(schema) in seen:
        return False
    seen |= {id(schema)}
    if document.properties(schema):
        return False
    members = [*(schema.get("oneOf") or ()), *(schema.get("anyOf") or ()), *(schema.get("allOf") or ())]
    given = schema.get("type")
    types = set(given if isinstance(given, list) else [given] if given else [])
    listed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if listed is not None:
        return any(isinstance(value, dict | list) for value in listed)
    if "array" in types or "items" in schema or "prefixItems" in schema:
        inner = [*(schema.get("prefixItems") or ()), schema.get("items", "prefixItems" not in schema or "prefixItems")]
        return any(each == "prefixItems" or says_anything(document, each, seen) for each in inner)
    if "object" in types or {"additionalProperties", "patternProperties"} & schema.keys():
        values = [schema.get("additionalProperties"), *(schema.get("patternProperties") or {}).values()]
        return all(each in (None, True, False) for each in values) or any(
            says_anything(document, each, seen) for each in values
        )
    if members:
        return any(says_anything(document, each, seen) for each in members)
    return not types & _TYPED


def _fields(package: Package) -> Iterator[str]:
    document = package.document
    for file in sorted((package.folder / package.name / "models").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "Any" not in text or file.stem == "__init__":
            continue
        schema = _at(document, origin_of(text))
        properties = document.properties(schema)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _holds_any(node.annotation):
                name = _alias(node) or node.target.id
                asked = properties.get(name, schema if name in ("actual_instance", "additional_properties") else True)
                if name == "additional_properties":
                    asked = (document.resolve(schema) or {}).get("additionalProperties", True)
                if not says_anything(document, asked) and not any(
                    says_anything(document, each) for each in document.choices(asked)
                ):
                    yield f"{file.stem}.{name}: {ast.unparse(node.annotation)[:80]}"


def _signatures(package: Package) -> Iterator[str]:
    document = package.document
    raw = {(operation.method, operation.path): operation for operation in document.operations()}
    functions = {
        (node.name, each.name): each
        for file in (package.folder / package.name / "api").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
        for each in node.body
        if isinstance(each, ast.AsyncFunctionDef)
    }
    for item in package.report["operations"]["items"]:
        function = functions[item["api"], item["function"]]
        operation = raw[item["method"], item["path"]]
        given = [argument for argument in function.args.args if argument.annotation and _holds_any(argument.annotation)]
        bodies = [(media or {}).get("schema", True) for media in operation.body.values()]
        fields = [each for body in bodies for each in document.properties(body).values()]
        parameters = [
            parameter.get("schema", True if "content" not in parameter else _content(parameter))
            for parameter in operation.parameters.values()
        ]
        if given and not any(says_anything(document, each) for each in (*parameters, *bodies, *fields)):
            yield f"{item['function']}({', '.join(map(ast.unparse, given))})"
        if function.returns and _holds_any(function.returns):
            contents = [
                (media or {}).get("schema", True)
                for response in operation.responses.values()
                for media in (response.get("content") or {}).values()
            ]
            if not any(says_anything(document, each) for each in contents):
                yield f"{item['function']} -> {ast.unparse(function.returns)}"


def _content(parameter: dict[str, Any]) -> Any:
    media: Any = next(iter(parameter["content"].values()), None)
    return (media or {}).get("schema", True)


def _holds_any(node: ast.expr) -> bool:
    return any(isinstance(each, ast.Name) and each.id in ("Any", "_Any") for each in ast.walk(node))


def _alias(node: ast.AnnAssign) -> str | None:
    for each in ast.walk(node.annotation):
        if isinstance(each, ast.keyword) and each.arg == "alias" and isinstance(each.value, ast.Constant):
            return str(each.value.value)
    return None


def _at(document: RawDocument, pointer: str) -> Any:
    try:
        return document.at(pointer)
    except (KeyError, IndexError, ValueError, TypeError):
        return True
