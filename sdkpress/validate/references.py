"""Rules for what refers to something else: that it is there, and that it is the right thing."""

from __future__ import annotations

import re
from typing import Any

from sdkpress.pointers import escape, join, parent, resolve, split, target, through_references
from sdkpress.pointers import reference as to_reference
from sdkpress.validate.mend import DROP
from sdkpress.validate.shapes import COMPONENT_SECTIONS, MapOf, ObjectOf, shape_at
from sdkpress.validate.walk import Reference, Walk
from sdkpress.validate.words import describe, describe_owner, did_you_mean, quoted

_COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SECTION_OF = {kind: section for section, kind in COMPONENT_SECTIONS.items()}


def check_references(walk: Walk) -> None:
    """Check every reference that was met.

    What one leads to outside the parts that OpenAPI describes (`x-shared`, `definitions`) is walked as what it is
    referred to as, and the references in there are checked too.
    """
    names = _Names(walk)
    known: dict[tuple[str, str], str | None] = {}
    strays: set[tuple[str, str]] = set()
    checked = 0
    while checked < len(walk.references):
        reference = walk.references[checked]
        checked += 1
        key = (reference.target, reference.kind)
        if key not in known:
            known[key] = _find(walk, reference, names)
        pointer = known[key]
        if pointer is None:
            pointer = _mend_loose(walk, reference.target, reference.kind, f"{reference.pointer}/$ref")
        if pointer is None:
            _say_undefined(walk, reference)
            continue
        found = _kind_at(pointer)
        if found is None:
            if (pointer, reference.kind) not in strays:
                strays.add((pointer, reference.kind))
                walk.go(ObjectOf(reference.kind, reference=True), resolve(walk.data, pointer), pointer)
        elif found != reference.kind and (namesake := _namesake(walk.data, pointer, reference.kind)):
            walk.say(
                "misdirected-reference",
                f"{reference.pointer}/$ref",
                f"{quoted(reference.target)} is {_a(found)}, "
                f"and {walk.describe(reference.pointer)} needs {_a(reference.kind)}",
                f"It is read as {quoted(namesake)}.",
            )
            walk.mend(f"{reference.pointer}/$ref", namesake)
        elif found != reference.kind and (held := _held(walk.data, pointer, found, reference.kind)) is not None:
            walk.say(
                "indirect-reference",
                f"{reference.pointer}/$ref",
                f"{quoted(reference.target)} is {_a(found)}, "
                f"and {walk.describe(reference.pointer)} needs {_a(reference.kind)}",
                f"{_reading(found, reference.kind, held)} {_advice(walk, reference)}",
            )
            walk.mend(reference.pointer, held)
        elif found != reference.kind:
            walk.say(
                "wrong-kind-of-reference",
                f"{reference.pointer}/$ref",
                f"{quoted(reference.target)} is {_a(found)}, "
                f"and {walk.describe(reference.pointer)} needs {_a(reference.kind)}",
                _advice(walk, reference),
            )
    _check_circles(walk, known)


def _mend_loose(walk: Walk, written: str, kind: str, at: str) -> str | None:
    """Find what a reference that leads nowhere can only mean, and write it so; None where it may be anything."""
    tokens = _tokens(target(written) or "")
    around = _defined_around(walk.data, parent(at), tokens)
    meant = None if around is None else join(around, *tokens)
    if meant is None and (section := _SECTION_OF.get(kind)) and _is_only_a_name(walk.data, tokens):
        meant = join("/components", section, tokens[-1]) if tokens[-1] in _section(walk, section) else None
    if meant is None:
        return None
    walk.mend(at, to_reference(meant))
    if around is None or "$id" not in resolve(walk.data, around):
        remedy = f"Write {quoted(to_reference(meant))}." if around is None else "Move that to components/schemas."
        walk.say(
            "loose-reference",
            at,
            f"{quoted(written)} leads nowhere, though {describe_owner(walk.data, at)} refers to it",
            f"It is read as {walk.describe(meant)}. {remedy}",
        )
    return meant


def _defined_around(data: Any, pointer: str, tokens: list[str]) -> str | None:
    """Find the schema around a place, the nearest first, that has a definition.

    A schema that was made as a document of its own has its `$defs` with it, and counts from its own root.
    """
    if len(tokens) < 2 or tokens[0] not in ("$defs", "definitions"):
        return None
    while pointer:
        pointer = parent(pointer)
        try:
            resolve(data, join(pointer, *tokens))
        except LookupError:
            continue
        return pointer
    return None


def _is_only_a_name(data: Any, tokens: list[str]) -> bool:
    """Tell a pointer that says nothing but a name: the section it looks in is not one that the document has."""
    if not 1 <= len(tokens) <= 3:
        return False
    holder = tokens[:-1]
    if holder in ([], ["components"]):
        return True
    try:
        resolve(data, join("", *holder))
    except LookupError:
        return holder[0] == "components" or len(holder) == 1
    return False


