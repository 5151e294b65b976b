"""The generated package in environments of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.server import Keys, serve

GENERATED = Path(__file__).resolve().parents[2] / "generated"


@pytest.fixture(scope="session")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the package and what it brings."""
    return _install(tmp_path_factory.mktemp("newest"))


@pytest.fixture(scope="session")
def lowest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the package and the lowest versions that it allows."""
    project = tomllib.loads((GENERATED / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return _install(
        tmp_path_factory.mktemp("lowest"),
        *(re.sub(r">=(\S+)", r"==\1", requirement) for requirement in project["dependencies"]),
    )


@pytest.fixture
def keys() -> Iterator[Keys]:
    """A server of the API-key endpoints."""
    with serve() as state:
        yield state


def _install(folder: Path, *requirements: str) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(GENERATED), *requirements], check=True, cwd=folder)
    return python
