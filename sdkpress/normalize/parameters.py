"""Rules for parameters: each written out in full, those of the operation and of its path in one list."""

from __future__ import annotations

import re
from typing import Any

from sdkpress import pointers
from sdkpress.normalize.contents import add_examples, build_content
from sdkpress.normalize.context import Context
from sdkpress.normalize.nodes import Node, Site, sequence
from sdkpress.normalize.schemas import build_schema

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form", "querystring": "form"}
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""A name of a header (RFC 9110, 5.1)."""
_WRITABLE = re.compile(r"[!-9;-~][ -9;-~]*")
"""What a header line can begin with: a server at least sees where the name ends."""
_SCHEMA_KEYWORDS = (
    "type", "format", "enum", "items", "minimum", "maximum", "minLength", "maxLength", "pattern", "default",
)  # fmt: skip


def build_parameters(context: Context, groups: list[tuple[Any, str]]) -> list[Node]:
    """Build the parameters of an operation from lists of them and where these stand.

    Of two with the same name and location the first stays.
    """
    own: list[list[Node]] = []
    seen: set[tuple[str, str]] = set()
    for listed, pointer in groups:
        group: list[Node] = []
        for index, given in enumerate(sequence(listed)):
            parameter = build_parameter(context, given, f"{pointer}/{index}")
            if parameter is None:
                continue
            name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
            if (name, parameter["in"]) not in seen:
                seen.add((name, parameter["in"]))
                group.append(parameter)
        own.append(group)
    # The order of OpenAPI Generator's arguments: up to 3.0 the path's come first, later the operation's own.
    return [parameter for group in (reversed(own) if context.old else own) for parameter in group]


def build_parameter(context: Context, given: Any, pointer: str) -> Node | None:
    """Build one parameter; None for what is none (which validation has told about)."""
    value, place = context.resolved(given, pointer)
    key = (place, "parameter")
    if key in context.shared:
        return context.shared[key]
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or value.get("in") not in _STYLES:
        context.problem("unusable-parameter", place, "a parameter needs a name and a location (in)")
        return None
    if value["in"] == "header" and not _TOKEN.fullmatch(value["name"]):
        is_sent = _WRITABLE.fullmatch(value["name"]) is not None
        outcome = "it is sent so, which few servers accept" if is_sent else "it is left out"
        context.problem("bad-header-name", place, f'HTTP allows no header of the name "{value["name"]}": {outcome}')
        if not is_sent:
            return None
    node = context.shared[key] = _build(context, value, place)
    return node


def _build(context: Context, value: dict[str, Any], place: str) -> Node:
    location = value["in"]
    style = value.get("style") if isinstance(value.get("style"), str) else _STYLES[location]
    explode = value.get("explode")
    node = Node(
        {
            "name": value["name"],
            "in": location,
            "required": value.get("required") is True or location == "path",
            "style": style,
            "explode": explode if isinstance(explode, bool) else style in ("form", "cookie"),
            "allowReserved": value.get("allowReserved") is True,
        },
        place,
    )
    for keyword in ("description", "deprecated", "allowEmptyValue"):
        if keyword in value:
            node[keyword] = value[keyword]
    content = value.get("content")
    if isinstance(content, dict) and content:
        built = build_content(context, content, f"{place}/content")
        media_type = next(iter(built))
        node["content"] = Node({media_type: built[media_type]}, f"{place}/content")
    elif "schema" in value:
        node["schema"] = build_schema(context, [Site(value["schema"], f"{place}/schema")], f"{place}/schema")
    else:
        plain = {keyword: value[keyword] for keyword in _SCHEMA_KEYWORDS if keyword in value}
        node["schema"] = build_schema(context, [Site(plain, place)], place)
    add_examples(context, node, value, place)
    for key, entry in value.items():
        if key.startswith("x-") and not key.startswith("x-sdkpress-"):
            node[key] = entry
    return node


def build_header(context: Context, given: Any, pointer: str) -> Node:
    """Build the header of a response or of a part of a body."""
    value, place = context.resolved(given, pointer)
    key = (place, "header")
    if key not in context.shared:
        value = {**value, "name": pointers.split(place)[-1], "in": "header"} if isinstance(value, dict) else {}
        if not value:
            value = {"name": "", "in": "header", "schema": True}
        node = context.shared[key] = _build(context, value, place)
        for keyword in ("name", "in", "allowReserved"):
            node.pop(keyword, None)
    return context.shared[key]
