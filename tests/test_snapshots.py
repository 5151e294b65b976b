"""What is generated from small documents is what the snapshots show, and it is sound."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

from sdkpress.files import Files
from tests.snapshot_cases import CASES, expected, generate_case, pinned, write_packages

RULES = "E,F,W,I,B,UP,RUF"


@pytest.mark.parametrize("case", CASES)
def test_snapshot_is_what_is_generated(case: str) -> None:
    """Every rendered file of a case is as its snapshot has it; `make snapshots` writes them again."""
    difference = _difference(expected(case), pinned(case, generate_case(case)))

    assert not difference, f"{difference}\nIf this is what you want: make snapshots, and review the diff."


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The whole packages of all cases."""
    return list(write_packages(tmp_path_factory.mktemp("packages"), CASES))


def test_snapshots_are_linted(packages: list[Path]) -> None:
    """Ruff finds nothing in any generated package, with its own settings."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", RULES]
    command += ["--target-version", "py310"]

    run = subprocess.run([*command, *packages], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_snapshots_are_typed(packages: list[Path], tmp_path: Path) -> None:
    """Strict mypy finds nothing in any generated package."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path)]
    folders = [str(package / package.name) for package in packages]

    run = subprocess.run([*command, *folders], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("case", CASES)
def test_each_module_imports_alone_and_first(case: str, packages: list[Path]) -> None:
    """Each module of a package can be the first that a process imports, and its models can be built."""
    package = packages[CASES.index(case)]
    modules = sorted(
        ".".join(file.relative_to(package).with_suffix("").parts).removesuffix(".__init__")
        for file in (package / case).rglob("*.py")
    )
    program = (
        "import importlib, os, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "for name in sys.argv[2:]:\n"
        "    pid = os.fork()\n"
        "    if not pid:\n"
        "        module = importlib.import_module(name)\n"
        "        if '.models.' in name:\n"
        "            from pydantic import TypeAdapter\n"
        "            for value in list(vars(module).values()):\n"
        "                if getattr(value, '__module__', None) == name:\n"
        "                    TypeAdapter(list[value])\n"
        "        os._exit(0)\n"
        "    if os.waitpid(pid, 0)[1]:\n"
        "        sys.exit(name)\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, str(package), *modules], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout + run.stderr


def _difference(wanted: Files, made: Files) -> str:
    """The unified diff of two sets of files."""
    lines: list[str] = []
    for path in sorted({*wanted, *made}):
        before, after = wanted.get(path, ""), made.get(path, "")
        if before != after or (path in wanted) != (path in made):
            lines += difflib.unified_diff(
                before.splitlines(), after.splitlines(), f"expected/{path}", f"generated/{path}", lineterm=""
            )
            lines += [] if (path in wanted) == (path in made) else [f"only on one side: {path}"]
    return "\n".join(lines)
