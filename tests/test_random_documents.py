"""Whatever document comes: it is refused with its reasons, or generates what compiles, is linted and imports."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate
from sdkpress.problems import SpecError
from tests.corpus.documents import ROOT
from tests.corpus.grammar_documents import documents
from tests.corpus.imports import modules_of
from tests.corpus.losses import losses
from tests.corpus.packages import Package
from tests.corpus.removal import instabilities

# Refusals that a random document can ask for: two members of one `allOf` that no value meets, and the like.
_MAY_BE_REFUSED = frozenset({"circular-reference", "conflicting-schemas"})
_EXAMPLES = int(os.environ.get("RANDOM_DOCUMENTS", "20"))


@settings(
    max_examples=_EXAMPLES, deadline=None, derandomize="RANDOM_DOCUMENTS" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], print_blob=True,
)  # fmt: skip
@given(documents())
def test_random_documents_generate_whole(document: dict[str, Any]) -> None:
    """Nothing of a document is lost, and every module of its package imports and builds its models."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec = folder / "p.json"
        spec.write_text(json.dumps(document), encoding="utf-8")
        options = Options(
            spec=spec, shown_spec="p.json", settings=Settings(package="p", source="p.json"), output=folder
        )
        try:
            made = generate(options)
        except SpecError as error:
            assert {problem.code for problem in error.problems} <= _MAY_BE_REFUSED, error
            return
        for path, text in made.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            if path.endswith(".py"):
                ast.parse(text)

        _run(folder)
        assert _losses(folder, spec, made) == []


@settings(
    max_examples=max(2, _EXAMPLES // 12), deadline=None, derandomize="RANDOM_DOCUMENTS" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], print_blob=True,
)  # fmt: skip
@given(documents())
def test_what_goes_or_comes_changes_nothing_else(document: dict[str, Any]) -> None:
    """Without an operation or a schema, and with more of them, the files of all others are what they were."""
    with tempfile.TemporaryDirectory() as name:
        try:
            found = list(instabilities(document, Path(name), operations=1, schemas=1))
        except SpecError as error:
            assert {problem.code for problem in error.problems} <= _MAY_BE_REFUSED, error
            return
        assert found == []


def _losses(folder: Path, spec: Path, made: Any) -> list[str]:
    from sdkpress.report import build_report
    from sdkpress.write import Written

    report = build_report(made, Written((), (), ()), {})
    return losses(Package(folder, "p", spec, report))


def _run(folder: Path) -> None:
    lint = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "E,F,W,I,B,UP,RUF", "p"]
    linted = subprocess.run(lint, cwd=folder, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout

    program = (
        "import importlib, sys\n"
        "from tests.corpus.imports import build_adapters\n"
        "sys.path.insert(0, '.')\n"
        "for name in sys.argv[1:]:\n"
        "    build_adapters(importlib.import_module(name))\n"
    )
    modules = modules_of(folder, "p")
    run = subprocess.run(
        [sys.executable, "-c", program, *modules],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
