"""Takes one part out of a document, and finds what that changes in the files of the others."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate
from tests.corpus.packages import origin_of
from tests.corpus.raw import METHODS

_FOR_ALL = re.compile(r"(^|/)(__init__\.py|README\.md|\.sdkpress\.json)$")

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
    """The document without one of the component schemas that nothing refers to."""
    schemas = (data.get("components") or {}).get("schemas") or {}
    text = json.dumps(data)
    unused = [name for name in schemas if f'schemas/{name}"' not in text and f"schemas/{name}/" not in text]
    for name in random.Random(seed).sample(unused, min(count, len(unused))):
        less = copy.deepcopy(data)
        del less["components"]["schemas"][name]
        yield name, less


def with_another(data: dict[str, Any]) -> dict[str, Any]:
    """The document with one operation and two schemas more, whose names are words that the package uses itself."""
    more = copy.deepcopy(data)
    kinds = more.setdefault("components", {}).setdefault("schemas", {})
    place: dict[str, Any] = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    kinds["Base64"] = place
    kinds["Discriminator"] = {"type": "object", "properties": {"date": {"$ref": "#/components/schemas/Base64"}}}
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Discriminator"}}}}
    more.setdefault("paths", {})["/zz/unrelated"] = {
        "get": {
            "tags": ["Unrelated things"],
            "operationId": "readUnrelatedThings",
            "responses": {"200": {"description": "Fine.", **answer}},
        }
    }
    return more


def disturbed(before: Files, after: Files) -> list[str]:
    """The files, of what both documents have, that are not the same; none, where names and contents are stable.

    The class of a tag holds all of its operations, and its module, wire descriptions and page change with them.
    """
    apis = {
        Path(path).stem
        for path in before
        if re.fullmatch(r"p/api/\w+\.py", path) and (path not in after or before[path] != after[path])
    }
    classes = {each.replace("_", "") for each in apis}
    found = []
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) == after.get(path) or _FOR_ALL.search(path):
            continue
        stem = Path(path).stem
        if stem in apis or (path.startswith("docs/") and stem.lower() in classes):
            continue
        if path in before and path in after:
            found.append(path)
    return found


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
