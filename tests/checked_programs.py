"""Runs both type checkers, strictly, over programs that say themselves in which lines something is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

CHECKERS = ("mypy", "pyright")


def misjudged(checker: str, program: Path, packages: list[Path]) -> list[str]:
    """What a checker finds in lines that don't end in "# wrong", and those that do in which it finds nothing.

    Args:
        checker: "mypy" or "pyright".
        program: The program, in a folder of its own.
        packages: The folders of the packages that it imports.
    """
    lines = program.read_text(encoding="utf-8").splitlines()
    wanted = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    errors = _errors(checker, program, [str(each) for each in packages])
    found = {number for number, _ in errors}
    wrong = [f"{number}: {message}" for number, message in errors if number not in wanted]
    return wrong + [f"{number}: nothing found: {lines[number - 1].strip()}" for number in sorted(wanted - found)]


def _errors(checker: str, program: Path, packages: list[str]) -> list[tuple[int, str]]:
    """The errors with their lines; those of other files, too."""
    folder = program.parent
    command = [sys.executable, "-m", checker]
    if checker == "pyright":
        rules = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "extraPaths": packages}
        (folder / "pyrightconfig.json").write_text(json.dumps({**rules, "include": [program.name]}), encoding="utf-8")
        command += ["--pythonpath", sys.executable]
    else:
        settings = f"[mypy]\nstrict = True\npython_version = 3.10\nmypy_path = {':'.join(packages)}\n"
        (folder / "mypy.ini").write_text(settings, encoding="utf-8")
        command += ["--cache-dir", str(folder / "cache"), program.name]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = re.findall(r"^ *(\S+\.py):(\d+)(?::\d+)?:? (?:- )?error:? (.*)", run.stdout, flags=re.MULTILINE)
    assert found or run.returncode == 0, run.stdout + run.stderr
    return [(int(line) if file.endswith(program.name) else -1, f"{file}: {said}") for file, line, said in found]
