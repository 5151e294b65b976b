"""Real documents become whole packages: counted, imported, linted, typed and installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.corpus.documents import DOCUMENTS, read_raw, size_of
from tests.corpus.losses import losses
from tests.corpus.openness import unasked
from tests.corpus.packages import Package, generate_package
from tests.corpus.removal import disturbed, files_of, gone, with_another, without_operations, without_schemas

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
    """Some modules of a large package: `make corpus` imports each one alone."""
    modules = package.modules()
    return modules[:: len(modules) // 60 + 1]


@pytest.mark.parametrize("document", _names(_TYPED))
def test_packages_are_typed(document: Path, tmp_path: Path) -> None:
    """Strict mypy and pyright find nothing."""
    package = generate_package(document, tmp_path / "package")

    assert package.mypy(tmp_path / "cache") == []
    assert package.pyright() == []


@pytest.mark.parametrize("document", _names([file for file in DOCUMENTS if file.stem in _REMOVED_FROM]))
def test_one_part_less_changes_nothing_in_the_files_of_the_others(document: Path, tmp_path: Path) -> None:
    """Whichever operation or schema comes or goes: other models, API classes and pages are byte for byte the same."""
    data = read_raw(document)
    before = files_of(data, tmp_path / "before")

    for what, less in (*without_operations(data, seed=3, count=3), *without_schemas(data, seed=3, count=2)):
        after = files_of(less, tmp_path / "after")

        assert disturbed(before, after) == [], what
        assert all(not place.startswith("/components/schemas/") or what in place for place in gone(before, after)), what

    more = files_of(with_another(data), tmp_path / "after")
    changed = [path for path in before if path.startswith("p/api/") and before[path] != more.get(path)]
    assert disturbed(before, more) == []
    assert changed in ([], ["p/api/__init__.py"])


@pytest.mark.parametrize("document", _names([file for file in DOCUMENTS if file.stem == _INSTALLED]))
def test_the_package_can_be_installed(document: Path, tmp_path: Path) -> None:
    """`pip install` of the output gives a package that works without the folder it was made in."""
    package = generate_package(document, tmp_path / "package")
    installed = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path)]

    subprocess.run([*command, "--no-build-isolation", str(package.folder)], check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    copy = Package(installed, package.name, document, package.report)

    assert copy.modules() == package.modules()
    assert copy.description == package.description
