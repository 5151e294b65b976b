"""The versions of what shapes the output: sdkpress, the parser and the formatter."""

from __future__ import annotations

from importlib.metadata import version

VERSION = "0.1.0"
"""The version of sdkpress; `pyproject.toml` states the same one, and a test compares them."""

_SHAPING = ("openapi-python-client", "ruff")


def versions() -> dict[str, str]:
    """Name -> version of sdkpress, the parser and the formatter."""
    return {"sdkpress": VERSION} | {name: version(name) for name in _SHAPING}
