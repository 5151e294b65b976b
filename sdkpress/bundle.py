"""Makes one document of many files, and every reference in it a JSON pointer into that document.

What may be a component (a schema, a response ...) becomes one, unless the main file shows it at a place of its own:
`components/schemas/Pet: {$ref: pet.yaml}` puts that file's content there, and every other reference to the file points
there. Whatever can't be a component, and path items, stand in full where they are referred to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sdkpress.assembly import Assembly
from sdkpress.bundle_names import are_alike, choose_names, short_name
from sdkpress.grammar import SECTIONS, children
from sdkpress.library import Library, Target
from sdkpress.pointers import join, parent, reference, split, target
from sdkpress.problems import Problem, SpecError
from sdkpress.scalars import shorten
from sdkpress.source import Source

# A text in which these find nothing special refers to nothing but places of its own by plain pointers.
_REFERENCE = re.compile(r"\$ref")
_PLAIN_REFERENCE = re.compile(r"""\$ref["']?\s*:\s*["']?#/[^%\s"']*["'\s,}]""")
_BY_NAME = re.compile(r"\$(?:id|self|anchor|dynamicAnchor|dynamicRef)\b")

_COMPONENT = re.compile(r"/components/[^/]+/[^/]+")
_PLAIN_POINTER = re.compile("#/[^%]*$")
_FILE_LIKE = re.compile(r"#|\.(?:ya?ml|json)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The whole document, and where its parts come from.

    Attributes:
        data: The data of the main file, bundled. Parts that stand in several places are one object.
        library: All files that were read.
        inlined: For the place of a reference, what stands there instead.
        components: For each component that was added, by its pointer, where it comes from.
        notices: What was let pass.
    """

    data: Any
    library: Library
    inlined: Mapping[Target, Target]
    components: Mapping[str, Target]
    notices: tuple[Problem, ...]

    def origin(self, pointer: str, *, key: bool = False) -> tuple[Source, str]:
        """Find the file that a value of the bundled document, or its key, comes from, and its place there."""
        place = Target(self.library.main, "")
        bundled = ""
        for token in split(pointer):
            bundled = join(bundled, token)
            place = self.components.get(bundled) or self._below(place, token)
        if not key:
            place = self._content(place)
        return self.library.sources[place.uri], place.pointer

    def _content(self, place: Target) -> Target:
        while place in self.inlined:
            place = self.inlined[place]
        return place

    def _below(self, place: Target, token: str) -> Target:
        # Beside a reference there may be entries of its own, which win.
        while place in self.inlined and token not in self.library.value(place):
            place = self.inlined[place]
        return Target(place.uri, join(place.pointer, token))


def bundle(main: Path, source: Source, *, allow_outside: bool, allow_remote: bool) -> Bundle | None:
    """Bundle the document in `main`; None if it is one file with plain references already. Raises SpecError."""
    if not _is_scattered(source):
        return None
    return _Bundler(Library(main, source, allow_outside=allow_outside, allow_remote=allow_remote)).run()


def _is_scattered(source: Source) -> bool:
    text = source.text
    if _BY_NAME.search(text) or len(_REFERENCE.findall(text)) != len(_PLAIN_REFERENCE.findall(text)):
        return True
    return "mapping" in text and _maps_to_files(source.data)


def _maps_to_files(data: Any) -> bool:
    """Tell whether some discriminator may name a file; hardly one does, and to walk with care takes far longer."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            mapping = value.get("mapping")
            if isinstance(mapping, dict) and any(_is_file_like(name) for name in mapping.values()):
                return True
            value = value.values()
        waiting.extend(child for child in value if isinstance(child, (dict, list)))
    return False


def _is_file_like(name: Any) -> bool:
    return isinstance(name, str) and not _PLAIN_POINTER.match(name) and _FILE_LIKE.search(name) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file: what it is, where it stands in the bundle if that is known, and what walk it belongs to."""

    place: Target
    kind: str
    bundled: str | None
    root: Target

    def child(self, token: str, kind: str) -> _Part:
        bundled = None if self.bundled is None else join(self.bundled, token)
        return _Part(Target(self.place.uri, join(self.place.pointer, token)), kind, bundled, self.root)

    def text(self, token: str) -> Target:
        return Target(self.place.uri, join(self.place.pointer, token))


class _Bundler:
    """Walks all files first, to learn what is referred to; then decides where it goes; then puts it there."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.walked: set[tuple[Target, str, bool]] = set()
        self.waiting: list[tuple[_Part, Any]] = []
        # From which places, themselves targets or shown, a walk came upon a place as an object of some kind.
        self.reached: dict[tuple[Target, str], set[Target]] = {}
        # What stands in the main structure, and where: first of all the main file itself.
        self.shown: dict[Target, str] = {}
        self.inlined: dict[Target, Target] = {}
        self.texts: dict[Target, tuple[Target, str]] = {}
        self.wanted: set[tuple[Target, str]] = set()
        self.homes: dict[tuple[Target, str], list[_Part]] = {}
        self.taken: set[str] = set()
        self.notices: dict[Target, Problem] = {}
        # References of the main file to itself that need nothing any more.
        self.plain: set[tuple[str, str]] = set()

    def run(self) -> Bundle:
        main = Target(self.library.main, "")
        self.visit(main, "document", "")
        while self.waiting:
            self.walk(*self.waiting.pop())
        if self.library.problems:
            raise SpecError(self.library.problems)
        self.settle_homes()
        components = self.choose_components()
        data = Assembly(self.library, self.inlined, self.written(components)).build(main, components)
        origins = {pointer: place for pointer, (place, _) in components.items()}
        notices = (*self.notices.values(), *self.library.notices.values())
        return Bundle(data, self.library, self.inlined, origins, notices)

    # --- what is referred to

    def visit(self, place: Target, kind: str, bundled: str | None) -> None:
        if bundled is not None:
            self.shown[place] = min(self.shown.get(place, bundled), bundled)
        self.waiting.append((_Part(place, kind, bundled, place), self.library.value(place)))

    def walk(self, part: _Part, value: Any) -> None:
        if not isinstance(value, (dict, list)):
            return
        if part.place.uri != self.library.main:
            self.reached.setdefault((part.place, part.kind), set()).add(part.root)
        once = (part.place, part.kind, part.bundled is not None)
        if once in self.walked:
            return
        self.walked.add(once)
        if part.bundled is not None and _COMPONENT.fullmatch(part.bundled):
            self.taken.add(part.bundled)
        if isinstance(value, dict):
            if part.kind == "mapping":
                self.walk_mapping(part, value)
                return
            if isinstance(value.get("$ref"), str):
                self.refer(part, "$ref", value["$ref"], only=len(value) == 1)
            if part.kind == "schema" and isinstance(value.get("$dynamicRef"), str):
                self.refer(part, "$dynamicRef", value["$dynamicRef"])
        for token, kind, child in children(part.kind, value):
            if isinstance(child, (dict, list)):
                self.waiting.append((part.child(token, kind), child))

    def walk_mapping(self, part: _Part, mapping: dict[str, Any]) -> None:
        """The values of a discriminator's mapping are references too, unless they are names of schemas."""
        named = self.library.sources[self.library.main].data.get("components", {})
        schemas = named.get("schemas", {}) if isinstance(named, dict) else {}
        schema = _Part(part.place, "schema", None, part.root)
        for key, value in mapping.items():
            if isinstance(value, str) and value not in schemas and _FILE_LIKE.search(value):
                # A value that leads nowhere only helps less: validation tells of it as a notice.
                told = len(self.library.problems)
                self.refer(schema, key, value)
                del self.library.problems[told:]

    def refer(self, part: _Part, token: str, text: str, *, only: bool = False) -> None:
        """Note what a reference points to, and walk that too."""
        place = part.text(token)
        main = self.library.main
        plain = place.uri == main and text.startswith("#/") and not self.library.has_ids
        if plain and (text, part.kind) in self.plain:
            return
        found = self.library.find(place, text)
        if found is None:
            return
        goal = self.library.follow(found, until=main)
        if goal is None:
            self.report_circle(place)
        elif goal.uri == main and (part.place.uri == main or part.kind in SECTIONS):
            if place.uri != main or target(text) != goal.pointer:
                self.texts[place] = (goal, part.kind)
            elif plain:
                self.plain.add((text, part.kind))
            self.visit(goal, part.kind, goal.pointer)
        elif token == "$ref" and (part.kind not in SECTIONS or part.kind == "pathItem"):
            self.inlined[part.place] = goal
            if part.kind not in SECTIONS and part.kind not in self.referable:
                self.tell_inlined(place)
            self.visit(goal, part.kind, part.bundled)
        else:
            self.wanted.add((goal, part.kind))
            if only and part.bundled is not None and _is_component(part.bundled, part.kind):
                self.homes.setdefault((goal, part.kind), []).append(part)
            else:
                self.texts[place] = (goal, part.kind)
            self.visit(goal, part.kind, None)

    def report_circle(self, place: Target) -> None:
        position = self.library.sources[place.uri].locate(place.pointer)
        message = "this reference leads round in a circle of references"
        hint = "Let one of them hold what it stands for."
        self.library.problems.append(Problem("circular-reference", message, position, hint))

    @cached_property
    def referable(self) -> tuple[str, ...]:
        """The kinds that have no section of components here, and may be references all the same."""
        version = self.library.sources[self.library.main].data.get("openapi")
        return ("mediaType",) if str(version).startswith("3.2") else ()

    def tell_inlined(self, place: Target) -> None:
        """Tell of a reference where OpenAPI allows none, as validation does of one within a file."""
        *around, name = split(parent(place.pointer))
        what = f'item {int(name) + 1} of "{shorten(around[-1])}"' if name.isdigit() and around else f'"{shorten(name)}"'
        self.notices[place] = Problem(
            "inlined-reference",
            f"{what} is a $ref, and OpenAPI allows none there",
            self.library.sources[place.uri].locate(place.pointer, key=True),
            "It is read as what that leads to. Write it out here.",
        )

    # --- where it goes

    def settle_homes(self) -> None:
        """Of several components that are nothing but the same file, let one hold it and the others refer to that."""
        for goal, parts in self.homes.items():
            places = {part.bundled or "": part for part in parts}
            wish = short_name(self.library, goal[0])
            home = min(places, key=lambda pointer: (not are_alike(split(pointer)[-1], wish), pointer))
            self.inlined[places[home].place] = goal[0]
            self.shown[goal[0]] = home
            for pointer, part in places.items():
                if pointer != home:
                    self.texts[part.text("$ref")] = goal

    def choose_components(self) -> dict[str, tuple[Target, str]]:
        """Give each target that stands nowhere else a name among the components."""
        alone = [goal for goal in self.wanted if goal not in self.homes and self.holder(*goal) is None]
        chosen: dict[str, tuple[Target, str]] = {}
        for kind, section in SECTIONS.items():
            prefix = join("/components", section)
            taken = {split(pointer)[-1] for pointer in self.taken if parent(pointer) == prefix}
            places = [place for place, its_kind in alone if its_kind == kind]
            for place, name in sorted(choose_names(self.library, places, taken).items(), key=lambda named: named[1]):
                chosen[join(prefix, name)] = (place, kind)
        return chosen

    def holder(self, place: Target, kind: str) -> Target | None:
        """Find what stands in the bundle, or will, and has the target in it, understood as what it is wanted for."""
        around = self.reached.get((place, kind), set())
        roots = [root for root in around if root in self.shown or (root != place and root in self.wanted_kinds)]
        return place if place in roots else min(roots, key=lambda root: root.pointer, default=None)

    @cached_property
    def wanted_kinds(self) -> dict[Target, str]:
        """The kind of each target, once all files are walked."""
        return dict(sorted(self.wanted, key=str))

    def written(self, components: Mapping[str, tuple[Target, str]]) -> dict[Target, str]:
        """Spell every reference that has to be rewritten."""
        pointers = {goal: pointer for pointer, goal in components.items()}

        def pointer_of(place: Target, kind: str) -> str:
            if place.uri == self.library.main:
                return place.pointer
            if (place, kind) in pointers:
                return pointers[place, kind]
            root = self.holder(place, kind) or place
            start = self.shown[root] if root in self.shown else pointer_of(root, self.wanted_kinds[root])
            return start + place.pointer[len(root.pointer) :]

        return {place: reference(pointer_of(*goal)) for place, goal in self.texts.items()}


def _is_component(pointer: str, kind: str) -> bool:
    return _COMPONENT.fullmatch(pointer) is not None and parent(pointer) == join("/components", SECTIONS[kind])
