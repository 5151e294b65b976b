"""Taking a schema apart into what it says itself and what it refers to.

`allOf`, and in OpenAPI 3.1 the keywords beside a `$ref`, say that several schemas hold together. An *atom* is one
of them, free of both; merging atoms is the matter of `merge`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sdkpress.normalize.context import Context
from sdkpress.normalize.keywords import is_annotation, rewrite_keywords
from sdkpress.normalize.nodes import Site


@dataclass(slots=True)
class Atom:
    """One schema without `allOf` and `$ref`."""

    schema: dict[str, Any]
    pointer: str
    depth: int = 0
    """How many references away it stands from the schema it is part of."""

    @property
    def never(self) -> bool:
        """Whether it is the schema false."""
        return "x-sdkpress-never" in self.schema

    def solid(self) -> list[str]:
        """The keywords that say which values it accepts."""
        return [keyword for keyword in self.schema if not is_annotation(keyword)]


@dataclass(slots=True)
class Link:
    """A reference among the parts of a schema."""

    target: str
    pointer: str


@dataclass(slots=True)
class Parts:
    """All that must hold together: references first, then inline members, then the schema's own keywords.

    The order is the one in which OpenAPI Generator lists the fields of a composed model.
    """

    links: list[Link] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Atoms that a rule carries into the members of a union."""

    atoms: tuple[Atom, ...]


def take_apart(context: Context, sites: list[Site]) -> Parts:
    """List the references and atoms of schemas that must hold together, each once."""
    parts = Parts()
    for site in sites:
        _take(context, site, parts)
    if len(parts.links) > 1:
        parts.links = list({link.target: link for link in parts.links}.values())
    if len(parts.atoms) > 1:
        parts.atoms = _distinct(parts.atoms)
    return parts


def _take(context: Context, site: Site, parts: Parts) -> None:
    value, pointer = site
    if isinstance(value, Bundle):
        parts.atoms.extend(value.atoms)
        return
    if isinstance(value, bool):
        parts.atoms.append(Atom({} if value else {"x-sdkpress-never": True}, pointer))
        return
    if not isinstance(value, dict):
        context.problem("unusable-schema", pointer, f"a schema must be a mapping, not {_kind(value)}")
        parts.atoms.append(Atom({}, pointer))
        return
    if "$ref" in value or "$dynamicRef" in value:
        value = _take_reference(context, value, pointer, parts)
        if not value:
            return
    if "allOf" in value:
        members = value["allOf"] if isinstance(value["allOf"], list) else []
        for index, member in enumerate(members):
            _take(context, Site(member, f"{pointer}/allOf/{index}"), parts)
        value = {key: child for key, child in value.items() if key != "allOf"}
    parts.atoms.append(Atom(rewrite_keywords(context, value, pointer), pointer))


def _take_reference(context: Context, value: dict[str, Any], pointer: str, parts: Parts) -> dict[str, Any]:
    """Take the reference of a schema; what is left of it is what counts beside one."""
    beside = dict(value)
    reference = beside.pop("$ref", None)
    dynamic = beside.pop("$dynamicRef", None)
    parts.links.append(Link(context.target(dynamic if reference is None else reference, pointer), pointer))
    if not context.old:
        return beside
    # OpenAPI 3.0 ignores what stands beside a reference, and validation has said so; a description does no harm.
    return {"description": beside["description"]} if "description" in beside else {}


def follow(context: Context, parts: Parts, stop: frozenset[str] = frozenset()) -> tuple[list[Atom], set[str]]:
    """Replace every reference by the atoms behind it, however far; each place counts once.

    What is in `stop` is being followed already: a schema that composes itself says nothing more by that.
    Gives the atoms, those behind references first, and the places that were followed.
    """
    atoms: list[Atom] = []
    seen: set[str] = set(stop)
    _follow(context, parts, 1, seen, atoms)
    return _distinct([*atoms, *parts.atoms]), seen


def _follow(context: Context, parts: Parts, depth: int, seen: set[str], atoms: list[Atom]) -> None:
    for link in parts.links:
        if link.target in seen:
            continue
        seen.add(link.target)
        inner = context.parts.get(link.target)
        if inner is None:
            inner = take_apart(context, [Site(context.value(link.target), link.target)])
            context.parts[link.target] = inner
        _follow(context, inner, depth + 1, seen, atoms)
        atoms.extend(Atom(atom.schema, atom.pointer, depth) for atom in inner.atoms)


def closure(context: Context, target: str) -> set[str]:
    """The places that a schema is made of through `$ref` and `allOf`, itself among them."""
    known = context.closures.get(target)
    if known is None:
        atoms, seen = follow(context, Parts([Link(target, target)]))
        known = context.closures[target] = seen.union(atom.pointer for atom in atoms)
    return known


def _distinct(atoms: list[Atom]) -> list[Atom]:
    seen: set[str] = set()
    kept: list[Atom] = []
    for atom in atoms:
        if atom.pointer not in seen or len(atom.schema) == 0:
            kept.append(atom)
        seen.add(atom.pointer)
    return kept


def _kind(value: Any) -> str:
    names = {list: "a list", str: "a string", int: "a number", float: "a number", type(None): "null"}
    return names.get(type(value), "that")
