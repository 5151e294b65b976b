"""`generated/` is code that a person would have written: linted, typed and documented throughout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markdown_pages import code_blocks

ROOT = Path(__file__).resolve().parents[1]
GENERATED = ROOT / "generated"
PACKAGE = GENERATED / "h2ogpte" / "rest"


def _run(
    *command: str | Path, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", *command]
    return subprocess.run(whole, capture_output=True, text=True, check=False, cwd=cwd, env=environment)


@pytest.mark.parametrize("rules", [["--select", "E,F,W,I,B,UP,D,RUF"], []], ids=["selected", "default"])
def test_ruff_finds_nothing(rules: list[str]) -> None:
    """Ruff's errors, warnings, imports, bugbear, upgrades, docstrings and own rules, and what it asks for unasked."""
    run = _run("ruff", "check", "--isolated", "--no-cache", *rules, GENERATED)

    assert run.returncode == 0, run.stdout + run.stderr


def test_mypy_finds_nothing(tmp_path: Path) -> None:
    """Strict mypy, for the lowest Python that the package is for."""
    options = ["--strict", "--python-version", "3.10", "--config-file", "", "--cache-dir", str(tmp_path)]

    run = _run("mypy", *options, "-p", "h2ogpte.rest", cwd=GENERATED)

    assert run.returncode == 0, run.stdout + run.stderr


def test_pyright_finds_nothing(tmp_path: Path) -> None:
    """Strict pyright, for the lowest Python that the package is for, looks at every module."""
    (tmp_path / "package").symlink_to(GENERATED / "h2ogpte")

    assert _looked_at_by_pyright(tmp_path, "package") == len(list(PACKAGE.rglob("*.py")))


def test_examples_are_typed(tmp_path: Path) -> None:
    """Strict pyright and strict mypy find nothing in the programs that the pages show.

    But imports that are not used: the published pages have them.
    """
    pages = [GENERATED / "README.md", *sorted((GENERATED / "docs").glob("*.md"))]
    programs = [code for page in pages for code in code_blocks(page.read_text(encoding="utf-8"))]
    assert programs
    for number, code in enumerate(programs):
        (tmp_path / f"example_{number}.py").write_text(code, encoding="utf-8")

    assert _looked_at_by_pyright(tmp_path, ".", reportUnusedImport=False) == len(programs)
    environment = {**os.environ, "MYPYPATH": str(GENERATED)}
    options = ["--strict", "--config-file", "", "--explicit-package-bases", "--cache-dir", str(tmp_path / "cache")]
    run = _run("mypy", *options, *sorted(tmp_path.glob("*.py")), environment=environment)
    assert run.returncode == 0, run.stdout + run.stderr


def _looked_at_by_pyright(folder: Path, included: str, **rules: bool) -> int:
    """Count the files in which strict pyright finds nothing."""
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
        "include": [included],
        "extraPaths": [str(GENERATED)],
        **rules,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")

    run = _run("pyright", "--pythonpath", sys.executable, "--outputjson", cwd=folder)

    assert run.returncode == 0, run.stdout + run.stderr
    looked_at: int = json.loads(run.stdout)["summary"]["filesAnalyzed"]
    return looked_at


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
