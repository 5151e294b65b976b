"""Rules for paths: what is said for a path, or for the whole document, is gathered at each operation."""

from __future__ import annotations

import re
from typing import Any

from sdkpress import pointers
from sdkpress.normalize.bodies import build_request_body, build_response
from sdkpress.normalize.context import Context
from sdkpress.normalize.nodes import Node, as_given, mapping, sequence
from sdkpress.normalize.parameters import build_parameters

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_AS_GIVEN = ("operationId", "summary", "description", "externalDocs", "deprecated")


def build_paths(context: Context, paths: Any, pointer: str) -> Node:
    """Build path items under their paths, or webhooks under their names: `{path: {method: operation}}`."""
    built = Node({}, pointer)
    for path, item in mapping(paths).items():
        if path.startswith("x-"):
            continue
        operations = build_path_item(context, item, pointers.join(pointer, path))
        if operations or isinstance(item, dict):
            built[path] = operations
    return built


def build_path_item(context: Context, item: Any, pointer: str) -> Node:
    """Build the operations of a path item, which share its parameters, servers, summary and description."""
    layers = _layers(context, item, pointer)
    operations = Node({}, pointer)
    for layer, place in layers:
        for key, value in layer.items():
            method = key.lower()
            if method in METHODS and isinstance(value, dict) and method not in operations:
                operations[method] = build_operation(context, value, f"{place}/{key}", layers)
        for key, value in mapping(layer.get("additionalOperations")).items():
            if isinstance(value, dict) and key not in operations:
                at = pointers.join(place, "additionalOperations", key)
                operations[key] = build_operation(context, value, at, layers)
    return operations


def _layers(context: Context, item: Any, pointer: str) -> list[tuple[dict[str, Any], str]]:
    """A path item and those it refers to: what stands nearer wins."""
    layers: list[tuple[dict[str, Any], str]] = []
    seen: set[str] = set()
    while isinstance(item, dict):
        layers.append((item, pointer))
        if "$ref" not in item:
            break
        target = context.target(item["$ref"], pointer)
        if target in seen:
            context.refuse("circular-reference", pointer, f'"{item["$ref"]}" refers to itself')
        seen.add(target)
        item, pointer = context.value(target), target
    return layers


def build_operation(
    context: Context, operation: dict[str, Any], pointer: str, layers: list[tuple[dict[str, Any], str]]
) -> Node:
    """Build one operation with everything that holds for it.

    `layers` are its path item and those that one refers to, the nearest first.
    """
    node = Node({}, pointer)
    for keyword in _AS_GIVEN:
        if keyword in operation:
            node[keyword] = as_given(operation[keyword], f"{pointer}/{keyword}")
        elif keyword in ("summary", "description"):
            inherited = next((layer[keyword] for layer, _ in layers if keyword in layer), None)
            if inherited is not None:
                node[keyword] = inherited
    node["tags"] = [tag for tag in sequence(operation.get("tags")) if isinstance(tag, str)]
    groups = [(operation.get("parameters"), f"{pointer}/parameters")]
    groups += [(layer.get("parameters"), f"{place}/parameters") for layer, place in layers]
    node["parameters"] = build_parameters(context, groups)
    body = build_request_body(context, operation.get("requestBody"), f"{pointer}/requestBody")
    if body is not None:
        node["requestBody"] = body
    node["responses"] = _responses(context, operation.get("responses"), f"{pointer}/responses")
    node["security"] = _security(context, operation)
    for source, place in [(operation, pointer), *layers]:
        if isinstance(source.get("servers"), list):
            node["servers"] = as_given(source["servers"], f"{place}/servers")
            break
    callbacks = _callbacks(context, operation.get("callbacks"), f"{pointer}/callbacks")
    if callbacks:
        node["callbacks"] = callbacks
    for key, value in operation.items():
        if key.startswith("x-") and not key.startswith("x-sdkpress-"):
            node[key] = value
    return node


def _responses(context: Context, responses: Any, pointer: str) -> Node:
    built = Node({}, pointer)
    for status, response in mapping(responses).items():
        if not status.startswith("x-"):
            built[normal_status(status)] = build_response(context, response, pointers.join(pointer, status))
    return built


def normal_status(status: str) -> str:
    """Write a status as the specification does: `200`, `2XX`, `default`."""
    text = status.strip()
    return text.upper() if re.fullmatch(r"[1-5][xX]{2}", text) else text.lower()


def _security(context: Context, operation: dict[str, Any]) -> list[Node]:
    """The alternatives of an operation: its own, or those of the whole document."""
    own = isinstance(operation.get("security"), list)
    given = operation["security"] if own else sequence(context.data.get("security"))
    alternatives: list[Node] = []
    for requirement in given:
        scopes = {
            name: [scope for scope in sequence(listed) if isinstance(scope, str)]
            for name, listed in mapping(requirement).items()
        }
        alternatives.append(Node(scopes, ""))
    return alternatives


def _callbacks(context: Context, callbacks: Any, pointer: str) -> Node:
    built = Node({}, pointer)
    for name, given in mapping(callbacks).items():
        callback, place = context.resolved(given, pointers.join(pointer, name))
        key = (place, "callback")
        if key not in context.shared:
            context.shared[key] = Node({}, place)
            context.shared[key].update(build_paths(context, callback, place))
        if not name.startswith("x-"):
            built[name] = context.shared[key]
    return built
