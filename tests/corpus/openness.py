"""Finds each `Any` of a package that the document does not ask for.

An annotation is held against the schema it stands for, shape by shape: `dict[str, list[Any]]` has its `Any` at `{}[]`,
and the schema has to let anything stand there, in an object's values that are lists.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from tests.corpus.packages import Package
from tests.corpus.raw import RawDocument

_ANY = ("Any", "OpenAny")
_LISTS = ("list", "List", "Sequence", "tuple", "Tuple", "set", "AsyncIterator", "Iterator", "Stream", "AsyncStream")
_MAPS = ("dict", "Dict", "Mapping")
_SAY_TYPES = ("additionalProperties", "patternProperties", "items", "prefixItems")


def unasked(package: Package) -> list[str]:
    """Each field, argument or result that is, or holds, `Any` where the document says more."""
    return [*_in_models(package), *_in_signatures(package)]


def shapes_of_any(node: ast.expr) -> set[str]:
    """Where `Any` stands in an annotation: `[]` for each list, `{}` for each map around it."""
    match node:
        case ast.Constant(value=str(text)):
            return shapes_of_any(ast.parse(text, mode="eval").body)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return {""} if name.lstrip("_") in _ANY else set()
        case ast.BinOp(left=left, right=right):
            return shapes_of_any(left) | shapes_of_any(right)
        case ast.Tuple(elts=parts):
            return set().union(*map(shapes_of_any, parts))
        case ast.Subscript(value=value, slice=inner):
            name = ast.unparse(value).rpartition(".")[2].lstrip("_")
            if name == "Literal":
                return set()
            if name == "Annotated" and isinstance(inner, ast.Tuple):
                return shapes_of_any(inner.elts[0])
            around = "[]" if name in _LISTS else "{}" if name in _MAPS else ""
            return {around + shape for shape in shapes_of_any(inner)}
        case _:
            return set()


def open_shapes(document: RawDocument, schema: Any, seen: frozenset[int] = frozenset()) -> set[str]:
    """Where a schema lets anything stand, as far as it is no class of its own, in the shapes of `shapes_of_any`."""
    schema = document.resolve(schema)
    if schema is True:
        return {""}
    if not isinstance(schema, dict) or id(schema) in seen:
        return set()
    seen |= {id(schema)}
    given = schema.get("type")
    types = set(given if isinstance(given, list) else [given] if given else [])
    if "enum" in schema or "const" in schema:
        return _shapes_of_values(schema.get("enum") or [schema.get("const")])
    parts = [
        set().union(*(open_shapes(document, member, seen) for member in schema[keyword]))
        for keyword in ("oneOf", "anyOf")
        if schema.get(keyword)
    ]
    parts += [open_shapes(document, member, seen) for member in schema.get("allOf") or ()]
    if types or any(keyword in schema for keyword in _SAY_TYPES) or ("properties" in schema and not parts):
        parts.append(_own_shapes(document, schema, types, seen))
    if not parts:
        return {""}
    found = parts[0]
    for part in parts[1:]:
        found = {one for one in found if _allows(part, one)} | {one for one in part if _allows(found, one)}
    return found


def _own_shapes(document: RawDocument, schema: dict[str, Any], types: set[str], seen: frozenset[int]) -> set[str]:
    found: set[str] = set()
    if "array" in types or {"items", "prefixItems"} & schema.keys():
        inner = [*(schema.get("prefixItems") or ())]
        if schema.get("items") is not False:
            inner.append(schema.get("items", True))
        found |= {f"[]{shape}" for each in inner for shape in open_shapes(document, each, seen)}
    if "object" in types or {"additionalProperties", "patternProperties"} & schema.keys():
        values = [schema.get("additionalProperties", not schema.get("patternProperties"))]
        values += (schema.get("patternProperties") or {}).values()
        if not document.properties(schema):
            found |= {"{}"} if values == [False] else set()
            found |= {f"{{}}{shape}" for each in values for shape in open_shapes(document, each, seen)}
    return found


def _allows(shapes: set[str], shape: str) -> bool:
    """Whether anything may stand at `shape`, or around it."""
    return any(shape == each or (shape.startswith(each)) for each in shapes)


def _shapes_of_values(values: list[Any]) -> set[str]:
    """Python has no literals for arrays and objects."""
    return {"[]" for each in values if isinstance(each, list)} | {"{}" for each in values if isinstance(each, dict)}


def _in_models(package: Package) -> Iterator[str]:
    document = package.document
    for module, pointer in package.pointers.items():
        file = package.folder.joinpath(*module.split(".")).with_suffix(".py")
        text = file.read_text(encoding="utf-8")
        if "Any" not in text:
            continue
        schema = document.around(pointer)[-1]
        properties = document.properties(schema)
        for choice in document.choices(schema):
            properties = {**document.properties(choice), **properties}
        for name, annotation in _annotations(ast.parse(text)):
            shapes = shapes_of_any(annotation)
            asked = schema if name is None else properties.get(name, False)
            if extra := shapes - open_shapes(document, asked):
                yield f"{module}.{name or ''}: {ast.unparse(annotation)[:80]}: Any at {sorted(extra)}"


def _annotations(module: ast.Module) -> Iterator[tuple[str | None, ast.expr]]:
    """Each annotation that is public, with the name on the wire of its property; None for the schema itself."""
    for node in ast.walk(module):
        match node:
            case ast.AnnAssign(target=ast.Name(id="actual_instance"), annotation=annotation):
                yield None, annotation
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                if not name.startswith("__"):
                    yield _alias(node) or name, annotation
            case ast.Call(func=ast.Name(id="TypeAliasType"), args=[_, kind]):
                yield None, kind
            case ast.Call(func=ast.Attribute(attr="TypedDict"), args=[_, ast.Dict(keys=keys, values=values)]):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant):
                        yield str(key.value), value


def _alias(field: ast.AnnAssign) -> str | None:
    for each in ast.walk(field):
        if isinstance(each, ast.keyword) and each.arg == "alias" and isinstance(each.value, ast.Constant):
            return str(each.value.value)
    return None


def _in_signatures(package: Package) -> Iterator[str]:
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
        operation = raw[item["method"], item["path"]]
        for api in item["apis"]:
            function = functions[api, item["function"]]
            described = package.description["operations"][f"{api}.{item['function']}"]
            place = f"{api}.{item['function']}"
            for argument in (*function.args.args, *function.args.kwonlyargs):
                if argument.annotation is None:
                    continue
                shapes = shapes_of_any(argument.annotation)
                allowed: set[str] = set()
                for schema in _schemas_of(document, operation, described, argument.arg) if shapes else ():
                    allowed |= open_shapes(document, schema)
                if extra := shapes - allowed:
                    yield f"{place}({argument.arg}: {ast.unparse(argument.annotation)[:80]}): Any at {sorted(extra)}"
            shapes = shapes_of_any(function.returns) if function.returns else set()
            allowed = set()
            for status, response in operation.responses.items() if shapes else ():
                if status[0] in "2d":
                    for media in (response.get("content") or {}).values():
                        allowed |= open_shapes(document, (media or {}).get("schema", True))
            if function.returns and (extra := shapes - allowed):
                yield f"{place} -> {ast.unparse(function.returns)[:80]}: Any at {sorted(extra)}"


def _schemas_of(document: RawDocument, operation: Any, described: dict[str, Any], argument: str) -> Iterator[Any]:
    """The schemas of what an argument is: a parameter, a property of the form, or the body."""
    for location, wire_name, _, python_name in described["parameters"]:
        if python_name == argument:
            parameter = operation.parameters.get((location, wire_name), {})
            contents = [(media or {}).get("schema", True) for media in (parameter.get("content") or {}).values()]
            yield from contents or [parameter.get("schema", True)]
    bodies = [(media or {}).get("schema", True) for media in operation.body.values()]
    for wire_name, python_name in described["form"]:
        if python_name == argument:
            yield from (document.properties(body).get(wire_name, False) for body in bodies)
    if described["body_name"] == argument:
        yield from bodies
