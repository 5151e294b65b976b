"""The generated package, installed, does against a real server what it says."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from sdkpress.unasync import to_sync
from tests.e2e.server import TOKEN, Keys

EXERCISE = Path(__file__).with_name("exercise.py")


@pytest.fixture(params=["async", "sync"])
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The exercise for each of the two clients."""
    source = EXERCISE.read_text(encoding="utf-8")
    if request.param == "sync":
        source = to_sync("exercise.py", source, frozenset())
        source = source.replace("import h2ogpte.rest as client", "import h2ogpte.rest.sync as client")
        source = source.replace("asyncio.run(main())", "main()")
    path = tmp_path / "exercise.py"
    path.write_text(source, encoding="utf-8")
    return path


@pytest.mark.parametrize("versions", ["newest", "lowest"])
def test_exercise(versions: str, program: Path, keys: Keys, request: pytest.FixtureRequest) -> None:
    """Every operation in every form, and every way to fail, with the newest and the lowest versions."""
    python: Path = request.getfixturevalue(versions)

    output = _run(python, program, keys.url, TOKEN)

    assert output == "all is well\n"
    assert not keys.keys
    _check_requests(keys)


def _check_requests(keys: Keys) -> None:
    """What arrived is what the document describes."""
    made = next(seen for seen in keys.seen if seen.method == "POST" and seen.status == 201)
    assert made.path == "/api/v1/admin/api_keys"
    assert made.headers["content-type"] == "application/json"
    assert made.headers["accept"] == "application/json"
    assert json.loads(made.body) == {"user_id": "ü & co", "name": "a/b?c#d", "expires_in": "30 days"}
    listed = [seen for seen in keys.seen if seen.method == "GET" and seen.status == 200]
    assert listed[0].query == ()
    assert (("offset", "1"), ("limit", "1")) in [seen.query for seen in listed]
    assert (("filter", "ü & co"),) in [seen.query for seen in listed]
    assert "content-type" not in listed[0].headers
    missing = next(seen for seen in keys.seen if seen.status == 404)
    assert (missing.method, missing.path) == ("DELETE", "/api/v1/admin/api_keys/no%20such%2Fkey")
    expiry = [seen.body for seen in keys.seen if seen.method == "PATCH"]
    assert expiry == [b"", b'{"expires_in":"1 year"}']
    assert any(seen.headers.get("x-one") == "1" for seen in keys.seen)
    assert any(seen.headers.get("x-all") == "2" for seen in keys.seen)
    refused = [seen for seen in keys.seen if seen.status == 401]
    assert len(refused) == 1, "wrong arguments were sent"


def test_installing_brings_nothing_but_the_stated_packages(newest: Path) -> None:
    """The environment holds the package, its three dependencies and what these need."""
    program = "from importlib.metadata import distributions; print(*(each.name for each in distributions()))"
    names = {name.lower().replace("_", "-") for name in _run(newest, "-c", program).split()} - {"pip", "setuptools"}

    of_aiohttp = {"aiohappyeyeballs", "aiosignal", "attrs", "frozenlist", "multidict", "propcache", "yarl", "idna"}
    of_pydantic = {"annotated-types", "pydantic-core", "typing-extensions", "typing-inspection"}
    assert names - of_aiohttp - of_pydantic == {"aiohttp", "h2ogpte-rest", "pydantic", "urllib3"}


def test_importing_imports_no_http_library(newest: Path) -> None:
    """The root of the package costs next to nothing: pydantic and the HTTP libraries come when they are used."""
    program = "import sys, h2ogpte.rest; print({'pydantic', 'aiohttp', 'urllib3', 'ssl'} & set(sys.modules))"

    assert _run(newest, "-c", program) == "set()\n"


def _run(python: Path, *arguments: str | Path) -> str:
    run = subprocess.run(
        [python, "-W", "error", "-X", "utf8", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout
