"""Rules for `oneOf` and `anyOf`: members each once, null outside, a single member alone."""

from __future__ import annotations

import json
from typing import Any

from sdkpress.normalize.context import Context, Discriminated
from sdkpress.normalize.keywords import is_annotation
from sdkpress.normalize.merge import Choice, Facts, narrow_enum
from sdkpress.normalize.nodes import Node, mapping

_OF_CONSTANT = ("const", "enum", "type", "format")


def only_requires(choice: Choice) -> bool:
    """Whether the members only say which properties must be there together."""
    return all(
        isinstance(member.value, dict)
        and not {"$ref", "allOf"} & member.value.keys()
        and all(
            key in ("required", "not") or is_annotation(key) or (key == "type" and member.value[key] == "object")
            or (key == "properties" and all(inner in ({}, True) for inner in mapping(member.value[key]).values()))
            for key in member.value
        )
        and ("required" in member.value or "not" in member.value)
        for member in choice.members
    )  # fmt: skip


def narrows_to_constants(choice: Choice, facts: Facts) -> bool:
    """Read a choice of constants as the enum it is: their titles name the values, their descriptions describe them."""
    values: list[Any] = []
    notes: list[dict[str, Any]] = []
    for member in choice.members:
        value = member.value
        if not isinstance(value, dict) or not all(key in _OF_CONSTANT or is_annotation(key) for key in value):
            return False
        listed = [value["const"]] if "const" in value else value.get("enum")
        if listed is None and value.get("type") == "null":
            listed = [None]
        if not isinstance(listed, list) or len(listed) != 1 or isinstance(listed[0], dict | list):
            return False
        values.append(listed[0])
        notes.append(value)
    facts.nullable = facts.nullable or None in values
    beside: dict[str, Any] = {}
    titles = [note.get("title") for note in notes]
    if all(isinstance(title, str) and title for title, value in zip(titles, values, strict=True) if value is not None):
        beside["x-enum-varnames"] = titles
    descriptions = [note.get("description") for note in notes]
    if any(isinstance(description, str) for description in descriptions):
        beside["x-enum-descriptions"] = descriptions
    narrow_enum(facts, values, beside)
    return True


def says_anything(node: Node) -> bool:
    """Whether a schema leaves any value out; one that doesn't accepts null anyway."""
    return any(keyword in node for keyword in ("$ref", "type", "enum", "oneOf", "anyOf", "not"))


def fold_choices(
    context: Context, facts: Facts, choice: Choice, built: list[tuple[str | None, Node]], place: str
) -> Node:
    """Make a union of built members, or what it comes to when fewer than two are left."""
    nullable = facts.nullable
    members: list[tuple[str | None, Node]] = []
    seen: set[str] = set()
    for target, node in built:
        if node.get("type") == "null":
            nullable = True
            continue
        if "not" in node:
            continue
        key = _identity(node)
        if key in seen:
            continue
        seen.add(key)
        if node.get("nullable") is True:
            nullable = True
            del node["nullable"]
        members.append((target, node))
    if not members:
        return Node({**facts.notes, **({"type": "null"} if nullable else {"not": {}})}, place)
    if len(members) == 1:
        node = members[0][1]
        node.update(facts.notes)
    else:
        node = Node({**facts.notes, choice.keyword: [member for _, member in members]}, place)
        if choice.discriminator is not None:
            context.discriminated.append(Discriminated(node, choice.discriminator, place, members))
    if nullable and "not" not in node and node.get("type") != "null" and says_anything(node):
        node["nullable"] = True
    return node


def _identity(node: Node) -> str:
    """What tells two members apart: what they accept, not how they are described."""

    def plain(value: Any) -> Any:
        if isinstance(value, Node):
            return {key: plain(child) for key, child in value.items() if not is_annotation(key)}
        if isinstance(value, list):
            return [plain(child) for child in value]
        return value

    return json.dumps(plain(node), sort_keys=True, default=str)
