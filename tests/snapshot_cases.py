"""The snapshot cases: small documents of one topic each, and what is generated from them.

Pinned is what is rendered from the document. The modules that are the same in every package, and the
synchronous twins that are made of the others, are pinned once, by `generated/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sdkpress.config import Options, Settings
from sdkpress.files import Files
from sdkpress.manifest import NAME as MANIFEST
from sdkpress.pipeline import generate
from sdkpress.templates import builtin_templates

FOLDER = Path(__file__).resolve().parent / "snapshots"
CASES = sorted(spec.parent.name for spec in FOLDER.glob("*/spec.yaml"))


def generate_case(case: str) -> Files:
    """Generate the whole package of a case."""
    spec = FOLDER / case / "spec.yaml"
    options = Options(
        spec=spec,
        shown_spec=f"{case}/spec.yaml",
        settings=Settings(package=case, source="spec.yaml"),
        output=Path(case),
    )
    return generate(options).files


def pinned(case: str, files: Files) -> Files:
    """Select what a snapshot holds."""
    runtime = {f"{case}/{module.name}" for module in (builtin_templates() / "runtime").glob("*.py")}
    runtime -= {f"{case}/__init__.py", f"{case}/_settings.py"}
    return {
        path: text
        for path, text in files.items()
        if path not in runtime and path != MANIFEST and not path.startswith(f"{case}/sync/")
    }


def expected(case: str) -> Files:
    """Read what a snapshot holds."""
    folder = FOLDER / case / "expected"
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def write_packages(folder: Path, cases: list[str]) -> Iterator[Path]:
    """Write the whole package of each case below a folder, and give where each one is."""
    for case in cases:
        for path, text in generate_case(case).items():
            target = folder / case / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        yield folder / case
