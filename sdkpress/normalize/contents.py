"""Rules for media types: their schemas, encodings and examples."""

from __future__ import annotations

from typing import Any

from sdkpress import pointers
from sdkpress.normalize.context import Context
from sdkpress.normalize.nodes import Node, Site, as_given, mapping
from sdkpress.normalize.schemas import build_schema


def build_content(context: Context, content: Any, pointer: str) -> Node:
    """Build the media types of a body, a response or a parameter.

    Where two of them have the same schema word for word, both mean the first one's, as OpenAPI Generator has it.
    """
    built = Node({}, pointer)
    schemas: list[Site] = []
    for name, given in mapping(content).items():
        if name.startswith("x-"):
            continue
        value, place = context.resolved(given, pointers.join(pointer, name))
        node = Node({}, place)
        for keyword in ("schema", "itemSchema"):
            if keyword in mapping(value):
                own = Site(value[keyword], f"{place}/{keyword}")
                site = next((other for other in schemas if other.value == own.value), own)
                schemas.append(site)
                node[keyword] = build_schema(context, [site], site.pointer)
        encodings = _encodings(context, mapping(value).get("encoding"), f"{place}/encoding")
        if encodings:
            node["encoding"] = encodings
        for keyword in ("prefixEncoding", "itemEncoding"):
            if keyword in mapping(value):
                node[keyword] = as_given(value[keyword], f"{place}/{keyword}")
        add_examples(context, node, mapping(value), place)
        built[name] = node
    return built


def _encodings(context: Context, encodings: Any, pointer: str) -> Node:
    from sdkpress.normalize.parameters import build_header

    built = Node({}, pointer)
    for name, given in mapping(encodings).items():
        place = pointers.join(pointer, name)
        node = Node({}, place)
        for key, value in mapping(given).items():
            if key == "headers":
                headers = {
                    header: build_header(context, each, pointers.join(place, "headers", header))
                    for header, each in mapping(value).items()
                    if header.lower() != "content-type"
                }
                node["headers"] = Node(headers, f"{place}/headers")
            elif not key.startswith("x-sdkpress-"):
                node[key] = as_given(value, f"{place}/{key}")
        built[name] = node
    return built


def add_examples(context: Context, node: Node, value: dict[str, Any], pointer: str) -> None:
    """Copy `example`, and `examples` with their references resolved."""
    if "example" in value:
        node["example"] = value["example"]
    examples = Node({}, f"{pointer}/examples")
    for name, given in mapping(value.get("examples")).items():
        example, place = context.resolved(given, pointers.join(pointer, "examples", name))
        if isinstance(example, dict):
            examples[name] = Node(example, place)
    if examples:
        node["examples"] = examples
