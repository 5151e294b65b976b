"""Rules for request bodies and responses: inline, with their contents, headers and links."""

from __future__ import annotations

from typing import Any

from sdkpress import pointers
from sdkpress.normalize.contents import build_content
from sdkpress.normalize.context import Context
from sdkpress.normalize.nodes import Node, as_given, mapping
from sdkpress.normalize.parameters import build_header


def build_request_body(context: Context, given: Any, pointer: str) -> Node | None:
    """Build the body of an operation; None where it has none."""
    if given is None:
        return None
    value, place = context.resolved(given, pointer)
    key = (place, "body")
    if key in context.shared:
        return context.shared[key]
    if not isinstance(value, dict):
        return None
    node = context.shared[key] = Node({"required": value.get("required") is True}, place)
    if "description" in value:
        node["description"] = value["description"]
    node["content"] = build_content(context, value.get("content"), f"{place}/content")
    if _is_map(context, value.get("content"), f"{place}/content"):
        node["x-sdkpress-map"] = True
    _add_extensions(node, value)
    return node


def _is_map(context: Context, content: Any, pointer: str) -> bool:
    """Whether the first media type says of its object what it may hold, `true` included, and names no property.

    In the canonical form, that is the same as an object of which nothing is said; the published names of bodies differ.
    """
    for name, given in mapping(content).items():
        media_type, place = context.resolved(given, pointers.join(pointer, name))
        schema = mapping(context.resolved(mapping(media_type).get("schema"), f"{place}/schema")[0])
        return not schema.get("properties") and schema.get("additionalProperties", False) is not False
    return False


def build_response(context: Context, given: Any, pointer: str) -> Node:
    """Build one response of an operation."""
    value, place = context.resolved(given, pointer)
    key = (place, "response")
    if key in context.shared:
        return context.shared[key]
    value = mapping(value)
    node = context.shared[key] = Node({"description": value.get("description") or ""}, place)
    if isinstance(value.get("summary"), str):
        node["summary"] = value["summary"]
    at = f"{place}/headers"
    headers = {
        name: build_header(context, header, pointers.join(at, name))
        for name, header in mapping(value.get("headers")).items()
        if name.lower() != "content-type"
    }
    node["headers"] = Node(headers, at)
    node["content"] = build_content(context, value.get("content"), f"{place}/content")
    node["links"] = _links(context, value.get("links"), f"{place}/links")
    _add_extensions(node, value)
    return node


def _links(context: Context, links: Any, pointer: str) -> Node:
    built = Node({}, pointer)
    for name, given in mapping(links).items():
        link, place = context.resolved(given, pointers.join(pointer, name))
        if isinstance(link, dict):
            built[name] = as_given(link, place)
    return built


def _add_extensions(node: Node, value: dict[str, Any]) -> None:
    for key, entry in value.items():
        if key.startswith("x-") and not key.startswith("x-sdkpress-"):
            node[key] = entry
