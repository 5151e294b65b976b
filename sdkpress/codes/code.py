"""What stands behind one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["refusal", "notice"]


@dataclass(frozen=True, slots=True)
class Code:
    """What stands behind one code."""

    kind: Kind
    meaning: str
    mend: str
    example: str = ""
    """A few lines of YAML that show the mended document, where that helps."""
