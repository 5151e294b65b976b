"""The generated package, installed, against a server that misbehaves on request."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sdkpress.unasync import to_sync
from tests.e2e.misbehaving import misbehave

PROGRAM = Path(__file__).with_name("hardships.py")


@pytest.mark.parametrize("versions", ["newest", "lowest"])
@pytest.mark.parametrize("flavour", ["async", "sync"])
def test_hardships(versions: str, flavour: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Retries, timeouts, wrong labels, a bomb, redirects, tokens, hooks: with both clients, from one source."""
    python: Path = request.getfixturevalue(versions)
    source = PROGRAM.read_text(encoding="utf-8")
    if flavour == "sync":
        source = to_sync("hardships.py", source, frozenset())
        source = source.replace("import h2ogpte.rest as client", "import h2ogpte.rest.sync as client")
        source = source.replace("asyncio.run(main())", "main()")
    program = tmp_path / "hardships.py"
    program.write_text(source, encoding="utf-8")

    with misbehave() as seen:
        run = subprocess.run(
            [python, "-W", "error", "-X", "utf8", program, seen.url],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout == "all is well\n"
    assert {what: seen.counts[what] for what in ("busy-seconds", "busy-date", "half", "reset")} == {
        "busy-seconds": 2,
        "busy-date": 2,
        "half": 3,
        "reset": 3,
    }
    assert seen.counts["always-busy"] == 4 + 1 + 1 + 2
    assert seen.counts["always-reset"] == 1
    first, second = seen.headers["elsewhere"]
    assert "authorization" in first and "authorization" not in second
    assert (seen.tokens, seen.counts["expired"]) == (2, 3)
    assert seen.headers["marked"][0]["x-mark"] == "yes"
