"""Every code a problem can carry: refusal or notice, what it means, how to mend it.

A *refusal* is something the generator would have to guess at; a *notice* is something whose meaning is plain
although the document breaks a rule, or something that was widened. `--strict` refuses both.

`python -m sdkpress.codes` writes `docs/problems.md` from this table.
"""

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


# Sorted by code. A code is kebab-case and never changes its meaning: scripts filter on it.
CODES: dict[str, Code] = {
    "undefined-reference": Code(
        "refusal",
        "A `$ref` points to something the document does not have.",
        "Add what is referred to, or correct the `$ref`.",
    ),
}


def is_refusal(code: str) -> bool:
    """Whether a problem with this code stops the run even without `--strict`."""
    return CODES[code].kind == "refusal"
