"""Writes the expected files of all snapshots again: `make snapshots`. The diff is the review."""

from __future__ import annotations

import shutil

from tests.snapshot_cases import CASES, FOLDER, generate_case, pinned


def main() -> None:
    """Replace every `expected` folder."""
    for case in CASES:
        folder = FOLDER / case / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in pinned(case, generate_case(case)).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
