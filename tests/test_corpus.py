"""Real documents become whole packages: counted, imported, linted, typed and installed.

Here, in the time that CI has, small documents are tried in every way. Of large ones all is counted and linted, modules
are imported at even distances, one is typed; `make corpus` imports and types every module of all and installs them.
That each check can fail, test_corpus_checks.py shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.documents import DOCUMENTS, read_raw, size_of
from tests.corpus.losses import losses
from tests.corpus.openness import unasked
from tests.corpus.packages import Package, generate_package
from tests.corpus.removal import instabilities

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="../shared/specs is absent")

_SMALL = 100_000
_LARGE_TYPED = "clerk-fapi"
_INSTALLED = "museum"

# `make corpus` runs the type checkers over all of them; here, in the time that CI has, over these.
_TYPED = [file for file in DOCUMENTS if size_of(file) < _SMALL or file.stem == _LARGE_TYPED]
_REMOVED_FROM = ("museum", "deepl", "figma", "opc_baseline_3.1", "twilio_v2010")


def _names(files: list[Path] | tuple[Path, ...]) -> list[object]:
    return [pytest.param(file, id=file.stem) for file in files]


@pytest.mark.parametrize("document", _names(DOCUMENTS))
def test_everything_of_a_document_is_in_its_package(document: Path, tmp_path: Path) -> None:
    """Operations, parameters, bodies, responses, schemas and properties, counted without sdkpress; no unasked `Any`."""
    package = generate_package(document, tmp_path / "package")

    assert losses(package) == []
    assert unasked(package) == []
    assert package.lint() == []
    assert package.import_errors(modules=None if size_of(document) < _SMALL else _some(package)) == []
    assert all(notice["location"] for notice in package.report["notices"])


def _some(package: Package) -> list[str]:
    """Some modules of a large package: evenly over it."""
    modules = package.modules()
    return modules[:: len(modules) // 100 + 1]


@pytest.mark.parametrize("document", _names(_TYPED))
def test_packages_are_typed(document: Path, tmp_path: Path) -> None:
    """Strict mypy and pyright find nothing."""
    package = generate_package(document, tmp_path / "package")

    assert package.mypy(tmp_path / "cache") == []
    assert package.pyright() == []


@pytest.mark.parametrize("document", _names([file for file in DOCUMENTS if file.stem in _REMOVED_FROM]))
def test_one_part_less_changes_nothing_in_the_files_of_the_others(document: Path, tmp_path: Path) -> None:
    """Whichever operation or schema comes or goes: the files of all others are byte for byte the same."""
    assert [*instabilities(read_raw(document), tmp_path, operations=3, schemas=2)] == []


@pytest.mark.parametrize("document", _names([file for file in DOCUMENTS if file.stem == _INSTALLED]))
def test_the_package_can_be_installed(document: Path, tmp_path: Path) -> None:
    """`pip install` of the output gives a package that works without the folder it was made in."""
    assert generate_package(document, tmp_path / "package").install_errors(tmp_path / "wheel") == []