def _namesake(data: Any, pointer: str, kind: str) -> str | None:
    """Give the reference to the component of the right kind that has the name of the one referred to."""
    tokens = split(pointer)
    if len(tokens) != 3 or tokens[0] != "components" or kind not in _SECTION_OF:
        return None
    there = join("/components", _SECTION_OF[kind], tokens[2])
    try:
        resolve(data, there)
    except LookupError:
        return None
    return to_reference(there)


def _held(data: Any, pointer: str, found: str, wanted: str) -> dict[str, Any] | None:
    """Give what the thing referred to holds of the kind that is needed; None where it holds no such thing."""
    seen: set[str] = set()
    while isinstance(value := resolve(data, pointer), dict) and isinstance(value.get("$ref"), str):
        seen.add(pointer)
        there = target(value["$ref"])
        through = None if there is None else through_references(data, there)
        if through is None or through in seen:
            return None
        pointer = through
    if not isinstance(value, dict):
        return None
    if wanted == "schema" and found in ("parameter", "header", "response", "request body", "media type"):
        return _held_schema(value, pointer)
    if wanted == "header" and found == "schema":
        return {"schema": {"$ref": to_reference(pointer)}}
    if wanted == "header" and found == "parameter":
        return {key: below for key, below in value.items() if key not in ("name", "in")}
    if {wanted, found} == {"response", "request body"}:
        return {"description": "", **{key: value[key] for key in ("description", "content") if key in value}}
    return None


def _reading(found: str, wanted: str, held: dict[str, Any]) -> str:
    if wanted != "schema":
        what = "content" if "content" in held else "schema"
        return f"It is read as {_a(wanted)} with the same {what}."
    if held:
        return f"It is read as the schema of that {found}."
    return f"That {found} has no schema, and so this place is read as if it had none."


def _held_schema(value: dict[str, Any], pointer: str) -> dict[str, Any] | None:
    """Refer to the one schema that a thing holds, by itself or in its content; one that holds none says nothing."""
    if "schema" in value:
        return {"$ref": to_reference(join(pointer, "schema"))}
    content = value.get("content")
    if not content:
        return {}
    if not isinstance(content, dict) or len(content) > 1:
        return None
    return _held_schema(next(iter(content.values())), join(pointer, "content", next(iter(content))))


class _Names:
    """The `$id`s and anchors of JSON Schema, gathered only when a reference uses one."""

    def __init__(self, walk: Walk) -> None:
        self._data = walk.data
        self._found: dict[str, str] | None = None

    def get(self, reference: str) -> str | None:
        if self._found is None:
            self._found = {}
            stack: list[tuple[Any, str]] = [(self._data, "")]
            while stack:
                value, pointer = stack.pop()
                if isinstance(value, dict):
                    for keyword, mark in (("$anchor", "#"), ("$dynamicAnchor", "#"), ("$id", "")):
                        if isinstance(value.get(keyword), str):
                            self._found.setdefault(mark + value[keyword], pointer)
                    stack.extend((below, f"{pointer}/{escape(key)}") for key, below in value.items())
                elif isinstance(value, list):
                    stack.extend((below, f"{pointer}/{index}") for index, below in enumerate(value))
        return self._found.get(reference)


def _find(walk: Walk, reference: Reference, names: _Names) -> str | None:
    """Give the pointer a reference leads to, through references on the way; None where it leads nowhere."""
    pointer = target(reference.target)
    if pointer is None:
        base, _, below = reference.target.partition("#/")
        found = names.get(reference.target)
        if found is None and below:
            found = names.get(base)
            found = f"{found}/{below}" if found is not None else None
        if found is None:
            found = _below_id(reference.target, names)
        return found
    return through_references(walk.data, pointer)


def _below_id(reference: str, names: _Names) -> str | None:
    base, mark, anchor = reference.partition("#")
    return names.get(mark + anchor) if mark and anchor and names.get(base) is not None else None


def _tokens(pointer: str) -> list[str]:
    try:
        return split(pointer)
    except ValueError:
        return [pointer]


def _kind_at(pointer: str) -> str | None:
    """Say what stands at a place according to OpenAPI; None where OpenAPI leaves it open."""
    shape = shape_at(pointer)
    if isinstance(shape, MapOf):
        return "mapping"
    return shape.kind if isinstance(shape, ObjectOf) else None


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeioO' else 'a'} {kind}"


def _advice(walk: Walk, reference: Reference) -> str:
    section = _SECTION_OF.get(reference.kind)
    if section is None:
        return "Correct the $ref."
    name = split(target(reference.target) or "")[-1:]
    defined = _section(walk, section)
    if name and name[0] in defined:
        return f'Write "#/components/{section}/{name[0]}".'
    return f"Refer to one under components/{section}, or write the {reference.kind} itself here."


