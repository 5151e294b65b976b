"""The real documents, read without any help of sdkpress."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / ".." / "shared" / "specs"
DOCUMENTS = tuple(sorted(SPECS.glob("*.*"), key=lambda file: file.name)) if SPECS.is_dir() else ()


class _Loader(yaml.CSafeLoader):
    """Reads YAML's scalars by the core schema of YAML 1.2, and every key as text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Read a mapping with keys as they are written."""
        self.flatten_mapping(node)
        return {self.construct_scalar(key): self.construct_object(value, deep=True) for key, value in node.value}


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _starts in (
    ("null", r"null|Null|NULL|~|", [*"nN~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
    ("merge", r"<<", ["<"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _starts)


def _construct_mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def read_raw(file: Path) -> dict[str, Any]:
    """Read a document as plain dictionaries and lists."""
    text = file.read_text(encoding="utf-8-sig")
    read: dict[str, Any] = json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=_Loader)
    return read


def size_of(file: Path) -> int:
    """The size of a document, in bytes."""
    return file.stat().st_size
