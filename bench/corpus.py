"""Generates and uses a package for each real document, and prints what was found: `make corpus`.

For each document of `../shared/specs`, or of those named as arguments: everything that the document has is counted
without sdkpress and found in the package; no `Any` stands where the document says more; each module is imported first
in a process of its own, and all in orders of chance, and an adapter is built for each model and each type of an
operation; ruff, strict mypy and pyright look at it; it is built and installed; operations and schemas are taken out of
the document, and nothing else changes. Ends with 1 where anything is found.

`make test` does the same with small documents and parts of the large ones.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.tables import aligned
from tests.corpus.documents import DOCUMENTS, read_raw
from tests.corpus.losses import losses
from tests.corpus.openness import unasked
from tests.corpus.packages import Package, generate_package
from tests.corpus.removal import instabilities

COLUMNS = ("document", "operations", "schemas", "notices", "modules", "seconds", "found")


@dataclass(slots=True)
class Result:
    """What came of one document."""

    document: str
    numbers: tuple[int, ...] = (0, 0, 0, 0)
    seconds: float = 0.0
    found: list[str] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        """The cells of the table."""
        return (self.document, *map(str, self.numbers), f"{self.seconds:.1f}", str(len(self.found)))


def try_document(document: Path) -> Result:
    """Generate the package of one document, and look at it in every way."""
    result = Result(document.name)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        try:
            package = generate_package(document, folder / "package")
        except AssertionError as refusal:
            result.found.append(str(refusal))
            return result
        result.seconds = time.perf_counter() - started
        report = package.report
        counts = report["operations"]["generated"], report["schemas"]["generated"], len(report["notices"])
        result.numbers = (*counts, len(package.modules()))
        for what, check in _checks(package, folder):
            try:
                result.found += [f"{what}: {line}" for line in check()]
            except AssertionError as error:
                result.found.append(f"{what}: {error}")
    return result


def _checks(package: Package, folder: Path) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    yield "lost", lambda: losses(package)
    yield "Any", lambda: unasked(package)
    yield "import", package.import_errors
    yield "ruff", package.lint
    yield "mypy", lambda: package.mypy(folder / "cache")
    yield "pyright", package.pyright
    yield "install", lambda: package.install_errors(folder / "wheel")
    yield "unstable", lambda: [*instabilities(read_raw(package.source), folder, operations=2, schemas=2)]


def main() -> int:
    """Try all documents, in parallel, and print the table and what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", nargs="*", type=Path, help="instead of those of ../shared/specs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    documents = arguments.documents or DOCUMENTS
    if not documents:
        print("../shared/specs is absent: name documents as arguments")
        return 0
    started = time.perf_counter()
    largest_first = sorted(documents, key=lambda document: -document.stat().st_size)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        waiting = [pool.submit(try_document, document) for document in largest_first]
        for done in as_completed(waiting):
            seconds = time.perf_counter() - started
            print(
                f"{seconds:4.0f} s  {done.result().document}: {len(done.result().found)} found",
                file=sys.stderr, flush=True,
            )  # fmt: skip
    results = sorted((done.result() for done in waiting), key=lambda result: result.document)
    print("\n".join(aligned([COLUMNS, *(result.row() for result in results)])))
    print(f"{len(results)} documents in {time.perf_counter() - started:.0f} seconds")
    for result in results:
        for line in result.found:
            print(f"{result.document}: {line}")
    return int(any(result.found for result in results))


if __name__ == "__main__":
    sys.exit(main())
