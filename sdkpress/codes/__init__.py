"""Every code a problem can carry: refusal or notice, what it means, how to mend it.

A *refusal* is something the generator would have to guess at; a *notice* is something whose meaning is plain
although the document breaks a rule, or something that was widened. `--strict` refuses both.

`python -m sdkpress.codes` writes `docs/problems.md` from these tables.
"""

from __future__ import annotations

from sdkpress.codes.code import Code, Kind
from sdkpress.codes.notices import NOTICES
from sdkpress.codes.refusals import REFUSALS

__all__ = ["CODES", "Code", "Kind", "is_refusal", "problems_page"]

CODES: dict[str, Code] = dict(sorted({**REFUSALS, **NOTICES}.items()))
"""Every code, sorted."""


def is_refusal(code: str) -> bool:
    """Whether a problem with this code stops the run even without `--strict`."""
    return CODES[code].kind == "refusal"


def problems_page() -> str:
    """Write the table as the page that users look codes up in."""
    lines = [
        "# Problems",
        "",
        "<!-- Written by: python -m sdkpress.codes > docs/problems.md -->",
        "",
        "Every message carries one of these codes. A **refusal** ends the run with exit status 2, and nothing is",
        "written: the generator would have to guess. A **notice** is printed and the run goes on, for what is meant",
        "is plain.",
        "With `--strict` a notice refuses too.",
        "",
        "```text",
        'spec/acme.yaml:218:9: [bad-status-code] response "abc" of GET /keys is not a status code',
        '    Write a number such as 404, a range such as 4XX, or "default".',
        "```",
        "",
    ]
    for code, entry in CODES.items():
        lines += [f"## {code}", "", f"*{entry.kind.capitalize()}.* {entry.meaning}", "", entry.mend, ""]
        if entry.example:
            lines += ["```yaml", entry.example, "```", ""]
    return "\n".join(lines)
