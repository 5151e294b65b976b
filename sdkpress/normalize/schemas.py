"""Building the canonical form of one schema, and of all that stand inside it."""

from __future__ import annotations

import math
import re
from typing import Any

from sdkpress import pointers
from sdkpress.normalize.atoms import Atom, Bundle, Parts, follow, take_apart
from sdkpress.normalize.compositions import drop_contained, is_met, parts_of, without
from sdkpress.normalize.context import Context, Discriminated, Named
from sdkpress.normalize.enums import are_foreign, clean_enum, structured_types, values_of_items
from sdkpress.normalize.merge import Choice, Facts, implied_types, merge
from sdkpress.normalize.nodes import Node, Site, sequence
from sdkpress.normalize.redundancy import adds_nothing
from sdkpress.normalize.unions import fold_choices, narrows_to_constants, only_requires, says_anything

# What goes with the place where an object schema stood when the schema itself becomes a component.
_STAYS = ("description", "default", "deprecated", "readOnly", "writeOnly", "nullable")
_LEAVES = ("default", "deprecated", "readOnly", "writeOnly", "nullable")

_MARKS = ("readOnly", "writeOnly")

_STRING = ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType")
_NUMBER = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_ARRAY = ("minItems", "maxItems", "uniqueItems")
_OBJECT = ("minProperties", "maxProperties")
MOST_COMBINATIONS = 128
"""Of the members of several unions that must hold together; beyond it one of them is left out, with a notice."""

_FORBIDS = re.compile(r"(?<!/properties)/(items|unevaluatedItems|additionalProperties|(one|any|all)Of/[0-9]+)$")
"""Where a schema that no value fits forbids what could stand there, or leaves a choice out."""

_OWN = {
    "string": (*_STRING, "format"),
    "number": (*_NUMBER, "format"),
    "integer": (*_NUMBER, "format"),
    "array": _ARRAY,
    "object": _OBJECT,
    "boolean": ("format",),
    "null": (),
}


def build_component(context: Context, name: str, value: Any) -> None:
    """Build the schema that the document itself calls `name`."""
    place = pointers.join("/components/schemas", name)
    entry = context.named[place, False]
    entry.node = build_schema(context, [Site(value, place)], place, root=True)


def build_schema(context: Context, sites: list[Site], place: str, *, root: bool = False, member: bool = False) -> Node:
    """Build the canonical form of schemas that must hold together: one, mostly.

    `place` is where the result stands; what is composed for a place is named after it. With `root` the result is
    a component itself, so that an object schema needn't become another. As a `member` of a union it is the schema
    false where it contradicts itself: such a member accepts nothing, and that is all.
    """
    if len(sites) == 1 and not isinstance(sites[0].value, Bundle):
        place = sites[0].pointer
    parts = take_apart(context, sites)
    composed = len(parts.atoms) + len(parts.links) > 1
    if parts.links:
        drop_contained(context, parts, place if root else None)
        alone = len(parts.links) == 1 and all(
            adds_nothing(context, atom, parts.links[0].target) for atom in parts.atoms
        )
        pure = isinstance(sites[0].value, dict) and "$ref" in sites[0].value
        if alone and (not root or pure):
            return build_reference(context, parts, place)
    atoms, places = follow(context, parts, frozenset({place}) if root else frozenset())
    facts = merge(context, atoms, places, place)
    facts.choices = [choice for choice in facts.choices if not narrows_to_constants(choice, facts)]
    if facts.conflicts and member:
        return Node({"not": {}}, place)
    for message in facts.conflicts:
        context.problem("conflicting-schemas", place, message)
    key = (place, composed and len(sites) > 1)
    if len(atoms) == 1 and not places:
        return _build(context, facts, place, root=root, composed=key[1])
    return _build_composition(context, facts, key, root=root)


