"""The stages stand in one order: no module imports from a later one."""

from __future__ import annotations

import ast
import graphlib
from pathlib import Path

from sdkpress.document import read_document

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sdkpress"
STREET = ("document", "validate", "normalize", "parse", "build", "render", "format", "write", "pipeline", "cli")


def _imports() -> dict[str, set[str]]:
    """The modules of sdkpress that each one imports, the parts of a package counted as the package."""
    found: dict[str, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        imports = found.setdefault(name, set())
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "sdkpress":
                imports |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sdkpress."):
                imports.add(str(node.module).split(".")[1])
        imports.discard(name)
    return found


def test_no_stage_reaches_back() -> None:
    """Of two stages the later one may know the earlier one, directly or through others, never the other way."""
    imports = _imports()
    order = list(graphlib.TopologicalSorter(imports).static_order())

    places = [order.index(stage) for stage in STREET]
    known: dict[str, set[str]] = {}
    for name in order:
        known[name] = imports.get(name, set()) | {far for near in imports.get(name, ()) for far in known.get(near, ())}
    backwards = [
        f"{stage} knows {later}"
        for at, stage in enumerate(STREET)
        for later in STREET[at + 1 :]
        if later in known[stage]
    ]
    assert len(places) == len(STREET)
    assert not backwards


def test_no_word_of_the_document_is_in_the_tool() -> None:
    """The tool is for any document: what is special to ours stands in its specification alone."""
    spec = read_document(ROOT / "spec" / "h2ogpte.yaml").data
    operations = [operation for item in spec["paths"].values() for operation in item.values()]
    words = {"h2ogpte", "h2o.ai", *spec["components"]["schemas"], *spec["paths"]}
    words |= {operation["operationId"] for operation in operations} | {tag["name"] for tag in spec["tags"]}
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "templates").rglob("*.py"), *(ROOT / "templates").rglob("*.jinja")]

    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in sorted(files)
        for word in sorted(words)
        if word in file.read_text(encoding="utf-8")
    ]

    assert not found
