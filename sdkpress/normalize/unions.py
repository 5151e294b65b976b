"""Rules for `oneOf` and `anyOf`: members each once, null outside, a single member alone."""

from __future__ import annotations

import json
from typing import Any

from sdkpress.normalize.context import Context, Discriminated
from sdkpress.normalize.keywords import is_annotation
from sdkpress.normalize.merge import Choice, Facts
from sdkpress.normalize.nodes import Node, mapping


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
    if nullable and "not" not in node and node.get("type") != "null":
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
