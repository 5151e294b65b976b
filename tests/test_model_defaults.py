"""Defaults of properties: read where nothing came, in the type of the field, and never sent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.snapshot_cases import write_packages

RUN = """
from datetime import date, datetime, timezone
from uuid import UUID

from defaults import Depth, Level, Settings
from defaults._union import REQUEST, as_json

text = '{"theme": "dark"}'
for settings in (Settings(theme="dark"), Settings.from_dict({"theme": "dark"}), Settings.from_json(text)):
    assert settings.level is Level.LOW, settings.level
    assert settings.font_color is Level.HIGH, settings.font_color
    assert settings.depth == Depth.NUMBER_2 and isinstance(settings.depth, Depth), settings.depth
    assert settings.since == date(2025, 1, 31)
    assert settings.changed == datetime(2025, 1, 31, 10, tzinfo=timezone.utc)
    assert settings.owner == UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")
    assert settings.tags is None and settings.limits is None
    assert as_json(settings, REQUEST) == b'{"theme":"dark"}', as_json(settings, REQUEST)
assert Settings(theme="dark", level=None).level is None
assert Settings.from_json('{"theme": "dark", "level": "newer"}').level == "newer"
print("done")
"""


def test_defaults_have_the_type_of_their_field(tmp_path: Path) -> None:
    """An enum, a date and a UUID are ones; what could be changed in place is not filled in."""
    (package,) = write_packages(tmp_path, ["defaults"])

    done = subprocess.run([sys.executable, "-c", RUN], cwd=package, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "done", done.stderr
