"""What the README says is so: its commands run, its excerpts stand in what is generated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sdkpress.config import KEYS
from tests.markdown_pages import code_blocks

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    (line.removeprefix("$ "), block)
    for block in code_blocks(README, "console")
    for line in block.splitlines()
    if line.startswith("$ ")
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a reader of the README has: the checkout, a document and a template of their own."""
    for name in (
        "generate.py",
        "sdkpress.yaml",
        "sdkpress",
        "spec",
        "templates",
        "generated",
        "Makefile",
        "requirements-dev.lock",
    ):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / "sdkpress" / "cli.py").touch()  # a tool newer than what it made: there is something to do
    shutil.copy(ROOT / "tests" / "snapshots" / "tags" / "spec.yaml", tmp_path / "openapi.yaml")
    own = tmp_path / "my-templates" / "docs"
    own.mkdir(parents=True)
    template = (ROOT / "templates" / "docs" / "model.md.jinja").read_text(encoding="utf-8")
    (own / "model.md.jinja").write_text(f"{template}\nOurs.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("command", "block"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_command(command: str, block: str, checkout: Path) -> None:
    """A command of the README ends well and prints what stands under it."""
    words = command.split()
    if words[0] == "make":
        run = subprocess.run(["make", "-n", *words[1:]], cwd=checkout, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        return

    assert words[0] == "python"
    run = subprocess.run([sys.executable, *words[1:]], cwd=checkout, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr
    shown = [line for line in block.splitlines() if not line.startswith("$ ")]
    assert all(line in run.stdout for line in shown), run.stdout


def test_the_model_is_as_it_is_generated() -> None:
    """The excerpt of a model is cut out of the generated file."""
    excerpt = next(block for block in code_blocks(README) if block.startswith("class "))
    module = ROOT / "generated" / "h2ogpte" / "rest" / "models" / "api_key_result.py"

    assert excerpt in module.read_text(encoding="utf-8")


def test_every_key_of_the_config_is_listed() -> None:
    """The table of settings is complete."""
    assert re.findall(r"^\| `([\w-]+)` \|", README, re.MULTILINE) == list(KEYS)


def test_links_lead_somewhere() -> None:
    """Every file that the README links to exists."""
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in target]

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
