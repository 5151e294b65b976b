"""Takes one part out of a document, and finds what that changes in the files of the others."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate
from sdkpress.pointers import unescape
from tests.corpus.packages import origin_of
from tests.corpus.raw import METHODS

# The indexes of everything, the page that lists it, and the digests.
_FOR_ALL = re.compile(r"^p(/sync)?(/api|/models)?/__init__\.py$|^README\.md$|^\.sdkpress\.json$")

Files = dict[str, str]


def files_of(data: dict[str, Any], folder: Path) -> Files:
    """Generate the files of a document."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = folder / "document.json"
    spec.write_text(json.dumps(data), encoding="utf-8")
    settings = Settings(package="p", source=spec.name)
    return dict(generate(Options(spec=spec, shown_spec=spec.name, settings=settings, output=folder / "out")).files)


def without_operations(data: dict[str, Any], seed: int, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The document without one of its operations, several times; `seed` says which."""
    places = [(path, key) for path, item in (data.get("paths") or {}).items() for key in item if key.lower() in METHODS]
    for path, key in random.Random(seed).sample(places, min(count, len(places))):
        less = copy.deepcopy(data)
        del less["paths"][path][key]
        if not any(each.lower() in METHODS for each in less["paths"][path]):
            del less["paths"][path]
        yield f"{key.upper()} {path}", less


def without_schemas(data: dict[str, Any], seed: int, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The document without one of the component schemas that nothing refers to, and that no other is named like."""
    schemas = (data.get("components") or {}).get("schemas") or {}
    text = json.dumps(data)
    folded = Counter(map(_folded, schemas))
    unused = [
        name
        for name in schemas
        if f'schemas/{name}"' not in text and f"schemas/{name}/" not in text and folded[_folded(name)] == 1
    ]
    for name in random.Random(seed).sample(unused, min(count, len(unused))):
        less = copy.deepcopy(data)
        del less["components"]["schemas"][name]
        yield name, less


def _folded(name: str) -> str:
    """What is left of a name where only letters and digits count: `Pet` and `pet` share a class name and settle it."""
    return re.sub(r"[\W_]", "", name).casefold()


def with_another(data: dict[str, Any]) -> dict[str, Any]:
    """The document with one operation and two schemas more, whose names are words that the package uses itself."""
    more = copy.deepcopy(data)
    kinds = more.setdefault("components", {}).setdefault("schemas", {})
    place: dict[str, Any] = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    kinds.setdefault("Base64", place)
    kinds.setdefault("Discriminator", {"properties": {"date": {"$ref": "#/components/schemas/Base64"}}})
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Discriminator"}}}}
    more.setdefault("paths", {})["/zz/unrelated"] = {
        "get": {
            "tags": ["Unrelated things"],
            "operationId": "readUnrelatedThings",
            "responses": {"200": {"description": "Fine.", **answer}},
        }
    }
    return more


def instabilities(data: dict[str, Any], folder: Path, *, operations: int, schemas: int, seed: int = 3) -> Iterator[str]:
    """What changes elsewhere when one of some operations or schemas goes, or others come."""
    before = files_of(data, folder / "before")
    text = json.dumps(data)
    cases: list[tuple[str, dict[str, Any], tuple[str, ...]]]
    cases = [(what, less, (what,)) for what, less in without_operations(data, seed, operations)]
    cases += [(what, less, ()) for what, less in without_schemas(data, seed, schemas)]
    for what, less, touched in cases:
        after = files_of(less, folder / "after")
        yield from (f"without {what}: {path} changes" for path in disturbed(before, after, *touched))
        for place in gone(before, after):
            # What is named only because an operation refers to a place within a component goes with the reference.
            referred = "/$defs/" in place or json.dumps(f"#{place}") in text
            own = not touched and unescape(place.split("/")[3]) == what
            if place.startswith("/components/schemas/") and not own and not referred:
                yield f"without {what}: {place} is gone"
    more = files_of(with_another(data), folder / "after")
    yield from (f"with more: {path} changes" for path in disturbed(before, more))
    yield from (f"with more: {path} is gone" for path in sorted(before.keys() - more.keys()))


def disturbed(before: Files, after: Files, *operations: str) -> list[str]:
    """The files, of what both documents have, that are not the same; none, where names and contents are stable.

    Only what the API classes of `operations` (`GET /pets`: those that one document has) are made of may differ: module,
    descriptions, synchronous twin and page. An API class that lost its last operation is gone.
    """
    theirs = set().union(*(_files_of_classes(files, each) for files in (before, after) for each in operations))
    return [
        path
        for path in sorted(before.keys() & after.keys())
        if before[path] != after[path] and path not in theirs and not _FOR_ALL.search(path)
    ]


def _files_of_classes(files: Files, operation: str) -> set[str]:
    """The files of the API classes that have an operation."""
    method, _, path = operation.partition(" ")
    found: set[str] = set()
    for file, text in files.items():
        if file.startswith("p/_operations/") and _describes(text, method, path):
            module = Path(file).name
            classes = re.findall(r"^class (\w+)", files[f"p/api/{module}"], re.MULTILINE)
            found |= {file, f"p/api/{module}", f"p/sync/api/{module}", *(f"docs/{each}.md" for each in classes)}
    return found


def _describes(module: str, method: str, path: str) -> bool:
    wanted = rf"method={json.dumps(method)},\s+path={re.escape(json.dumps(path, ensure_ascii=False))},"
    return re.search(wanted, module) is not None


def gone(before: Files, after: Files) -> list[str]:
    """Where the models came from that are no longer there.

    The plain form of a model goes with the last operation that takes it, but the model stays.
    """
    lost = sorted(before.keys() - after.keys())
    return [
        origin_of(before[path])
        for path in lost
        if re.fullmatch(r"p/models/\w+\.py", path) and re.sub(r"(_as|_plain)*_dict\.py$", ".py", path) not in after
    ]
