"""`generated/` is code that a person would have written: linted, typed and documented throughout."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GENERATED = ROOT / "generated"
PACKAGE = GENERATED / "h2ogpte" / "rest"


def _run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False, cwd=cwd)


def test_ruff_finds_nothing() -> None:
    """Ruff's errors, warnings, imports, bugbear, upgrades, docstrings and own rules, with its own settings."""
    run = _run("ruff", "check", "--isolated", "--no-cache", "--select", "E,F,W,I,B,UP,D,RUF", GENERATED)

    assert run.returncode == 0, run.stdout + run.stderr


def test_mypy_finds_nothing(tmp_path: Path) -> None:
    """Strict mypy, for the lowest Python that the package is for."""
    options = ["--strict", "--python-version", "3.10", "--config-file", "", "--cache-dir", str(tmp_path)]

    run = _run("mypy", *options, "-p", "h2ogpte.rest", cwd=GENERATED)

    assert run.returncode == 0, run.stdout + run.stderr


def test_pyright_finds_nothing(tmp_path: Path) -> None:
    """Pyright, for the lowest Python that the package is for."""
    settings = {"include": [str(GENERATED / "h2ogpte")], "pythonVersion": "3.10", "extraPaths": [str(GENERATED)]}
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")

    run = _run("pyright", "--project", project, "--pythonpath", sys.executable)

    assert run.returncode == 0, run.stdout + run.stderr


def test_nothing_is_suppressed() -> None:
    """No comment asks a tool to look away."""
    marks = re.compile(r"#\s*(?:noqa|type:\s*ignore|pyright:|ruff:|pragma|fmt:)")

    found = [str(file) for file in PACKAGE.rglob("*.py") if marks.search(file.read_text(encoding="utf-8"))]

    assert not found


def test_no_parent_is_a_package() -> None:
    """`h2ogpte` is a namespace, which other distributions may share."""
    assert not (GENERATED / "h2ogpte" / "__init__.py").exists()
    assert (PACKAGE / "py.typed").exists()


def test_modules_are_short_enough_to_read() -> None:
    """Five operations in three forms, and a model, as long as a person would have made them."""
    lines = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in PACKAGE.rglob("*.py")}

    assert lines["api_keys_api.py"] <= 400
    assert lines["api_key_info.py"] <= 60
    assert lines["api_key_result.py"] <= 30
