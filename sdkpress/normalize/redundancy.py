"""Telling what adds nothing to a reference, so that the reference can stand alone.

`allOf: [{$ref: Pet}, {type: object}]` is a `Pet`; so is a `Pet` that has to have a `name` when it has one anyway.
"""

from __future__ import annotations

from typing import Any

from sdkpress.normalize.atoms import Atom, Link, Parts, follow
from sdkpress.normalize.context import Context
from sdkpress.normalize.keywords import is_annotation
from sdkpress.normalize.merge import Facts, implied_types, merge
from sdkpress.normalize.nodes import Site, mapping


def adds_nothing(context: Context, atom: Atom, target: str) -> bool:
    """Whether each value that `target` accepts meets `atom` as well."""
    solid = atom.solid()
    if not solid:
        return not atom.never
    if not set(solid) <= {"type", "required", "properties"}:
        return False
    facts = _facts_of(context, target)
    if "type" in atom.schema:
        types = implied_types(facts)
        if types is None or not set(types) <= set(atom.schema["type"]):
            return False
    if any(name not in facts.required for name in atom.schema.get("required") or ()):
        return False
    return all(
        any(_is_narrower(context, site, child) for site in facts.properties.get(name, ()))
        for name, child in mapping(atom.schema.get("properties")).items()
    )


def _facts_of(context: Context, target: str) -> Facts:
    known = context.facts.get(target)
    if known is None:
        atoms, places = follow(context, Parts([Link(target, target)]))
        quiet = context.quiet()
        known = context.facts[target] = merge(quiet, atoms, places, target)
    facts: Facts = known
    return facts


def _is_narrower(context: Context, site: Site, child: Any) -> bool:
    """Whether a property as the target has it says everything that `child` says about its values."""
    value = site.value
    if value == child:
        return True
    if not isinstance(child, dict) or not isinstance(value, dict):
        return child is True or child == {}
    solid = {key: inner for key, inner in child.items() if not is_annotation(key) and key != "example"}
    if not solid:
        return True
    if "$ref" not in solid and isinstance(value.get("$ref"), str):
        value = context.value(context.target(value["$ref"], site.pointer))
    if not isinstance(value, dict):
        return False
    own = {"enum": [value["const"]], **value} if "const" in value else value
    for key, inner in solid.items():
        if key == "enum" and isinstance(inner, list) and isinstance(own.get("enum"), list):
            if not all(member in inner for member in own["enum"]):
                return False
        elif key == "type" and "type" not in own and isinstance(own.get("enum"), list):
            if inner != "string" or not all(isinstance(member, str) for member in own["enum"]):
                return False
        elif own.get(key) != inner:
            return False
    return True
