"""The tool itself, installed, does what it does in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_installed_tool_gives_the_same_files(tmp_path: Path) -> None:
    """`pip install .` brings the command, the templates and the schemas; what they give is what is committed."""
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", site, ROOT], check=True, cwd=tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(site)}

    run = subprocess.run(
        [site / "bin" / "sdkpress", "--config", ROOT / "sdkpress.yaml", "--check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=environment,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert (site / "sdkpress" / "templates" / "runtime" / "api_client.py").exists()