def _build_composition(context: Context, facts: Facts, key: tuple[str, bool], *, root: bool) -> Node:
    """Build what several schemas say together; where the same ones meet again inside, that refers to the whole.

    Such a whole needs a name, even if it is none that usually gets one, such as an array.
    """
    parts = parts_of(facts)
    place = key[0]
    if parts in context.choosing:
        return Node({"not": {}}, place)  # It leads back to itself, and so adds no value that isn't there already.
    if not root and parts in context.active:
        outer = context.active[parts]
        if outer not in context.named:
            context.named[outer] = Named(outer[0], Node({}, outer[0]), hoisted=True, built=False)
        return _reference(context, outer, place, {"nullable": True} if facts.nullable else {})
    with context.composing(parts, (place, False) if root else key):
        node = _build(context, facts, place, root=root, composed=key[1])
    entry = context.named.get(key)
    if root or entry is None or entry.built:
        return node
    entry.node, entry.built = node, True
    return _reference(context, key, place, {})


def _build_inside(context: Context, sites: list[Site], place: str) -> Node:
    """Build a schema that stands inside another: an item, a property or an additional property."""
    choosing, context.choosing = context.choosing, frozenset()
    try:
        return build_schema(context, sites, place)
    finally:
        context.choosing = choosing


def build_reference(context: Context, parts: Parts, place: str) -> Node:
    """Refer to a component, with what is said about it at this place."""
    link = parts.links[0]
    notes: dict[str, Any] = {}
    for atom in parts.atoms:
        for keyword, value in atom.schema.items():
            if keyword in ("type", "required", "properties", "enum") or keyword.startswith("x-sdkpress-"):
                continue
            if keyword == "nullable" or not keyword.startswith(("min", "max", "format")):
                notes[keyword] = value
    return refer(context, link.target, link.pointer if not parts.atoms else place, notes)


def refer(context: Context, target: str, pointer: str, notes: dict[str, Any]) -> Node:
    """Make a node that refers to what stands at `target`, giving that a name if it has none."""
    if (target, False) in context.named:
        return _reference(context, (target, False), pointer, notes)
    value = context.value(target)
    if isinstance(value, dict) and _is_plain(value):
        node = build_schema(context, [Site(value, target)], target)
        node.pointer = pointer
        node.update(notes)
        return node
    entry = context.named[target, False] = Named(target, Node({}, target), hoisted=True)
    entry.node = build_schema(context, [Site(value, target)], target, root=True)
    return _reference(context, (target, False), pointer, notes)


def _is_plain(value: dict[str, Any]) -> bool:
    """Whether a schema has no others inside, so that it can be repeated where it is referred to."""
    inside = ("properties", "items", "additionalProperties", "patternProperties", "prefixItems", "allOf", "oneOf",
              "anyOf", "$ref", "$dynamicRef")  # fmt: skip
    return not any(keyword in value for keyword in inside) and not isinstance(value.get("type"), list)


def _reference(context: Context, key: tuple[str, bool], pointer: str, notes: dict[str, Any]) -> Node:
    node = Node({"$ref": f"{'composed' if key[1] else ''}{key[0]}", **notes}, pointer)
    context.references.append((node, key))
    return node


def _build(context: Context, facts: Facts, place: str, *, root: bool, composed: bool) -> Node:
    if facts.never:
        if not _FORBIDS.search(place):
            context.problem("impossible-schema", place, "no value fits this schema, and so any is accepted")
        return Node({"not": {}, **facts.notes}, place)
    _drop_vacuous_choices(context, facts, place, root=root)
    if facts.choices:
        return _build_choice(context, facts, place, root=root, composed=composed)
    types = implied_types(facts)
    if facts.enum is not None:
        types = types or structured_types(facts.enum)
        if types == ["array"] and (values := values_of_items(context, facts)):
            facts.items.append(Site({"enum": values}, f"{place}/enum"))
        elif types is not None and not facts.properties and are_foreign(facts.enum, types):
            return _build_types(context, facts, types, place, listed=clean_enum(context, facts, types, place))
        elif (node := clean_enum(context, facts, types, place)) is not None:
            return node
    if types is not None and len(types) > 1:
        return _build_types(context, facts, types, place)
    return _build_type(context, facts, types[0] if types else None, place, root=root, composed=composed)


