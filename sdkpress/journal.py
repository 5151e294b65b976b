"""Changes a folder that can't itself be replaced: a mount point, the current folder, one whose parent is read-only.

The new files are staged inside it, in `.sdkpress-new`; then a journal says what is to be done, and it is done. A run
killed before the journal is there has changed nothing; what a run killed later has begun, the next one finishes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from sdkpress.files import Files, is_safe_path, parents

LOCK = ".sdkpress-lock"
STAGE = ".sdkpress-new"
_JOURNAL = "journal.json"


def must_stay(output: Path) -> bool:
    """Whether a folder has to be changed where it is. A shell in it would be left in a folder that is gone."""
    if not output.is_dir():
        return False
    current = Path(os.path.realpath("."))
    return output == current or output in current.parents or output.is_mount() or not os.access(output.parent, os.W_OK)


def begin(output: Path, files: Files, removed: Iterable[str]) -> None:
    """Stage new files, and write the journal: from then on the change will be made.

    Args:
        output: The folder.
        files: Those to be written.
        removed: Those to be removed.
    """
    stage = output / STAGE
    stage.mkdir()
    written = sorted(files)
    for number, path in enumerate(written):
        (stage / str(number)).write_bytes(files[path].encode())
        (stage / str(number)).chmod(0o644)
    journal = stage / f"{_JOURNAL}.new"
    journal.write_text(json.dumps({"written": written, "removed": sorted(removed)}), encoding="utf-8")
    journal.rename(stage / _JOURNAL)


def finish(output: Path) -> None:
    """Do what the journal says, if there is one; what was done before is not done again."""
    stage = output / STAGE
    try:
        journal = json.loads((stage / _JOURNAL).read_bytes())
    except FileNotFoundError:
        return
    removed = [path for path in journal["removed"] if is_safe_path(path)]
    for path in removed:
        (output / path).unlink(missing_ok=True)
    for number, path in enumerate(journal["written"]):
        if is_safe_path(path) and (stage / str(number)).exists():
            for folder in parents(path):
                if not (output / folder).is_dir():
                    (output / folder).mkdir()
                    (output / folder).chmod(0o755)
            (stage / str(number)).replace(output / path)
    for folder in sorted({folder for path in removed for folder in parents(path)}, reverse=True):
        if (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()
    (stage / _JOURNAL).unlink()
