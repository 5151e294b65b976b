"""Finds what a document has and its package lacks: operations, parameters, bodies, responses, schemas, properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.corpus.openness import open_shapes
from tests.corpus.packages import Package
from tests.corpus.raw import RawDocument, RawOperation

_CONTRADICTIONS = ("conflicting-schemas", "impossible-schema")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def losses(package: Package) -> list[str]:
    """Each thing of the document that is not in the package."""
    return [*_lost_operations(package), *_lost_schemas(package)]


def _lost_operations(package: Package) -> Iterator[str]:
    counted = package.report["operations"]
    items = {(item["method"], item["path"]): item for item in counted["items"]}
    described = package.description["operations"]
    raw = list(package.document.operations())
    if not len(raw) == len(items) == counted["total"] == counted["generated"]:
        yield f"{len(raw)} operations in the document, {counted['generated']} of {counted['total']} generated"
    for operation in raw:
        item = items.get((operation.method, operation.path))
        if item is None:
            yield f"{operation.method} {operation.path}"
            continue
        if operation.operation_id and item["operation_id"] != operation.operation_id:
            yield f"operationId {operation.operation_id}"
        if len(item["apis"]) != max(1, len(set(operation.tags))):
            yield f"{operation.method} {operation.path}: one API class for each of {operation.tags}"
        for api in item["apis"]:
            found = described.get(f"{api}.{item['function']}")
            if found is None:
                yield f"{api}.{item['function']}"
            else:
                yield from _lost_parts(package.document, operation, found)


def _lost_parts(document: RawDocument, raw: RawOperation, found: dict[str, Any]) -> Iterator[str]:
    place = f"{raw.method} {raw.path}"
    if (found["method"].upper(), found["path"]) != (raw.method, raw.path):
        yield f"{place} goes to {found['method']} {found['path']}"
    parameters = {(location, _folded(location, name)): required for location, name, required, _ in found["parameters"]}
    wanted = {
        (location, _folded(location, name)): (location, name) in raw.required for location, name in raw.parameters
    }
    for key in wanted.keys() | parameters.keys():
        undeclared = key[0] == "path" and key not in wanted and f"{{{key[1]}}}" in raw.path
        if parameters.get(key) is not wanted.get(key) and not undeclared:
            yield f"{place}: {key[0]} parameter {key[1]}"
    if set(found["body"]) != set(raw.body):
        yield f"{place}: bodies {sorted(set(found['body']) ^ set(raw.body))}"
    if next(iter(raw.body), "") in _FORMS and not found["form"]:
        schema = (next(iter(raw.body.values())) or {}).get("schema")
        if document.properties(schema) and document.takes_objects(schema):
            yield f"{place}: the fields of the form"
    statuses = {status.lower(): response for status, response in found["responses"].items()}
    for status, response in raw.responses.items():
        if status.lower() not in statuses:
            yield f"{place}: response {status}"
        elif {name for name in response.get("content") or {} if not name.startswith("x-")} - {
            *statuses[status.lower()]
        }:
            yield f"{place}: the media types of response {status}"


def _folded(location: str, name: str) -> str:
    return name.lower() if location == "header" else name


def _lost_schemas(package: Package) -> Iterator[str]:
    counted = package.report["schemas"]
    document = package.document
    if not len(document.schemas) == counted["total"] == counted["generated"]:
        yield f"{len(document.schemas)} schemas in the document, {counted['generated']} of {counted['total']} generated"
    by_module = {value["module"]: value for value in package.description["schemas"].values()}
    for name, schema in document.schemas.items():
        found = by_module.get(package.origins.get(name, ""))
        if found is None:
            yield f"schema {name}"
        elif document.choices(schema):
            if not _contradicts_itself(package):
                yield from _lost_alternatives(document, name, schema, found)
        else:
            yield from _lost_properties(package, name, schema, found)
    for module, found in by_module.items():
        if found["kind"] == "model" and not _contradicts_itself(package):
            yield from _lost_inside(package, module, found)


def _lost_inside(package: Package, module: str, found: dict[str, Any]) -> Iterator[str]:
    """A model that the document does not name has the properties of the schema that it says it comes from."""
    document, pointer = package.document, package.pointers[module]
    if not pointer.startswith("/components/schemas/") or pointer.count("/") > 3:
        # A member of a union also has what the schema around it says.
        schemas = document.around(pointer)
        alternatives = set().union(*map(document.alternatives, schemas))
        if "allOf" in schemas[-1]:
            # What two of its parts say of one property together has no place of its own.
            alternatives |= set().union(*map(document.alternatives, _of_properties(document, schemas[-1])))
        if found["fields"].keys() not in (*alternatives, frozenset().union(*alternatives)):
            yield f"{module}: has {sorted(found['fields'])}, {pointer} has {sorted(map(sorted, alternatives))}"


def _of_properties(document: RawDocument, schema: Any) -> Iterator[Any]:
    """The schemas of the properties, and of the items where these are arrays."""
    for each in document.properties(schema).values():
        each = document.resolve(each)
        yield each
        if isinstance(each, dict) and "items" in each:
            yield document.resolve(each["items"])


def _lost_alternatives(document: RawDocument, name: str, schema: Any, found: dict[str, Any]) -> Iterator[str]:
    """A union has a model for each of its members; a model stands for all of them."""
    alternatives = {each for each in document.alternatives(schema) if each}
    if found["kind"] == "model":
        if frozenset().union(*alternatives) != found["fields"].keys():
            yield f"schema {name}: properties {sorted(frozenset().union(*alternatives) ^ found['fields'].keys())}"
        return
    if "" in open_shapes(document, schema):
        return  # One of the members takes any value, and so does all of it.
    made = {frozenset(each) for each in found.get("members", ())}
    for each in alternatives - made:
        yield f"schema {name}: no member has the properties {sorted(each)}, it is a {found['kind']}"
    for each in made - alternatives:
        yield f"schema {name}: a member with the properties {sorted(each)}"


def _lost_properties(package: Package, name: str, schema: Any, found: dict[str, Any]) -> Iterator[str]:
    document = package.document
    properties = document.properties(schema)
    if found["kind"] == "model":
        if properties.keys() != found["fields"].keys():
            yield f"schema {name}: properties {sorted(properties.keys() ^ found['fields'].keys())}"
    elif (
        properties and document.takes_objects(schema) and not _is_reference(schema) and not _contradicts_itself(package)
    ):
        yield f"schema {name}: its properties, it is a {found['kind']}"
    if found["kind"] == "enum":
        values = [value for value in (document.resolve(schema) or {}).get("enum") or () if value is not None]
        if values and not {str(value) for value in values} >= {str(value) for value in found["values"]}:
            yield f"schema {name}: values {found['values']}"


def _contradicts_itself(package: Package) -> bool:
    """Whether a schema says what no value meets, so that a part of it had to give way, with a notice."""
    return any(notice["code"] in _CONTRADICTIONS for notice in package.report["notices"])


def _is_reference(schema: Any) -> bool:
    """Whether a schema is but another name for one."""
    if not isinstance(schema, dict):
        return False
    members = schema.get("allOf")
    return "$ref" in schema or (isinstance(members, list) and len(members) == 1 and "properties" not in schema)
