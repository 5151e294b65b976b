"""What all rules share while one document is normalized."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from sdkpress import codes, pointers
from sdkpress.normalize.nodes import Node
from sdkpress.problems import Problem, SpecError, sort_problems

if TYPE_CHECKING:
    from sdkpress.document import Document

SCHEMAS = "/components/schemas/"


@dataclass(slots=True)
class Named:
    """A component schema to be: one of the document's, or one that a rule took out of its place."""

    place: str
    node: Node
    hoisted: bool
    name: str = ""
    built: bool = True
    """False while it is only known that something refers to it."""


@dataclass(slots=True)
class Discriminated:
    """A union or parent whose discriminator is completed once every schema has its name."""

    node: Node
    raw: dict[str, Any]
    pointer: str
    members: list[tuple[str | None, Node]] = field(default_factory=list)


class Context:
    """The document, what was found out about it so far, and what there is to say about it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data: dict[str, Any] = document.data
        self.old = str(document.data.get("openapi", "")).startswith("3.0")
        """Whether the document follows OpenAPI 3.0, whose schemas are not JSON Schema's."""
        self.named: dict[tuple[str, bool], Named] = {}
        """By place, and whether the schema stands there as it is or was composed for it."""
        self.references: list[tuple[Node, tuple[str, bool]]] = []
        """Every reference made, with the key of its target; its text is written when names are known."""
        self.discriminated: list[Discriminated] = []
        self.children: dict[str, list[str]] = {}
        """For each component schema the ones that `allOf` it, by pointer."""
        self.active: dict[frozenset[str], tuple[str, bool]] = {}
        """The compositions being built, so that a recursive one refers to itself."""
        self.choosing: frozenset[frozenset[str]] = frozenset()
        """The unions whose members are being composed."""
        self.shared: dict[tuple[str, str], Node] = {}
        """Parameters, responses and the like that were referred to, each built once."""
        self.closures: dict[str, set[str]] = {}
        self.facts: dict[str, Any] = {}
        self.parts: dict[str, Any] = {}
        self._targets: dict[str, str] = {}
        self._found: dict[tuple[str, str, str], str | None] = {}
        self._anchors: dict[str, str] | None = None

    def problem(self, code: str, pointer: str, message: str, hint: str | None = None) -> None:
        """Say something about a place; whether it is a refusal is the code's matter."""
        self._found.setdefault((code, pointer, message), hint)

    def refuse(self, code: str, pointer: str, message: str, hint: str | None = None) -> NoReturn:
        """End the run for something that normalizing can't go on without."""
        raise SpecError([*self._located(refusals=True), self.document.problem(code, pointer, message, hint)])

    def quiet(self) -> Context:
        """The same context with deaf ears, for looking ahead at what is built elsewhere."""
        other = copy.copy(self)
        other._found = {}
        return other

    def notices(self) -> tuple[Problem, ...]:
        """Everything that was said, by position; raises SpecError where a refusal is among it."""
        refusals = tuple(self._located(refusals=True))
        if refusals:
            raise SpecError(refusals)
        return sort_problems(self._located(refusals=False))

    def _located(self, *, refusals: bool) -> Iterator[Problem]:
        for (code, pointer, message), hint in self._found.items():
            if codes.is_refusal(code) == refusals:
                yield self.document.problem(code, pointer, message, hint)

    @contextmanager
    def composing(self, parts: frozenset[str], key: tuple[str, bool]) -> Iterator[None]:
        """Remember that the composition of `parts` is being built as the schema `key`."""
        outer = self.active.get(parts)
        self.active[parts] = key
        try:
            yield
        finally:
            if outer is None:
                del self.active[parts]
            else:
                self.active[parts] = outer

    # --- references ------------------------------------------------------------------------

    def target(self, reference: Any, pointer: str) -> str:
        """Read where a `$ref` that stands at `pointer` leads, as the pointer of the value itself.

        References on the way are followed: `#/components/schemas/Alias/properties/id` leads into what
        `Alias` refers to. Anchors and `$id`s of JSON Schema are looked up in the whole document.
        """
        if not isinstance(reference, str):
            self.refuse("undefined-reference", pointer, "a $ref must be a string")
        if reference in self._targets:
            return self._targets[reference]
        target = pointers.target(reference)
        if target is None:
            target = self._anchor(reference)
        if target is None:
            self.refuse("undefined-reference", pointer, f'"{reference}" is not a place in this document')
        if not self._exists(target):
            target = self._through(target, reference, pointer)
        self._targets[reference] = target
        return target

    def value(self, target: str) -> Any:
        """What stands at a pointer that `target` gave."""
        return pointers.resolve(self.data, target)

    def resolved(self, value: Any, pointer: str) -> tuple[Any, str]:
        """Follow the references of a parameter, response or the like: the value and where it stands."""
        seen: set[str] = set()
        while isinstance(value, dict) and "$ref" in value:
            target = self.target(value["$ref"], pointer)
            if target in seen:
                self.refuse("circular-reference", pointer, f'"{value["$ref"]}" refers to itself')
            seen.add(target)
            value, pointer = self.value(target), target
        return value, pointer

    def _exists(self, target: str) -> bool:
        try:
            pointers.resolve(self.data, target)
        except LookupError:
            return False
        return True

    def _through(self, target: str, reference: str, pointer: str) -> str:
        """Walk to a target whose way leads over other references."""
        value: Any = self.data
        place = ""
        budget = 200
        for token in pointers.split(target):
            while isinstance(value, dict) and token not in value and isinstance(value.get("$ref"), str):
                budget -= 1
                inner = pointers.target(value["$ref"])
                if budget < 0 or inner is None or not self._exists(inner):
                    break
                value, place = self.value(inner), inner
            try:
                value = pointers.step(value, token)
            except LookupError:
                self.refuse("undefined-reference", pointer, f'"{reference}" is not in the document')
            place = pointers.join(place, token)
        return place

    def _anchor(self, reference: str) -> str | None:
        if self._anchors is None:
            self._anchors = {}
            stack: list[tuple[Any, str]] = [(self.data, "")]
            while stack:
                value, pointer = stack.pop()
                if isinstance(value, dict):
                    for keyword, prefix in (("$anchor", "#"), ("$dynamicAnchor", "#"), ("$id", "")):
                        if isinstance(value.get(keyword), str):
                            self._anchors.setdefault(prefix + value[keyword], pointer)
                    stack.extend((child, pointers.join(pointer, key)) for key, child in value.items())
                elif isinstance(value, list):
                    stack.extend((child, f"{pointer}/{index}") for index, child in enumerate(value))
        return self._anchors.get(reference)
