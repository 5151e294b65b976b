"""Names for the components that a bundle gets from other files: from their place, never by order or counter."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from sdkpress.library import Library, Target
from sdkpress.pointers import split

_NOT_FOR_NAMES = re.compile(r"[^\w.-]+")
_SUFFIX = re.compile(r"\.(?:ya?ml|json)$", re.IGNORECASE)
_INDEX = frozenset(["index", "_index"])

# Below one of these, a pointer's last token alone says little.
_STRUCTURE = frozenset(
    [
        *("paths", "get", "put", "post", "delete", "options", "head", "patch", "trace", "content", "schema"),
        *("properties", "patternProperties", "additionalProperties", "items", "prefixItems"),
        *("allOf", "anyOf", "oneOf", "not", "if", "then", "else"),
    ]
)


def are_alike(name: str, other: str) -> bool:
    """Tell whether two names differ only in case and punctuation."""
    return re.sub(r"[\W_]", "", name).casefold() == re.sub(r"[\W_]", "", other).casefold()


def short_name(library: Library, place: Target) -> str:
    """Give the name a place asks for: `Pet` for `pets.yaml#/Pet`, for `x.json#/$defs/Pet` and for `Pet.yaml`."""
    return _wishes(library, place)[0]


def choose_names(library: Library, places: Iterable[Target], taken: Collection[str]) -> dict[Target, str]:
    """Name each place differently from all others and from `taken`.

    Those that ask for one name get longer ones, all of them, with as many names of folders as it takes:
    `cats/Food.yaml` and `dogs/Food.yaml` become `cats_Food` and `dogs_Food`.
    """
    wishes = {place: _wishes(library, place) for place in places}
    level = dict.fromkeys(wishes, 0)
    while True:
        names = {place: wishes[place][level[place]] for place in wishes}
        often = Counter(names.values())
        clashing = [place for place, name in names.items() if often[name] > 1 or name in taken]
        if not clashing:
            return names
        for place in clashing:
            if level[place] + 1 == len(wishes[place]):
                wishes[place].append(f"{names[place]}_{_digest(library, place)}")
            level[place] += 1


def _wishes(library: Library, place: Target) -> list[str]:
    """List the names a place could have, from the short one to the one that tells all."""
    *folders, stem = _path(library, place)
    tokens = split(place.pointer)
    if stem.lower() in _INDEX and folders:
        stem = folders.pop()
    whole = [stem, *tokens]
    named = tokens and not tokens[-1].isdigit() and not _STRUCTURE.intersection(tokens)
    wishes = [tokens[-1] if named else "_".join(whole)]
    for depth in range(len(folders) + 1):
        wishes.append("_".join([*folders[len(folders) - depth :], *whole]))
    return list(dict.fromkeys(_NOT_FOR_NAMES.sub("_", wish).strip("_") or "_" for wish in wishes))


def _path(library: Library, place: Target) -> list[str]:
    """Split the path of a file, from the main file's folder on if it is in there, without its suffix."""
    path = PurePosixPath(unquote(urlsplit(place.uri).path))
    if place.uri.startswith("file:") and path.is_relative_to(library.folder):
        path = path.relative_to(library.folder)
    return [part for part in _SUFFIX.sub("", str(path)).split("/") if part]


def _digest(library: Library, place: Target) -> str:
    """Tell apart what is named alike in every other way: `Pet.yaml` and `Pet.json`, `a b.yaml` and `a_b.yaml`."""
    where = f"{place.uri.removeprefix(library.folder.as_uri())}#{place.pointer}"
    return hashlib.sha256(where.encode()).hexdigest()[:8]
