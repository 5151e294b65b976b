"""The manifest `.sdkpress.json`: which files of the output folder are ours, and what they were made from.

It is one of the generated files and holds nothing of the machine or the moment, so that the same input gives the
same manifest, and a drift check covers it like every other file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdkpress.files import Files

NAME = ".sdkpress.json"

_ENTRY = re.compile(r'"([^"\\]+)": "sha256:([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Origin:
    """What a tree of files was made from."""

    versions: Mapping[str, str]
    """`sdkpress`, the parser and ruff -> version."""

    spec: Mapping[str, str]
    """Each file of the document, relative to the folder of its main file -> digest. The main file comes first."""

    config: str
    """The digest of every setting that shapes the output, with its effective value."""

    templates: str
    """The digest of the names and texts of all templates, the user's own in front of ours."""

    def as_json(self) -> dict[str, object]:
        """The form it has in the manifest."""
        inputs = {"spec": dict(self.spec), "config": self.config, "templates": self.templates}
        return {"versions": dict(self.versions), "inputs": inputs}


def digest(content: bytes) -> str:
    """The digest of some bytes, as the manifest writes it."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def add_manifest(files: Files, origin: Origin) -> Files:
    """The same files and the manifest that lists them."""
    return {**files, NAME: manifest_text(origin, {path: digest(files[path].encode()) for path in sorted(files)})}


def manifest_text(origin: Origin, listed: Mapping[str, str]) -> str:
    """The manifest of these files, each with its digest."""
    content = {
        "about": "Written by sdkpress: do not edit the files listed here, change what they are generated from.",
        **origin.as_json(),
        "files": dict(listed),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def read_manifest(output: Path) -> dict[str, object] | None:
    """What the manifest of an output folder says; None where there is none, or none that can be read."""
    try:
        content = json.loads((output / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def listed_files(output: Path) -> dict[str, str]:
    """The files that the manifest of an output folder calls ours, each with its digest.

    Read line by line and not as JSON: a manifest in which a merge left conflict markers still says which files are
    ours, those of both sides, so that generating again resolves the conflict.
    """
    try:
        text = (output / NAME).read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return {}
    return {path: "sha256:" + value for path, value in _ENTRY.findall(text.partition('"files"')[2])}
