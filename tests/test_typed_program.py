"""A user's program, strictly checked: what it may do passes, each mistake in it is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate
from tests.checked_programs import CHECKERS, misjudged

FOLDER = Path(__file__).resolve().parent / "typed_program"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, and with the package in `package`."""
    root = tmp_path_factory.mktemp("typed")
    settings = Settings(package="zoo", source="spec.yaml")
    options = Options(spec=FOLDER / "spec.yaml", shown_spec="spec.yaml", settings=settings, output=root / "package")
    for path, text in generate(options).files.items():
        target = root / "package" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    shutil.copy(FOLDER / "program.txt", root / "program.py")
    return root


@pytest.mark.parametrize("checker", CHECKERS)
def test_type_checkers_judge_as_they_should(root: Path, checker: str) -> None:
    """All forms in which something can be given, what comes back, and a mistake of each kind."""
    assert misjudged(checker, root / "program.py", [root / "package"]) == []
