"""What the parts of a composition say about each other: which are said already, which are left for inside."""

from __future__ import annotations

from sdkpress.normalize.atoms import Atom, Parts, closure
from sdkpress.normalize.context import Context
from sdkpress.normalize.merge import Choice, Facts


def parts_of(facts: Facts) -> frozenset[str]:
    """What tells one composition from another: the places of its parts, and the choices still to be made."""
    choices = (f"{choice.atom.pointer} {choice.keyword}" for choice in facts.choices)
    return frozenset((*(atom.pointer for atom in facts.atoms), *choices))


def drop_contained(context: Context, parts: Parts, itself: str | None) -> None:
    """Leave out what another reference says already: of a child and its parent, the child is enough.

    What leads back to the component `itself` that is being built says nothing that could replace its own words.
    """
    if itself is not None and any(itself in closure(context, link.target) for link in parts.links):
        parts.links = [link for link in parts.links if link.target != itself]
        return
    if len(parts.links) > 1:
        parts.links = [
            link
            for link in parts.links
            if not any(
                other is not link
                and link.target in closure(context, other.target)
                and not (other.target in closure(context, link.target) and other.target > link.target)
                for other in parts.links
            )
        ]
    for link in parts.links:
        if len(parts.atoms) > 0:
            inside = closure(context, link.target)
            parts.atoms = [atom for atom in parts.atoms if atom.pointer not in inside]


def without(facts: Facts, choice: Choice) -> list[Atom]:
    """What a schema says beside one of its choices: what each member of the choice must meet as well."""
    rest: list[Atom] = []
    for atom in facts.atoms:
        gone = {choice.keyword, "discriminator"} if atom is choice.atom else set()
        schema = {
            key: value
            for key, value in atom.schema.items()
            if key not in gone and not key.startswith("x-") and key not in facts.notes and key != "nullable"
        }
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema and not any(c.atom is atom and c.keyword == keyword for c in facts.choices):
                del schema[keyword]
        solid = Atom(schema, atom.pointer, max(atom.depth, 1))
        if solid.solid():
            rest.append(solid)
    return rest


def is_met(context: Context, choice: Choice, facts: Facts, place: str) -> bool:
    """Whether a parent's choice has the child itself among its members: then the child meets it."""
    for member in choice.members:
        if isinstance(member.value, dict) and isinstance(member.value.get("$ref"), str):
            target = context.target(member.value["$ref"], member.pointer)
            if target in facts.places or target == place:
                return True
    return False
