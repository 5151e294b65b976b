"""The last rules: names for what was taken out of its place, and everything that needs those names."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from sdkpress import pointers
from sdkpress.normalize.context import SCHEMAS, Context, Discriminated
from sdkpress.normalize.nodes import Node, mapping
from sdkpress.normalize.places import family, wanted_names

# What a reference says of its place unless it says otherwise there. Of what has a class of its own the rest is said
# at that class.
_OF_PLAIN = ("title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples")
_OF_ENUM = ("default", "readOnly", "writeOnly")
_HAVE_CLASSES = ("properties", "oneOf", "anyOf")


def finish(context: Context) -> dict[str, Node]:
    """Name every schema, write the references and complete the discriminators; gives the component schemas."""
    _name(context)
    for node, key in context.references:
        node["$ref"] = pointers.reference(SCHEMAS + pointers.escape(context.named[key].name))
    schemas: dict[str, Node] = {}
    for entry in context.named.values():
        entry.node.pointer = pointers.nearest(context.data, entry.place)
        entry.node["x-sdkpress-name"] = entry.name
        if entry.hoisted:
            entry.node["x-sdkpress-hoisted"] = True
        schemas[entry.name] = entry.node
    _refuse_circles(context)
    _spread_null(context)
    _spread_annotations(context)
    for discriminated in context.discriminated:
        _complete(context, schemas, discriminated)
    return schemas


def _folded(name: str) -> str:
    """What two names have in common when they would give the same class or file name."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _name(context: Context) -> None:
    """Let each schema have the nicest name that nothing else in the document asks for.

    Neither order nor a counter plays a part: of those that want the same name none gets it, and the document's own
    schemas keep theirs. But of the media types of one body the first that wants a name gets it, as in OpenAPI
    Generator: it is what the body is called by.
    """
    taken = {_folded(entry.name) for entry in context.named.values() if not entry.hoisted}
    waiting = [(entry, wanted_names(context, entry)) for entry in context.named.values() if entry.hoisted]
    families = [family(context, entry.place) for entry, _ in waiting]
    choice = [0] * len(waiting)
    moved = True
    while moved:
        moved = False
        current = [_folded(names[choice[index]]) for index, (_, names) in enumerate(waiting)]
        heads: dict[tuple[str, str], int] = {}
        for index, (name, (body, rank)) in enumerate(zip(current, families, strict=True)):
            head = heads.setdefault((name, body), index)
            if rank < families[head][1]:
                heads[name, body] = index
        counts = Counter(name for name, _ in heads)
        for index, (_, names) in enumerate(waiting):
            name = current[index]
            clash = name in taken or counts[name] > 1 or heads[name, families[index][0]] != index or not name
            if clash and choice[index] + 1 < len(names):
                choice[index] += 1
                moved = True
    for index, (entry, names) in enumerate(waiting):
        entry.name = names[choice[index]]


def _refuse_circles(context: Context) -> None:
    """Refuse schemas that are nothing but references to each other."""
    targets = {id(node): key for node, key in context.references}
    done: set[tuple[str, bool]] = set()
    for key, entry in context.named.items():
        way: list[tuple[str, bool]] = []
        at = key
        while at not in done and id(context.named[at].node) in targets:
            if at in way:
                context.problem(
                    "circular-reference", entry.place, f'the schema "{entry.name}" refers to itself and says no more'
                )
                break
            way.append(at)
            at = targets[id(context.named[at].node)]
        done.update(way)


def _spread_null(context: Context) -> None:
    """A reference to a schema that null meets lets null in as well; say so where it stands."""
    targets = {id(node): key for node, key in context.references}
    known: dict[tuple[str, bool], bool] = {}
    for start in context.named:
        way: list[tuple[str, bool]] = []
        at = start
        found = False
        while at not in known and at not in way:
            way.append(at)
            node = context.named[at].node
            if node.get("nullable") is True:
                found = True
                break
            if id(node) not in targets:
                break
            at = targets[id(node)]
        found = found or known.get(at, False)
        for key in way:
            known[key] = found
    for node, key in context.references:
        if known[key]:
            node["nullable"] = True


