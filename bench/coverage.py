"""Writes docs/coverage.md: what comes out of each real document, here and from the other generators.

`python -m bench.coverage [--peers FOLDER]`, where the folder has the commands of the peers; without it they are
installed beside this file.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.package_names import find_package, read_package
from bench.peers import install_peers, run_openapi_generator
from bench.specs import SPECS, documents_in
from tests.corpus.documents import DOCUMENTS, ROOT
from tests.corpus.packages import generate_package

PAGE = ROOT / "docs" / "coverage.md"

HEAD = """# Coverage

What comes out of each document of `../shared/specs`: by sdkpress, by openapi-python-client 0.29.1 (*opc*) and by
OpenAPI Generator 7.26.0 (*OG*, `-g python --library asyncio`), each as it comes, on the same machine, one after the
other. Written by `python -m bench.coverage`; do not edit it.

The columns *opc* and *OG* are operations. One counts where the client has a method for its method and path, in a
module that compiles. *Lines* are lines of Python of the client; *seconds* are those of the whole command. sdkpress also
formats all files and writes the docs; OpenAPI Generator's docs and tests are switched off here.

| document | operations | schemas | notices | lines | seconds | opc | lines | seconds | OG | lines | seconds |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""

WIRE = """
## On the wire

What `make wire` found: *right* are the operations of which every request and every response was, in *calls* by both
flavours; *judged* are those that Prism could give an opinion of, in *requests* whose *answers* went out again as they
came, *faults* what it found that is none of its own. [wire.md](wire.md) says how.

| document | operations | calls | right | judged | requests | answers | faults |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one generator made of one document; no operations where it stopped."""

    operations: int
    lines: int
    seconds: float

    def cells(self, total: int) -> list[str]:
        """Cells of the table; fewer operations than the document has are said in bold."""
        shown = f"{self.operations}" if self.operations == total else f"**{self.operations}**"
        return [shown, f"{self.lines:,}", f"{self.seconds:.1f}"]


def lines_in(folder: Path) -> int:
    """Lines of Python below a folder."""
    return sum(len(file.read_text("utf-8").splitlines()) for file in folder.rglob("*.py"))


def measure_client(commands: Path, document: Path, output: Path) -> Measured:
    """Generate with openapi-python-client."""
    command = [str(commands / "openapi-python-client"), "generate", "--path", str(document)]
    started = time.perf_counter()
    subprocess.run([*command, "--output-path", str(output), "--overwrite"], capture_output=True, check=False)
    seconds = time.perf_counter() - started
    endpoints = [file for file in output.glob("*/api/*/*.py") if file.stem != "__init__"]
    return Measured(sum(map(compiles, endpoints)), lines_in(output), seconds)


def compiles(file: Path) -> bool:
    """Whether a module is Python."""
    try:
        ast.parse(file.read_text("utf-8"))
    except SyntaxError:
        return False
    return True


def measure_generator(commands: Path, document: Path, output: Path) -> Measured:
    """Generate with OpenAPI Generator."""
    started = time.perf_counter()
    done = run_openapi_generator(commands, document, output)
    seconds = time.perf_counter() - started
    try:
        found = len(read_package(find_package(output)).operations) if done else 0
    except FileNotFoundError:
        found = 0
    return Measured(found, lines_in(output), seconds)


def row(document: Path, commands: Path, folder: Path) -> str:
    """The row of one document."""
    started = time.perf_counter()
    package = generate_package(document, folder / "sdkpress")
    seconds = time.perf_counter() - started
    total = package.report["operations"]["total"]
    schemas = package.report["schemas"]["generated"]
    ours = Measured(package.report["operations"]["generated"], lines_in(package.folder), seconds)
    first, *others = ours.cells(total)
    cells = [document.name, first, str(schemas), str(len(package.report["notices"])), *others]
    cells += measure_client(commands, document, folder / "opc").cells(total)
    cells += measure_generator(commands, document, folder / "og").cells(total)
    return f"| {' | '.join(cells)} |"


def wire_rows() -> list[str]:
    """What `bench/wire.json` and `bench/prism.json` say of each document, and of all."""
    judge, prism = (json.loads((ROOT / "bench" / name).read_text("utf-8")) for name in ("wire.json", "prism.json"))
    opinions = {each["document"]: each for each in prism}
    names = [document.name for document in DOCUMENTS]
    figures = [
        [*(each[key] for key in ("operations", "calls", "right")), *_opinion(opinions.get(each["document"]))]
        for each in sorted((each for each in judge if each["document"] in names), key=lambda one: one["document"])
    ]
    totals = [sum(number for number in column if number is not None) for column in zip(*figures, strict=True)]
    lines = zip([*sorted(names), "all"], [*figures, totals], strict=True)
    return [f"| {name} | {' | '.join('-' if one is None else f'{one:,}' for one in row)} |" for name, row in lines]


def _opinion(prism: dict[str, int] | None) -> list[int | None]:
    keys = ("judged", "requests", "answers", "findings")
    return [None] * len(keys) if prism is None else [prism[key] for key in keys]


def main() -> int:
    """Measure all documents and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--peers", type=Path, help="the folder with the commands of the other generators")
    arguments = parser.parse_args()
    documents = documents_in(SPECS)
    commands = arguments.peers or install_peers()
    rows = []
    for document in documents:
        with tempfile.TemporaryDirectory() as name:
            rows.append(row(document, commands, Path(name)))
        print(rows[-1], flush=True)
    tables = HEAD + "\n".join(rows) + "\n" + WIRE + "\n".join(wire_rows()) + "\n"
    PAGE.write_text(tables, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
