"""The real documents that are judged, compared and measured; they stand beside the checkout, not in it."""

from __future__ import annotations

import sys
from pathlib import Path

SPECS = Path(__file__).resolve().parents[2] / "shared" / "specs"


def documents_in(specs: Path) -> list[Path]:
    """The documents of a folder, or the one that is named itself; where there is none, the program ends and says so."""
    given = [specs] if specs.is_file() else sorted(specs.glob("*"))
    found = [path for path in given if path.suffix in (".yaml", ".yml", ".json")]
    if not found:
        sys.exit(f"{specs} has no OpenAPI document")
    return found
