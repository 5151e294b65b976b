"""Every Python example on the generated pages runs as it stands, and does to the server what it says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import GENERATED
from tests.e2e.server import TOKEN, Keys
from tests.markdown_pages import code_blocks

SERVER = "https://h2ogpte.genai.h2o.ai/api/v1"
KEY = "key_id_example"
PAGES = [GENERATED / "README.md", *sorted((GENERATED / "docs").glob("*.md"))]
EXAMPLES = [
    pytest.param(code, id=f"{page.name}-{number}")
    for page in PAGES
    for number, code in enumerate(code_blocks(page.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str, newest: Path, keys: Keys, tmp_path: Path) -> None:
    """An example ends well, the server sees its requests, and the keys are then as they should be."""
    keys.keys[KEY] = _key()
    program = tmp_path / "example.py"
    program.write_text(code.replace(SERVER, keys.url), encoding="utf-8")

    run = subprocess.run(
        [newest, "-X", "utf8", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "BEARER_TOKEN": TOKEN},
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert "Exception when calling" not in run.stdout, run.stdout
    calls = re.findall(r"api_instance\.(\w+?)(?:_with_http_info|_without_preload_content)?\(", code)
    assert len(keys.seen) == len(calls), "each call is a request, and there are no others"
    for call in calls:
        EFFECTS[call](keys)


def _key() -> dict[str, Any]:
    return {
        "id": KEY,
        "username": "ada",
        "name": "nightly",
        "hint": "sk-1...z9",
        "created_at": "2026-01-02T03:04:05Z",
        "is_active": True,
        "is_global_key": True,
    }


def _created(keys: Keys) -> None:
    new = [key for key_id, key in keys.keys.items() if key_id != KEY]
    assert len(new) == 1
    assert new[0]["username"].startswith("user of ")


def _deactivated(keys: Keys) -> None:
    assert keys.keys[KEY]["is_active"] is False


def _deleted(keys: Keys) -> None:
    assert KEY not in keys.keys


def _listed(keys: Keys) -> None:
    assert [(seen.method, seen.status) for seen in keys.seen] == [("GET", 200)] * len(keys.seen)
    assert keys.keys == {KEY: _key()}


def _updated(keys: Keys) -> None:
    assert keys.keys[KEY]["expires_at"] == "2031-05-06T07:08:09Z"


EFFECTS = {
    "create_api_key_for_user": _created,
    "deactivate_api_key": _deactivated,
    "delete_api_key": _deleted,
    "list_all_api_keys": _listed,
    "update_api_key_expiry": _updated,
}


def test_there_are_examples_for_every_operation() -> None:
    """Each operation is called on the page of its API class, and the README shows both clients."""
    page = (GENERATED / "docs" / "APIKeysApi.md").read_text(encoding="utf-8")
    called = {name for code in code_blocks(page) for name in EFFECTS if f"api_instance.{name}(" in code}

    assert called == set(EFFECTS)
    assert len(code_blocks((GENERATED / "README.md").read_text(encoding="utf-8"))) >= 2
