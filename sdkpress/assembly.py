"""Puts the parts of a bundle together, without changing what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sdkpress.library import Library, Target
from sdkpress.places import MAX_DEPTH
from sdkpress.pointers import join, parent, split
from sdkpress.problems import Problem, SpecError

# Content that stands in several places is not copied, but what comes later walks every one of them.
_MOST_PLACES: Final = 20_000


class Assembly:
    """Builds the data of a bundle.

    Args:
        library: The files.
        inlined: For the place of a reference, the place whose content is to stand there.
        texts: For the place of a text, the text that is to stand there.
    """

    def __init__(self, library: Library, inlined: Mapping[Target, Target], texts: Mapping[Target, str]) -> None:
        self._library = library
        self._inlined = inlined
        self._texts = texts
        self._changed = _with_ancestors([*inlined, *texts])
        self._open: set[Target] = set()
        # What was built, how many places of others it shows, and how deep it is nested.
        self._built: dict[Target, tuple[Any, int, int]] = {}

    def build(self, main: Target, components: Mapping[str, tuple[Target, str]]) -> Any:
        """Give the data of the main file with all changes, and with these components added."""
        data = self._part(main, self._library.value(main), 0)[0]
        for pointer, (place, _) in components.items():
            section, name = split(pointer)[1:]
            value = self._part(place, self._library.value(place), 3)[0]
            data = _with_component(data, section, name, value)
        return data

    def _part(self, place: Target, value: Any, depth: int) -> tuple[Any, int, int]:
        """Give what is to stand in place of `value`, with the number of places it shows and its depth."""
        if place not in self._changed:
            return value, 0, 0
        if place in self._texts:
            return self._texts[place], 0, 0
        if place not in self._built:
            self._open.add(place)
            built = (
                self._inline(place, value, depth) if place in self._inlined else self._container(place, value, depth)
            )
            self._open.remove(place)
            if built[1] > _MOST_PLACES:
                raise self._refusal("alias-bomb", place, "references repeat so much that the document would be huge")
            self._built[place] = built
        built = self._built[place]
        if depth + built[2] > MAX_DEPTH:
            raise self._refusal("too-deep", place, f"references nest files more than {MAX_DEPTH} deep here")
        return built

    def _inline(self, place: Target, value: dict[str, Any], depth: int) -> tuple[Any, int, int]:
        there = self._inlined[place]
        if there in self._open:
            message = "this reference leads back to what it stands in"
            raise self._refusal("circular-reference", Target(place.uri, join(place.pointer, "$ref")), message)
        content, count, height = self._part(there, self._library.value(there), depth)
        beside = {token: child for token, child in value.items() if token != "$ref"}
        if beside and isinstance(content, dict):
            own, more, other = self._container(place, beside, depth)
            return {**content, **own}, count + more + 1, max(height, other)
        return content, count + 1, height

    def _container(self, place: Target, value: Any, depth: int) -> tuple[Any, int, int]:
        if depth > MAX_DEPTH:
            raise self._refusal("too-deep", place, f"references nest files more than {MAX_DEPTH} deep here")
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        built = {
            token: self._part(Target(place.uri, join(place.pointer, token)), child, depth + 1)
            for token, child in entries
        }
        count = sum(part[1] for part in built.values())
        height = 1 + max((part[2] for part in built.values()), default=0)
        parts = {token: part[0] for token, part in built.items()}
        return (parts if isinstance(value, dict) else list(parts.values())), count, height

    def _refusal(self, code: str, place: Target, message: str) -> SpecError:
        return SpecError([Problem(code, message, self._library.sources[place.uri].locate(place.pointer))])


def _with_ancestors(places: list[Target]) -> set[Target]:
    found: set[Target] = set()
    for place in places:
        while place not in found:
            found.add(place)
            place = Target(place.uri, parent(place.pointer))
    return found


def _with_component(data: Any, section: str, name: str, value: Any) -> Any:
    """Add one component to the document, unless it has something there that is no mapping: that is a fault anyway."""
    components = data.get("components") or {}
    objects = components.get(section) or {} if isinstance(components, dict) else None
    if not isinstance(objects, dict):
        return data
    return {**data, "components": {**components, section: {**objects, name: value}}}
