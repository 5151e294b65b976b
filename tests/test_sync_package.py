"""The setting `sync-package`: the client without async by a name of its own, as it was published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.snapshot_cases import FOLDER

ROOT = Path(__file__).resolve().parents[1]
USE = """
import acme.rest_async
import acme.rest_async.sync
import other.rest_sync
from other.rest_sync import ApiClient, Configuration, SettingsApi
from other.rest_sync.models.settings import Settings

assert ApiClient is acme.rest_async.sync.ApiClient
assert Settings is acme.rest_async.Settings
assert other.rest_sync.exceptions is acme.rest_async.exceptions
with ApiClient(Configuration()) as client:
    print(type(SettingsApi(client)).__module__)
"""


def generate(folder: Path, sync_package: str) -> subprocess.CompletedProcess[str]:
    """Run sdkpress with the setting."""
    settings = f"spec: {FOLDER / 'defaults' / 'spec.yaml'}\npackage: acme.rest_async\noutput: out\n"
    config = folder / "sdkpress.yaml"
    config.write_text(f"{settings}sync-package: {sync_package}\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "generate.py"), "--config", str(config), "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_client_without_async_has_a_name_of_its_own(tmp_path: Path) -> None:
    """All its modules have, it is installed with the package, and type checkers know its names."""
    assert generate(tmp_path, "other.rest_sync").returncode == 0
    output = tmp_path / "out"

    run = subprocess.run([sys.executable, "-c", USE], cwd=output, capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "acme.rest_async.sync.api.settings_api", run.stderr
    assert 'packages = ["acme", "other"]' in (output / "pyproject.toml").read_text("utf-8")
    assert (output / "other" / "rest_sync" / "py.typed").is_file()
    (tmp_path / "use.py").write_text(
        "from other.rest_sync import Settings, SettingsApi\n\n\n"
        "def theme(api: SettingsApi) -> str:\n"
        "    settings: Settings = api.list_settings()\n"
        "    return settings.theme\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", str(tmp_path / "use.py")]
    told = subprocess.run(command, cwd=output, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_it_stands_beside_the_package(tmp_path: Path) -> None:
    """A name inside of the package, or above it, would be a file of its, or hide it."""
    for name in ("acme.rest_async", "acme.rest_async.twin", "acme"):
        run = generate(tmp_path, name)
        assert run.returncode == 2
        assert f'sync-package can\'t be "{name}": it and the package "acme.rest_async" would be one' in run.stderr
    assert "is a keyword of Python" in generate(tmp_path, "acme.async").stderr
