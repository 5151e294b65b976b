"""Rules for media types: their schemas, encodings and examples."""

from __future__ import annotations

from typing import Any

from sdkpress import pointers
from sdkpress.normalize.context import Context
from sdkpress.normalize.nodes import Node, Site, as_given, mapping, sequence
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
        styled = _has_styles(context, name)
        encodings = _encodings(context, mapping(value).get("encoding"), f"{place}/encoding", styled)
        if encodings:
            node["encoding"] = encodings
        prefix = sequence(mapping(value).get("prefixEncoding"))
        if prefix:
            node["prefixEncoding"] = [
                _encoding(context, each, f"{place}/prefixEncoding/{index}", styled) for index, each in enumerate(prefix)
            ]
        if isinstance(mapping(value).get("itemEncoding"), dict):
            node["itemEncoding"] = _encoding(context, value["itemEncoding"], f"{place}/itemEncoding", styled)
        add_examples(context, node, mapping(value), place)
        built[name] = node
    return built


_STYLES = ("style", "explode", "allowReserved")


def _has_styles(context: Context, media_type: str) -> bool:
    """Whether encodings may have styles: of forms, since OpenAPI 3.1 of those with parts, too."""
    name = media_type.partition(";")[0].strip().lower()
    return name == "application/x-www-form-urlencoded" or (name == "multipart/form-data" and not context.old)


def _encodings(context: Context, encodings: Any, pointer: str, styled: bool) -> Node:
    built = Node({}, pointer)
    for name, given in mapping(encodings).items():
        built[name] = _encoding(context, given, pointers.join(pointer, name), styled)
    return built


def _encoding(context: Context, given: Any, place: str, styled: bool) -> Node:
    from sdkpress.normalize.parameters import build_header

    node = Node({}, place)
    for key, value in mapping(given).items():
        if key == "headers":
            headers = {
                header: build_header(context, each, pointers.join(place, "headers", header))
                for header, each in mapping(value).items()
                if header.lower() != "content-type"
            }
            node["headers"] = Node(headers, f"{place}/headers")
        elif not key.startswith("x-sdkpress-") and (styled or key not in _STYLES):
            node[key] = as_given(value, f"{place}/{key}")
    return node


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