def _drop_vacuous_choices(context: Context, facts: Facts, place: str, *, root: bool) -> None:
    """Leave out the choices that say nothing about the type of the value."""
    kept: list[Choice] = []
    for choice in facts.choices:
        if only_requires(choice) and (facts.properties or len(facts.choices) > 1 or facts.types == ["object"]):
            context.problem(
                "validation-only-keyword", choice.atom.pointer,
                f"{choice.keyword} says which properties go together: the server checks this, a type can't say it",
            )  # fmt: skip
            continue
        if choice.atom.depth > 0 and is_met(context, choice, facts, place):
            continue
        kept.append(choice)
    facts.choices = kept


def _build_choice(context: Context, facts: Facts, place: str, *, root: bool, composed: bool) -> Node:
    choice = facts.choices[0]
    rest = without(facts, choice)
    if not rest and len(facts.choices) == 1 and facts.enum is None:
        carried: list[Site] = []
    else:
        carried = [Site(Bundle(tuple(rest)), place)]
    members = choice.members
    if math.prod(len(other.members) for other in facts.choices) > MOST_COMBINATIONS:
        context.problem("too-many-combinations", place, f"{choice.keyword} multiplies with others; it is left out")
        facts.choices = facts.choices[1:]
        return _build(context, facts, place, root=root, composed=composed)
    choosing = context.choosing
    context.choosing = choosing | {parts_of(facts)}
    try:
        if len(members) == 1:
            node = build_schema(context, [*carried, members[0]], place, root=root)
            return annotate(node, facts, place)
        built = _build_members(context, choice, carried, place, root=root)
    finally:
        context.choosing = choosing
    if carried and all("not" in node for _, node in built):
        context.problem(
            "conflicting-schemas", place, f"no member of {choice.keyword} agrees with what stands beside it"
        )
        facts.choices = facts.choices[1:]
        return _build(context, facts, place, root=root, composed=composed)
    return fold_choices(context, facts, choice, built, place)


def _build_members(
    context: Context, choice: Choice, carried: list[Site], place: str, *, root: bool
) -> list[tuple[str | None, Node]]:
    """Build each member with what it must meet as well; gives with each the reference it was, if it was one."""
    built: list[tuple[str | None, Node]] = []
    for index, member in enumerate(choice.members):
        at = f"{place}/{choice.keyword}/{index}"
        target = None
        if isinstance(member.value, dict) and isinstance(member.value.get("$ref"), str):
            target = context.target(member.value["$ref"], member.pointer)
            if target == place and root:
                continue
        built.append((target, build_schema(context, [*carried, member], at, member=bool(carried))))
    return built


def annotate(node: Node, facts: Facts, place: str) -> Node:
    """Put what was said around a schema on what it turned out to be."""
    node.update(facts.notes)
    if facts.nullable and "not" not in node and says_anything(node) and node.get("type") != "null":
        node["nullable"] = True
    node.pointer = place
    return node


def _build_types(context: Context, facts: Facts, types: list[str], place: str, *, listed: Node | None = None) -> Node:
    """A list of types is a choice between schemas of one type each, and `listed` values that are of none of them."""
    members: list[Node] = []
    for index, kind in enumerate(types):
        inner = Facts(f"{place}/anyOf/{index}", facts.atoms, facts.places)
        inner.keywords = dict(facts.keywords)
        inner.properties, inner.required, inner.additional = facts.properties, facts.required, facts.additional
        inner.patterns, inner.items, inner.prefix = facts.patterns, facts.items, facts.prefix
        members.append(_build_type(context, inner, kind, inner.pointer, root=False, composed=True))
    if listed is not None:
        own = {keyword: listed[keyword] for keyword in ("type", "enum") if keyword in listed}
        members.append(Node(own, f"{place}/anyOf/{len(types)}"))
    node = Node({**facts.notes, "anyOf": members}, place)
    if facts.nullable:
        node["nullable"] = True
    return node


def _build_type(context: Context, facts: Facts, kind: str | None, place: str, *, root: bool, composed: bool) -> Node:
    if kind == "object" and facts.properties:
        return _build_object(context, facts, place, root=root, composed=composed)
    node = Node(facts.notes, place)
    if kind is None:
        _take_keywords(node, facts, ("format",))
        return node
    node["type"] = kind
    if facts.nullable and kind != "null":
        node["nullable"] = True
    _take_keywords(node, facts, _OWN[kind])
    if kind == "array":
        _add_items(context, node, facts, place)
    elif kind == "object":
        _add_additional(context, node, facts, place)
    return node


