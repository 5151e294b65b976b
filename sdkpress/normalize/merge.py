"""Merging schemas that must hold together into one description: what `allOf` says, said once.

Constraints become the tightest of all, enums their common values, properties and requirements are united. Where
two say what no value can meet, a notice says so and the wider of the two stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from sdkpress import pointers
from sdkpress.normalize.atoms import Atom
from sdkpress.normalize.context import Context
from sdkpress.normalize.keywords import is_annotation
from sdkpress.normalize.nodes import Site, mapping, sequence

_LARGER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_SMALLER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_LIMITS = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)
_BESIDE_VALUES = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-descriptions", "x-enumDescriptions")

_IMPLIED: tuple[tuple[str, frozenset[str]], ...] = (
    ("object", frozenset({"properties", "required", "additionalProperties", "patternProperties", "minProperties",
                          "maxProperties"})),
    ("array", frozenset({"items", "prefixItems", "minItems", "maxItems", "uniqueItems"})),
    ("string", frozenset({"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"})),
    ("number", frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})),
)  # fmt: skip

_TYPE_OF_FORMAT = {
    **dict.fromkeys(("int32", "int64", "uint32", "uint64", "int16", "int8", "uint8", "uint16"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
    **dict.fromkeys(
        ("date", "date-time", "time", "duration", "uuid", "uri", "uri-reference", "url", "email", "byte", "binary",
         "hostname", "ipv4", "ipv6", "password"),
        "string",
    ),
}  # fmt: skip


@dataclass(slots=True)
class Choice:
    """One `oneOf` or `anyOf`."""

    keyword: str
    members: list[Site]
    atom: Atom
    discriminator: dict[str, Any] | None


@dataclass(slots=True)
class Facts:
    """What a schema says, whatever it was spread over."""

    pointer: str
    atoms: list[Atom]
    places: set[str]
    types: list[str] | None = None
    nullable: bool = False
    never: bool = False
    keywords: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    enum: list[Any] | None = None
    enum_notes: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, list[Site]] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    additional: list[Site] = field(default_factory=list)
    patterns: list[list[Site]] = field(default_factory=list)
    items: list[Site] = field(default_factory=list)
    prefix: list[list[Site]] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    discriminator: dict[str, Any] | None = None
    conflicts: list[str] = field(default_factory=list)
    """What no value can meet; the wider of the two stands already."""


def merge(context: Context, atoms: list[Atom], places: set[str], pointer: str) -> Facts:
    """Say in one description what all atoms say together.

    The atoms stand in the order in which fields are listed; `places` are the references that were followed to find
    them, and `pointer` is where messages about the whole point to.
    """
    facts = Facts(pointer, atoms, places)
    single = sum(atom.depth == 1 for atom in atoms) == 1
    nulls: list[bool] = []
    insisted = False
    for atom in atoms:
        said = _null(atom)
        if said is not None:
            nulls.append(said)
        insisted = insisted or (atom.depth == 0 and atom.schema.get("nullable") is True)
        facts.never = facts.never or atom.never
        _merge_notes(facts, atom, inherits=single)
        _merge_types(context, facts, atom)
        _merge_keywords(context, facts, atom)
        _merge_enum(context, facts, atom)
        _merge_children(facts, atom)
    facts.nullable = insisted or (bool(nulls) and all(nulls))
    if facts.types is not None and len(facts.types) > 1 and "null" in facts.types:
        facts.types.remove("null")
        facts.nullable = True
    if len(atoms) > 1:
        _check_limits(facts)
    _check_closed(context, facts)
    return facts


def _null(atom: Atom) -> bool | None:
    """Whether an atom lets null in; None where it says nothing about it."""
    schema = atom.schema
    if schema.get("nullable") is True:
        return True
    values = schema.get("enum")
    if isinstance(values, list) and None in values:
        return True
    types = schema.get("type")
    if types is not None:
        return "null" in types
    if isinstance(values, list) or any(not words.isdisjoint(schema) for _, words in _IMPLIED):
        return False
    return None


def _merge_notes(facts: Facts, atom: Atom, *, inherits: bool) -> None:
    """Annotations: the schema's own win over its members', and those behind a single reference come last."""
    if atom.depth > 1 or (atom.depth == 1 and not inherits):
        return
    for keyword, value in atom.schema.items():
        if keyword in _BESIDE_VALUES or keyword == "nullable" or not is_annotation(keyword):
            continue
        if atom.depth == 1 and keyword in ("title", "deprecated"):
            continue
        if not keyword.startswith("x-sdkpress-"):
            facts.notes[keyword] = value


def _merge_types(context: Context, facts: Facts, atom: Atom) -> None:
    given = atom.schema.get("type")
    if given is None:
        return
    types = [word for word in given if word != "null"] or ["null"]
    if facts.types is None:
        facts.types = types
        return
    common = [word for word in facts.types if word in types]
    if "integer" in types and "number" in facts.types and "integer" not in common:
        common.append("integer")
    if "integer" in facts.types and "number" in types and "integer" not in common:
        common.append("integer")
    if not common:
        both = " and ".join((", ".join(facts.types), ", ".join(types)))
        facts.conflicts.append(f"no value is of the types {both} at once; either is accepted")
        common = list(dict.fromkeys([*facts.types, *types]))
    facts.types = common


def _merge_keywords(context: Context, facts: Facts, atom: Atom) -> None:
    schema, keywords = atom.schema, facts.keywords
    for keyword in _LARGER:
        if keyword in schema:
            keywords[keyword] = max(schema[keyword], keywords.get(keyword, schema[keyword]))
    for keyword in _SMALLER:
        if keyword in schema:
            keywords[keyword] = min(schema[keyword], keywords.get(keyword, schema[keyword]))
    if schema.get("uniqueItems") is True:
        keywords["uniqueItems"] = True
    if "multipleOf" in schema:
        keywords["multipleOf"] = _common_multiple(keywords.get("multipleOf"), schema["multipleOf"])
    for keyword in ("pattern", "format", "contentEncoding", "contentMediaType"):
        value = schema.get(keyword)
        if not isinstance(value, str):
            continue
        before = keywords.setdefault(keyword, value)
        if before != value:
            message = f'{keyword} is "{before}" and "{value}" at once; the first is taken'
            context.problem("merged-keyword", facts.pointer, message)


def _common_multiple(one: Any, other: Any) -> Any:
    if one is None:
        return other
    if isinstance(one, int) and isinstance(other, int):
        return math.lcm(one, other)
    return max(one, other)


def _check_limits(facts: Facts) -> None:
    for least, most in _LIMITS:
        lower, upper = facts.keywords.get(least), facts.keywords.get(most)
        if lower is not None and upper is not None and lower > upper:
            facts.conflicts.append(f"{least} is {lower} and {most} is {upper}; neither is kept")
            del facts.keywords[least], facts.keywords[most]


def _merge_enum(context: Context, facts: Facts, atom: Atom) -> None:
    values = atom.schema.get("enum")
    if not isinstance(values, list):
        return
    if not values:
        return  # Validation has said that any value is accepted.
    narrow_enum(facts, values, {key: atom.schema[key] for key in _BESIDE_VALUES if key in atom.schema})


def narrow_enum(facts: Facts, values: list[Any], notes: dict[str, Any]) -> None:
    """Accept only `values` of those that are accepted so far; `notes` are extensions that say more about each."""
    if facts.enum is None:
        facts.enum, facts.enum_notes = values, notes
        return
    keys = {_value_key(value) for value in values}
    common = [value for value in facts.enum if _value_key(value) in keys]
    if not any(value is not None for value in common):
        facts.conflicts.append("no value is in both enums; those of either are accepted")
        facts.enum, facts.enum_notes = [*facts.enum, *values], {}
        return
    if len(common) != len(facts.enum):
        facts.enum, facts.enum_notes = common, {}


def _value_key(value: Any) -> tuple[str, str]:
    return ("number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__,
            repr(value))  # fmt: skip


def _merge_children(facts: Facts, atom: Atom) -> None:
    schema, pointer = atom.schema, atom.pointer
    for name, child in mapping(schema.get("properties")).items():
        _add(facts.properties.setdefault(name, []), Site(child, pointers.join(pointer, "properties", name)))
    for name in sequence(schema.get("required")):
        if isinstance(name, str):
            facts.required[name] = None
    if "additionalProperties" in schema:
        _add(facts.additional, Site(schema["additionalProperties"], f"{pointer}/additionalProperties"))
    for pattern, child in mapping(schema.get("patternProperties")).items():
        facts.patterns.append([Site(child, pointers.join(pointer, "patternProperties", pattern))])
    if "items" in schema:
        _add(facts.items, Site(schema["items"], f"{pointer}/items"))
    for index, child in enumerate(sequence(schema.get("prefixItems"))):
        while len(facts.prefix) <= index:
            facts.prefix.append([])
        _add(facts.prefix[index], Site(child, f"{pointer}/prefixItems/{index}"))
    given = schema.get("discriminator")
    discriminator = given if isinstance(given, dict) and isinstance(given.get("propertyName"), str) else None
    for keyword in ("oneOf", "anyOf"):
        members = [Site(child, f"{pointer}/{keyword}/{i}") for i, child in enumerate(sequence(schema.get(keyword)))]
        if members:
            facts.choices.append(Choice(keyword, members, atom, discriminator))
    if discriminator is not None and atom.depth == 0:
        facts.discriminator = discriminator


def _add(sites: list[Site], site: Site) -> None:
    """Add a schema that must hold as well, unless the same is there already."""
    if not any(other.value == site.value for other in sites):
        sites.append(site)


def _check_closed(context: Context, facts: Facts) -> None:
    """`additionalProperties: false` in one schema forbids what only the others name: more than was meant."""
    if len(facts.atoms) == 1:
        return
    for atom in facts.atoms:
        if atom.schema.get("additionalProperties") is not False:
            continue
        own = mapping(atom.schema.get("properties"))
        if any(name not in own for name in facts.properties):
            context.problem(
                "closed-composition", atom.pointer, "additionalProperties: false forbids the properties of what it is"
                " composed with; they are kept", "Leave additionalProperties out of schemas that are composed.",
            )  # fmt: skip
            return


def implied_types(facts: Facts) -> list[str] | None:
    """The type that other keywords tell where `type` is missing; None where nothing does.

    Beside an enum of plain values they tell nothing: `properties` and the like say what objects must be, and no object
    is among the values (JSON Schema 2020-12, Core 7.6.1: a keyword for one type lets values of the others pass).
    """
    if facts.types is not None or facts.choices:
        return facts.types
    values = [value for value in facts.enum or () if value is not None]
    if values and not any(isinstance(value, dict | list) for value in values):
        return None
    present = set(facts.keywords)
    for atom in facts.atoms:
        present.update(atom.schema)
    for name, words in _IMPLIED:
        if not words.isdisjoint(present):
            return [name]
    known = _TYPE_OF_FORMAT.get(facts.keywords.get("format", ""))
    return [known] if known else None