def _spread_annotations(context: Context) -> None:
    """A reference to a text, a number, a list or the like is described as that is; say so where it stands.

    Its name is written out in Python as what it stands for, so that nothing else would tell. In JSON Schema, too, an
    annotation holds for every place that refers to its schema (2020-12, core, section 7.7).
    """
    targets = {id(node): key for node, key in context.references}
    for node, key in context.references:
        seen: set[tuple[str, bool]] = set()
        target = node
        at: tuple[str, bool] | None = key
        while at is not None and at not in seen:
            seen.add(at)
            target = context.named[at].node
            at = targets.get(id(target))
            if at is None and any(word in target for word in _HAVE_CLASSES):
                break
            for word in _OF_ENUM if "enum" in target else _OF_PLAIN:
                if word in target:
                    node.setdefault(word, target[word])


def _complete(context: Context, schemas: dict[str, Node], discriminated: Discriminated) -> None:
    """Write the whole mapping of a discriminator, as names of component schemas."""
    raw = discriminated.raw
    given = mapping(raw.get("mapping"))
    by_target: dict[str, str] = {}
    for target, node in discriminated.members:
        if "$ref" in node:
            name = _component(node)
            if target is not None:
                by_target[target] = name
    result: dict[str, str] = {}
    for value, text in given.items():
        mapped = _mapped(context, discriminated, by_target, text, value)
        if mapped is not None:
            result[value] = mapped
    # A member goes by the values that its property may have, or else by its name.
    unmapped = {
        name: own for name, own in _implicit(context, discriminated).items() if name not in set(result.values())
    }
    values = {name: _constant(schemas, name, str(raw.get("propertyName"))) for name in unmapped}
    shared = Counter(value for each in values.values() for value in set(each))
    for name, own in unmapped.items():
        for value in [value for value in values[name] if shared[value] == 1] or own:
            result.setdefault(value, name)
    complete = {"propertyName": raw["propertyName"], "mapping": Node(result, discriminated.pointer)}
    discriminated.node["discriminator"] = Node(complete, f"{discriminated.pointer}/discriminator")


def _implicit(context: Context, discriminated: Discriminated) -> dict[str, list[str]]:
    """The members of a discriminator as components, each with the name that the document has for it."""
    found: dict[str, list[str]] = {}
    for target, node in discriminated.members:
        if "$ref" in node:
            found.setdefault(_component(node), []).extend([_last(target)] if target is not None else [])
    if not discriminated.members:
        waiting = [discriminated.pointer]
        seen: set[str] = set()
        while waiting:
            for child in context.children.get(waiting.pop(), ()):
                entry = context.named.get((child, False))
                if child not in seen and entry is not None:
                    found[entry.name] = [entry.name]
                    seen.add(child)
                    waiting.append(child)
    return found


def _component(node: Node) -> str:
    return pointers.split(pointers.target(node["$ref"]) or "")[-1]


def _last(target: str) -> str:
    return pointers.split(target)[-1]


def _mapped(
    context: Context, discriminated: Discriminated, by_target: dict[str, str], text: Any, value: str
) -> str | None:
    """The component that a value of a discriminator's mapping names, as a name or a reference."""
    if isinstance(text, str):
        place = pointers.join("/components/schemas", text)
        if not text.startswith("#") and (place, False) in context.named:
            return by_target.get(place, context.named[place, False].name)
        target = pointers.target(text)
        if target is not None:
            if target in by_target:
                return by_target[target]
            if (target, False) in context.named:
                return context.named[target, False].name
    context.problem(
        "unknown-discriminator-target", discriminated.pointer,
        f'the discriminator maps "{value}" to {text!r}, which is no schema of this document',
    )  # fmt: skip
    return None


def _constant(schemas: dict[str, Node], name: str, property_name: str) -> list[str]:
    """The values that a schema lets its discriminator property have, where it lists them."""
    seen: set[str] = set()
    node: Any = schemas.get(name)
    while isinstance(node, Node) and "$ref" in node and name not in seen:
        seen.add(name)
        name = _component(node)
        node = schemas.get(name)
    inner: Any = mapping(mapping(node).get("properties")).get(property_name)
    while isinstance(inner, Node) and "$ref" in inner and _component(inner) not in seen:
        seen.add(_component(inner))
        inner = schemas.get(_component(inner))
    values = mapping(inner).get("enum")
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