def _take_keywords(node: Node, facts: Facts, keywords: tuple[str, ...]) -> None:
    for keyword in keywords:
        if keyword in facts.keywords:
            node[keyword] = facts.keywords[keyword]


def _add_items(context: Context, node: Node, facts: Facts, place: str) -> None:
    if facts.prefix:
        node["prefixItems"] = [
            _build_inside(context, sites or [Site(True, place)], f"{place}/prefixItems/{index}")
            for index, sites in enumerate(facts.prefix)
        ]
    if facts.items:
        node["items"] = _build_inside(context, facts.items, f"{place}/items")
    elif not facts.prefix:
        node["items"] = Node({}, place)


def _add_additional(context: Context, node: Node, facts: Facts, place: str) -> None:
    """What an object may hold beside its properties: a schema, true or false."""
    at = f"{place}/additionalProperties"
    schemas = [site for site in facts.additional if not isinstance(site.value, bool)]
    forbidden = any(site.value is False for site in facts.additional)
    if facts.patterns:
        choices = [sites[0] for sites in facts.patterns]
        choices += schemas[:1] if not forbidden else []
        members = [_build_inside(context, [site], site.pointer) for site in choices]
        node["additionalProperties"] = fold_choices(
            context, Facts(at, [], set()), Choice("anyOf", [], Atom({}, at), None),
            [(None, member) for member in members], at,
        )  # fmt: skip
    elif forbidden:
        node["additionalProperties"] = False
    elif schemas:
        built = _build_inside(context, schemas, at)
        node["additionalProperties"] = built if built else True
    elif facts.additional or not facts.properties:
        node["additionalProperties"] = True


def _build_object(context: Context, facts: Facts, place: str, *, root: bool, composed: bool) -> Node:
    if root:
        return _object(context, facts, place)
    key = (place, composed)
    entry = context.named.setdefault(key, Named(place, Node({}, place), hoisted=True, built=False))
    if not entry.built:
        entry.built = True
        entry.node = _object(context, facts, place)
        for keyword in _LEAVES:
            entry.node.pop(keyword, None)
    notes = {keyword: facts.notes[keyword] for keyword in _STAYS if keyword in facts.notes}
    if facts.nullable:
        notes["nullable"] = True
    return _reference(context, key, place, notes)


def _is_marked(context: Context, value: Any, pointer: str, mark: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a property, or what it refers to, says that it is only for requests or only for responses."""
    if not isinstance(value, dict) or pointer in seen:
        return False
    if value.get(mark) is True and not ("$ref" in value and context.old):
        return True
    inside = [(member, f"{pointer}/allOf/{index}") for index, member in enumerate(sequence(value.get("allOf")))]
    if "$ref" in value:
        target = context.target(value["$ref"], pointer)
        inside.append((context.value(target), target))
    return any(_is_marked(context, member, at, mark, seen | {pointer}) for member, at in inside)


def _object(context: Context, facts: Facts, place: str) -> Node:
    node = Node(facts.notes, place)
    node["type"] = "object"
    if facts.nullable:
        node["nullable"] = True
    properties = Node({}, f"{place}/properties")
    node["properties"] = properties
    required = [name for name in facts.required if name in facts.properties]
    if required:
        node["required"] = required
    missing = [name for name in facts.required if name not in facts.properties]
    if missing:
        words = ", ".join(f'"{name}"' for name in missing)
        context.problem("undefined-required", facts.pointer, f"required names what is no property: {words}")
    for name, sites in facts.properties.items():
        properties[name] = built = _build_inside(context, sites, pointers.join(place, "properties", name))
        for mark in _MARKS:
            if mark not in built and any(_is_marked(context, site.value, site.pointer, mark) for site in sites):
                built[mark] = True
    _take_keywords(node, facts, _OBJECT)
    _add_additional(context, node, facts, place)
    if facts.discriminator is not None:
        context.discriminated.append(Discriminated(node, facts.discriminator, place))
    return node