def _section(walk: Walk, section: str) -> dict[str, Any]:
    components = walk.data.get("components")
    found = components.get(section) if isinstance(components, dict) else None
    return found if isinstance(found, dict) else {}


def _say_undefined(walk: Walk, reference: Reference) -> None:
    written, where = reference.target, f"{reference.pointer}/$ref"
    user = describe_owner(walk.data, reference.pointer)
    pointer = target(written)
    tokens = _tokens(pointer) if pointer is not None else []
    section = _SECTION_OF.get(reference.kind, "schemas")
    match tokens:
        case ["components", str(given), name] if given in COMPONENT_SECTIONS:
            kind = COMPONENT_SECTIONS[given]
            hint = f"Add it under components/{given}, or correct the $ref.{did_you_mean(name, _section(walk, given))}"
            walk.say(
                "undefined-reference", where, f"{kind} {quoted(name)} is not defined, though {user} refers to it", hint
            )
        case _:
            hint = "Correct the $ref: it begins with #/ and names each key on the way."
            last = tokens[-1] if tokens else written
            if last in _section(walk, section):
                hint = f'Write "#/components/{section}/{last}".'
            walk.say("undefined-reference", where, f"{quoted(written)} leads nowhere, though {user} refers to it", hint)


def _check_circles(walk: Walk, known: dict[tuple[str, str], str | None]) -> None:
    """Refuse references that lead back to themselves with nothing on the way."""
    next_of: dict[str, str] = {}
    places = {written: pointer for (written, _), pointer in known.items()}
    for pointer in sorted({pointer for pointer in known.values() if pointer is not None}):
        value = resolve(walk.data, pointer)
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            leads = places.get(value["$ref"])
            if leads is not None:
                next_of[pointer] = leads
    done: set[str] = set()
    for start in next_of:
        way: list[str] = []
        here: str | None = start
        while here is not None and here not in done and here not in way:
            way.append(here)
            here = next_of.get(here)
        if here in way:
            circle = way[way.index(here) :]
            names = [describe(walk.data, pointer) for pointer in circle]
            message = f"{names[0]} is only a reference to itself"
            if len(names) > 1:
                message = f"{', '.join(names[:-1])} and {names[-1]} refer only to each other"
            hint = "Write out what it is." if len(names) == 1 else "Write out what one of them is."
            walk.say("circular-reference", f"{circle[0]}/$ref", message, hint)
        done.update(way)


def check_components(walk: Walk, components: dict[str, Any], pointer: str) -> None:
    """Check that components have names that OpenAPI allows."""
    for section in COMPONENT_SECTIONS:
        for name in _section(walk, section):
            if not _COMPONENT_NAME.fullmatch(name):
                here = f"{pointer}/{section}/{escape(name)}"
                walk.say(
                    "odd-component-name",
                    here,
                    f"{walk.describe(here)} has a name that OpenAPI does not allow",
                    "It is kept. Use letters, digits, dots, hyphens and underscores of ASCII.",
                    key=True,
                )


def check_discriminator(walk: Walk, discriminator: dict[str, Any], pointer: str) -> None:
    """Check that each value of a discriminator's mapping names a schema."""
    mapping = discriminator.get("mapping")
    schemas = _section(walk, "schemas")
    for value, name in mapping.items() if isinstance(mapping, dict) else ():
        if not isinstance(name, str) or name in schemas:
            continue
        there = target(name) if name.startswith("#") else None
        if there is not None and through_references(walk.data, there) is not None:
            continue
        if there is not None and _mend_loose(walk, name, "schema", join(pointer, "mapping", value)) is not None:
            continue
        last = name.rpartition("/")[2]
        if name.endswith((".yaml", ".yml", ".json")) and last.rpartition(".")[0] in schemas:
            continue
        here = f"{pointer}/mapping/{escape(value)}"
        walk.mend(here, DROP)
        walk.say(
            "undefined-mapping",
            here,
            f"schema {quoted(last)} is not defined, "
            f"though the discriminator of {walk.describe(pointer)} maps {quoted(value)} to it",
            f"The value is decoded by what fits. Add the schema, or correct the mapping.{did_you_mean(last, schemas)}",
        )


def check_link(walk: Walk, link: dict[str, Any], pointer: str) -> None:
    """Check that a link says which operation it leads to, and says it once."""
    by_id, by_reference = "operationId" in link, "operationRef" in link
    if by_id == by_reference:
        has = "both operationId and operationRef" if by_id else "neither operationId nor operationRef"
        walk.say(
            "bad-link",
            pointer,
            f"{walk.describe(pointer)} has {has}",
            "It is documented as it stands. Keep one of the two."
            if by_id
            else "Say where it leads with one of the two.",
            key=True,
        )
