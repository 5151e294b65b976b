"""Generates whole packages as a user does, and looks at what came out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.corpus.documents import ROOT, read_raw
from tests.corpus.imports import modules_of
from tests.corpus.raw import RawDocument

RULES = "E,F,W,I,B,UP,RUF"


@dataclass
class Package:
    """A generated package: the folder that it stands in, its name, the report, and the document."""

    folder: Path
    name: str
    source: Path
    report: dict[str, Any]

    @cached_property
    def document(self) -> RawDocument:
        """The document, read without any help of sdkpress."""
        return RawDocument(read_raw(self.source))

    @cached_property
    def description(self) -> dict[str, Any]:
        """What the package has, found by importing all of it."""
        command = [sys.executable, "-m", "tests.corpus.describe", str(self.folder), self.name]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        if run.returncode:
            raise AssertionError(run.stderr)
        described: dict[str, Any] = json.loads(run.stdout)
        return described

    @cached_property
    def pointers(self) -> dict[str, str]:
        """The place in the document that each module of a model comes from."""
        return {
            f"{self.name}.models.{file.stem}": origin_of(file.read_text(encoding="utf-8"))
            for file in sorted((self.folder / self.name / "models").glob("*.py"))
            if file.stem != "__init__"
        }

    @cached_property
    def origins(self) -> dict[str, str]:
        """The module of each schema that the document itself names, by that name."""
        found: dict[str, str] = {}
        for module, pointer in self.pointers.items():
            tokens = pointer.split("/")
            if tokens[1:3] == ["components", "schemas"] and len(tokens) == 4:
                # The module of its plain form, which comes later, says the same.
                found.setdefault(tokens[3].replace("~1", "/").replace("~0", "~"), module)
        return found

    def modules(self) -> list[str]:
        """Every module of the package."""
        return modules_of(self.folder, self.name)

    def import_errors(self, *, modules: list[str] | None = None) -> list[str]:
        """What goes wrong where each module, or each of `modules`, is the first of the package that is imported."""
        command = [sys.executable, "-m", "tests.corpus.imports", str(self.folder), self.name, *(modules or ())]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        return [*run.stdout.splitlines(), *run.stderr.splitlines()]

    def lint(self, *options: str) -> list[str]:
        """What ruff finds: with the settings of the package, or with what `options` say."""
        command = ["ruff", "check", "--no-cache", "--output-format", "concise", "--select", RULES, *options, "."]
        run = subprocess.run(
            [sys.executable, "-m", *command], capture_output=True, text=True, check=False, cwd=self.folder
        )
        return [line for line in run.stdout.splitlines() if re.match(r"[^:]+:\d+:\d+: ", line)]

    def mypy(self, cache: Path) -> list[str]:
        """What strict mypy finds."""
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(cache)]
        run = subprocess.run([*command, "-p", self.name], capture_output=True, text=True, check=False, cwd=self.folder)
        return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()

    def pyright(self) -> list[str]:
        """What strict pyright finds."""
        settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "include": [self.name]}
        (self.folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
        command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder)
        return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()

    def install_errors(self, folder: Path) -> list[str]:
        """What goes wrong where it is built in `folder` with pip, unpacked as pip does it, and imported from there."""
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        run = subprocess.run(
            [*build, "--wheel-dir", str(folder), str(self.folder)], capture_output=True, text=True, check=False
        )
        if run.returncode:
            return run.stderr.splitlines()
        installed = folder / "installed"
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
            wheel.extractall(installed)
        copy = Package(installed, self.name, self.source, self.report)
        lost = sorted(set(self.modules()) - set(copy.modules()))
        if lost:
            return [f"{each} is not in the wheel" for each in lost]
        if not (installed / self.name / "py.typed").is_file():
            return ["py.typed is not in the wheel"]
        return [] if copy.description == self.description else ["it is not what the folder holds"]


def origin_of(module: str) -> str:
    """The JSON pointer that a generated module says it comes from."""
    found = re.search(r"^# From [^\n]*?#((?:/[^\n]*)?(?:\n# [^\n]+)*)$", module, re.MULTILINE)
    return found[1].replace("\n# ", "") if found else ""


def package_name(source: Path) -> str:
    """What the package of a document is called here."""
    return "p_" + re.sub(r"\W", "_", source.stem).lower()


def generate_package(source: Path, folder: Path, *options: str) -> Package:
    """Generate the package of a document as a user does, by the command.

    Raises:
        AssertionError: It refused, or broke.
    """
    name = package_name(source)
    report = folder.with_name(f"{folder.name}.json")
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(ROOT / "generate.py"), "--spec", str(source), "--package", name, "--quiet"]
    command += ["--output", str(folder), "--report", str(report), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.parent)
    if run.returncode:
        raise AssertionError(f"{source.name}: exit status {run.returncode}\n{run.stderr}")
    return Package(folder, name, source, json.loads(report.read_text(encoding="utf-8")))
