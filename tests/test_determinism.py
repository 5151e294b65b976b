"""The same input gives the same bytes: in any folder, at any time, whatever the machine is set to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MACHINES = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu", "COLUMNS": "20", "FORCE_COLOR": "1"},
)
MASKS = (0o022, 0o077)

Tree = dict[str, tuple[int, bytes]]


def tree(folder: Path) -> Tree:
    """Every file and folder below a folder, with its mode and its bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def generate(folder: Path, arguments: list[str], machine: dict[str, str], mask: int) -> Tree:
    """Run the command on a machine with these settings."""
    folder.mkdir(parents=True)
    command = [sys.executable, str(ROOT / "generate.py"), *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, **machine}, umask=mask, capture_output=True, check=True)
    return tree(folder)


def test_two_machines_give_the_same_tree(tmp_path: Path) -> None:
    """Different folders, hash seeds, locales, time zones and umasks; the document by different paths."""
    spec = ROOT / "spec/h2ogpte.yaml"
    trees = [
        generate(
            tmp_path / (str(number) * (number + 1)) / "run",
            [
                "--spec",
                str(spec) if number else os.path.relpath(spec, tmp_path / "0" / "run"),
                "--package",
                "h2ogpte.rest",
            ],
            machine,
            mask,
        )
        for number, (machine, mask) in enumerate(zip(MACHINES, MASKS, strict=True))
    ]

    assert trees[0] == trees[1]
    assert "h2ogpte.rest/.sdkpress.json" in trees[0]


def test_what_is_committed_is_what_is_generated() -> None:
    """`generate.py --check` on this repository."""
    command = [sys.executable, "generate.py", "--check"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_nothing_of_this_machine_is_in_the_output(tmp_path: Path) -> None:
    """No path, no name of the folder, no date."""
    generated = generate(tmp_path / "run", ["--spec", str(ROOT / "spec/h2ogpte.yaml")], {}, 0o022)

    for _, text in generated.values():
        assert str(tmp_path).encode() not in text
        assert str(ROOT).encode() not in text
