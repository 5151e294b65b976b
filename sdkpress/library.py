"""The files of a document, and what a reference in one of them points to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from sdkpress.pointers import is_within, join, split, step
from sdkpress.problems import Problem, SpecError
from sdkpress.remote import FetchError, fetch
from sdkpress.scalars import shorten
from sdkpress.source import Source, read_source

# Values of these are data, and an `$id` in them identifies nothing.
_DATA = frozenset(["example", "examples", "default", "enum", "const"])

_NAMES = re.compile(r"\$(?:id|anchor|dynamicAnchor)\b")

# How many references may lead from one to the next.
_LONGEST_CHAIN = 100

# How many references may be followed on the way to one place.
_MOST_DETOURS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a file, named by its URI: what a reference points to."""

    uri: str
    pointer: str


class Library:
    """Reads each file once, and only files that may be read.

    Args:
        main: The main file.
        source: What was read from it.
        allow_outside: Whether files outside the main file's folder may be read.
        allow_remote: Whether files may be fetched from the network.
    """

    def __init__(self, main: Path, source: Source, *, allow_outside: bool, allow_remote: bool) -> None:
        self.folder = main.resolve().parent
        self.main = main.resolve().as_uri()
        self.sources: dict[str, Source] = {}
        self.paths: dict[str, Path] = {}
        self.problems: list[Problem] = []
        self.notices: dict[Target, Problem] = {}
        self._allow_outside = allow_outside
        self._allow_remote = allow_remote
        self._detours = 0
        self._refused: dict[str, Problem | None] = {}
        # What `$id` and `$anchor` name, by absolute URI; and for each file, where which base URI begins.
        self._resources: dict[str, Target] = {}
        self._anchors: dict[tuple[str, str], Target] = {}
        self._bases: dict[str, list[tuple[str, str]]] = {}
        self._add(self.main, source)
        self.paths[self.main] = main

    @property
    def has_ids(self) -> bool:
        """Whether anything says what `#` means beneath it."""
        return any(self._bases.values())

    # --- what a reference points to

    def find(self, place: Target, reference: str) -> Target | None:
        """Give the place that `reference` points to; None if nothing is there.

        A file that is missing, broken or must not be read is a problem, and so is a place that another file lacks.
        What the main file lacks itself is left to the validation.

        Args:
            place: Where the text of the reference stands.
            reference: The text.
        """
        try:
            candidates = list(dict.fromkeys(self._candidates(place, reference)))
        except ValueError:  # urllib's word for what can't be a URI, such as `http://[`.
            return None
        found = self._look_up(candidates)
        uri, fragment = candidates[-1]
        if found or (uri == place.uri == self.main):
            return found
        if uri not in self.sources:
            if not uri.startswith(("file:", "http:", "https:", "ftp:")) or not self._open(place, uri):
                return None
            found = self._look_up(candidates)
        if found is None and reference.startswith("#/components/"):
            found = self._in_main(place, reference, fragment)
        if found is None:
            message = f"{self.sources[uri].path} has nothing at #{shorten(fragment, 80)}"
            self._report(place, Problem("undefined-reference", message, None, "Correct what stands after the #."))
        return found

    def _in_main(self, place: Target, reference: str, fragment: str) -> Target | None:
        """Take the component of the main file that a part of the document means, which has no components of its own."""
        found = self._look_up([(self.main, fragment)])
        if found:
            self.notices[place] = Problem(
                "loose-reference",
                f"{self.sources[place.uri].path} has nothing at {shorten(reference, 80)}",
                self.sources[place.uri].locate(place.pointer),
                f"It is read as that of {self.sources[self.main].path}. Write the name of that file in front of it.",
            )
        return found

    def value(self, target: Target) -> Any:
        """Get what stands at a place. Raises LookupError."""
        value = self.sources[target.uri].data
        for token in split(target.pointer):
            value = step(value, token)
        return value

    def _candidates(self, place: Target, reference: str) -> Iterator[tuple[str, str]]:
        """Yield the absolute URIs and fragments a reference may mean: by the `$id` around it, then by its file."""
        base = self._base(place)
        for around in dict.fromkeys([base, place.uri]):
            joined, fragment = urldefrag(urljoin(around, reference))
            uri = self._resolve_links(joined or around)
            yield uri, unquote(fragment)
            if "%" in fragment:
                yield uri, fragment

    def _base(self, place: Target) -> str:
        inside = [base for base in self._bases.get(place.uri, []) if is_within(place.pointer, base[0])]
        return max(inside, key=lambda base: len(base[0]))[1] if inside else place.uri

    def _look_up(self, candidates: list[tuple[str, str]]) -> Target | None:
        for uri, fragment in candidates:
            resource = self._resources.get(uri) or (Target(uri, "") if uri in self.sources else None)
            if resource is None:
                continue
            if fragment and not fragment.startswith("/"):
                found = self._anchors.get((uri, fragment))
            else:
                found = self._walk(resource, split(fragment))
            if found:
                return found
        return None

    def _walk(self, target: Target, tokens: list[str]) -> Target | None:
        """Follow tokens from a place, through references that stand in the way."""
        for index, token in enumerate(tokens):
            try:
                step(self.value(target), token)
            except LookupError:
                return self._walk_through(target, tokens[index:])
            target = Target(target.uri, join(target.pointer, token))
        return target

    def _walk_through(self, target: Target, tokens: list[str]) -> Target | None:
        # What leads round in a circle can branch at each turn: all turns of one search count together.
        outermost = self._detours == 0
        self._detours += 1
        try:
            through = self.follow(target) if self._detours < _MOST_DETOURS else None
            return self._walk(through, tokens) if through and through != target else None
        finally:
            if outermost:
                self._detours = 0

    def follow(self, target: Target, *, until: str | None = None) -> Target | None:
        """Go on where nothing but a reference stands; None if that leads nowhere or round in a circle.

        Args:
            target: Where to begin.
            until: The file in which to stop.
        """
        for _ in range(_LONGEST_CHAIN):
            value = self.value(target)
            only = value.get("$ref") if isinstance(value, dict) and len(value) == 1 else None
            if target.uri == until or not isinstance(only, str):
                return target
            found = self.find(Target(target.uri, join(target.pointer, "$ref")), only)
            if found is None:
                return None
            target = found
        return None

    # --- files

    def _open(self, place: Target, uri: str) -> bool:
        """Read a file that was not read yet; report each reference to one that can't be had."""
        if uri not in self._refused:
            self._refused[uri] = self._read(place, uri)
        problem = self._refused[uri]
        if problem:
            self._report(place, problem)
        return uri in self.sources

    def _report(self, place: Target, problem: Problem) -> None:
        position = self.sources[place.uri].locate(place.pointer)
        self.problems.append(Problem(problem.code, problem.message, position, problem.hint))

    def _read(self, place: Target, uri: str) -> Problem | None:
        """Read a file for the first time; say what is wrong with the reference to it."""
        if not uri.startswith("file:"):
            return self._fetch(uri)
        path = Path(unquote(urlsplit(uri).path))
        shown = self._shown(path)
        if place.uri.startswith("http"):
            return Problem("outside-reference", f"a file from the network must not refer to the local file {shown}")
        if not (self._allow_outside or path.is_relative_to(self.folder)):
            return Problem(
                "outside-reference",
                f"{shown} is outside the folder of the document",
                None,
                "Move it there, or set allow-outside-refs in sdkpress.yaml.",
            )
        try:
            source = read_source(path, shown)
        except SpecError as error:
            if error.problems[0].position:
                self.problems.extend(error.problems)
                return None
            return Problem(error.problems[0].code, error.problems[0].message, None, self._advice(path))
        self.paths[uri] = path
        self._add(uri, source)
        return None

    def _fetch(self, uri: str) -> Problem | None:
        shown = shorten(uri, 120)
        if not self._allow_remote:
            hint = "Download it into the folder of the document, or set allow-remote-refs in sdkpress.yaml."
            return Problem("remote-reference", f"{shown} is on the network", None, hint)
        try:
            source = Source(fetch(uri), uri)
        except FetchError as error:
            return Problem("unreadable-file", f"{shown} can't be fetched: {error}")
        except SpecError as error:
            self.problems.extend(error.problems)
            return None
        self._add(uri, source)
        return None

    def _advice(self, path: Path) -> str | None:
        """Name what a bare word may have been meant for."""
        schemas = self.sources[self.main].data.get("components", {})
        schemas = schemas.get("schemas", {}) if isinstance(schemas, dict) else {}
        if isinstance(schemas, dict) and path.name in schemas:
            return f'Did you mean "#/components/schemas/{path.name}"?'
        if "\\" in path.name:
            return "Write / between folders and files."
        return None

    def _shown(self, path: Path) -> str:
        """Name a file as the user would, from where the main file was named."""
        main = self.sources[self.main].path
        return os.path.normpath(Path(main).parent / os.path.relpath(path, self.folder))

    def _resolve_links(self, uri: str) -> str:
        if not uri.startswith("file:") or uri in self.sources:
            return uri
        try:
            return Path(unquote(urlsplit(uri).path)).resolve().as_uri()
        except (OSError, ValueError, RuntimeError):
            return uri

    def _add(self, uri: str, source: Source) -> None:
        self.sources[uri] = source
        own = source.data.get("$self") if isinstance(source.data, dict) else None
        if isinstance(own, str):
            self._resources[urljoin(uri, own)] = Target(uri, "")
        if _NAMES.search(source.text):
            bases: list[tuple[str, str]] = []
            self._collect_names(uri, source.data, bases)
            self._bases[uri] = bases

    def _collect_names(self, uri: str, data: Any, bases: list[tuple[str, str]]) -> None:
        waiting: list[tuple[Any, str, str]] = [(data, "", uri)]
        while waiting:
            value, pointer, base = waiting.pop()
            if isinstance(value, list):
                waiting.extend((child, join(pointer, index), base) for index, child in enumerate(value))
            if not isinstance(value, dict):
                continue
            identifier = value.get("$id")
            if isinstance(identifier, str) and not identifier.startswith("#"):
                base = _join(base, identifier)
                self._resources.setdefault(base, Target(uri, pointer))
                bases.append((pointer, base))
            for keyword in ("$anchor", "$dynamicAnchor"):
                anchor = value.get(keyword)
                if isinstance(anchor, str):
                    self._anchors.setdefault((base, anchor), Target(uri, pointer))
            waiting.extend((child, join(pointer, key), base) for key, child in value.items() if key not in _DATA)


def _join(base: str, identifier: str) -> str:
    try:
        return urldefrag(urljoin(base, identifier))[0]
    except ValueError:
        return base
