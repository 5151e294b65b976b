"""The generated files in memory: what every stage after `render` takes and gives."""

from __future__ import annotations

from typing import TypeAlias

Files: TypeAlias = dict[str, str]
"""POSIX path, relative to the output folder -> text, with `\\n` at the ends of lines, to be stored as UTF-8."""


def is_safe_path(path: str) -> bool:
    r"""Whether a path names something below the output folder, on every system.

    `docs/Pet.md` does; `/etc/passwd`, `../Pet.md`, `docs//Pet.md`, `docs\Pet.md` and `C:Pet.md` do not.
    """
    if not path or any(character in '\\:"\x7f' or character < " " for character in path):
        return False
    return all(part not in ("", ".", "..") for part in path.split("/"))


def parents(path: str) -> list[str]:
    """The folders a file stands in, outermost first: `a/b/c.py` -> `a`, `a/b`."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
