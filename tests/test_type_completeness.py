"""What pyright tells of an installed package: each public name has a type that no checker has to guess."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

from tests.snapshot_cases import write_packages

CASES = ["additional_properties", "deprecation", "forms", "request_dictionaries", "streams", "unions"]
GENERATED = Path(__file__).resolve().parents[1] / "generated"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the packages are installed, beside what they depend on."""
    root = tmp_path_factory.mktemp("installed")
    venv.create(root / "venv", symlinks=True)
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": str(root / "venv")}))
    folders = [sysconfig.get_path("purelib"), GENERATED, *write_packages(root, CASES)]
    (purelib / "packages.pth").write_text("".join(f"{each}\n" for each in folders), encoding="utf-8")
    return {**os.environ, "PATH": f"{root / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize("package", [*CASES, "h2ogpte.rest"])
def test_all_types_are_written_down(environment: dict[str, str], package: str) -> None:
    """Those of the public names, and of all that they mention; functions have docstrings, too."""
    command = [sys.executable, "-m", "pyright", "--verifytypes", package, "--ignoreexternal", "--outputjson"]

    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    told: dict[str, Any] = json.loads(run.stdout)["typeCompleteness"]
    wrong = [each for each in told["symbols"] if not each["isTypeKnown"] or each["isTypeAmbiguous"]]
    assert told["exportedSymbolCounts"]["withKnownType"] > 300
    assert [(each["name"], each["diagnostics"]) for each in wrong] == []
    assert told["missingFunctionDocStringCount"] == 0
    assert told["completenessScore"] == 1
