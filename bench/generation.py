"""How long generation takes and what memory it needs, beside openapi-python-client, as whole processes."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.clients import ROOT
from bench.made import write_document
from bench.measure import CLIENT, OURS, Bar, Figure, Run, Samples, clean_environment, run_process
from bench.specs import SPECS

LARGE = 500_000
SMALL = ("petstore.yaml", "museum.yaml")
SIZES = (100, 1000, 10_000)
SECTION = "generation"


@dataclass(frozen=True, slots=True)
class Generator:
    """Runs both generators, each in its own environment."""

    commands: Path
    folder: Path

    def ours(self, document: Path, *, keep: bool = False) -> Run:
        """Generate with this checkout, docs and formatting included."""
        output = self.folder / "ours"
        if not keep:
            shutil.rmtree(output, ignore_errors=True)
        command = [sys.executable, str(ROOT / "generate.py"), "--spec", str(document), "--quiet"]
        command += ["--package", "measured", "--output", str(output)]
        return run_process(command, clean_environment(PYTHONPYCACHEPREFIX=str(self.folder / "pyc")))

    def peer(self, document: Path) -> Run:
        """Generate with openapi-python-client as it comes: it formats, too, and has no docs."""
        output = self.folder / "peer"
        shutil.rmtree(output, ignore_errors=True)
        command = [str(self.commands / "openapi-python-client"), "generate", "--path", str(document)]
        command += ["--output-path", str(output), "--overwrite"]
        path = os.pathsep.join([str(self.commands), os.environ.get("PATH", "")])
        return run_process(command, clean_environment(PATH=path))


def measure_generation(generator: Generator, rounds: int, sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """All figures of generation."""
    documents = sorted(SPECS.glob("*")) if SPECS.is_dir() else []
    small = [ROOT / "spec" / "h2ogpte.yaml", *(path for path in documents if path.name in SMALL)]
    for document in small:
        generator.ours(document)
        yield from _compare(generator, document, rounds, Bar(CLIENT, 1.0))
    total: dict[str, float] = {}
    names = []
    for document in documents:
        if document.stat().st_size < LARGE:
            continue
        if generator.peer(document).status != 0:
            run = generator.ours(document)
            values = {OURS: run.seconds}
            yield Figure(SECTION, f"{document.name}", "s", values, note=f"{CLIENT} gives nothing for it")
            continue
        for figure in _compare(generator, document, rounds, None):
            yield figure
            if figure.unit == "s":
                names.append(document.name)
                total = {who: total.get(who, 0.0) + value for who, value in figure.values.items()}
    if total:
        yield Figure(SECTION, "sum of " + " and ".join(names), "s", total, [Bar(CLIENT, 0.5)])
    yield _nothing_to_do(generator, small[0], rounds)
    yield from _growth(generator, sizes)


def _compare(generator: Generator, document: Path, rounds: int, bar: Bar | None) -> Iterator[Figure]:
    seconds, megabytes = Samples(), Samples()
    for _ in range(rounds):
        for who, run in ((OURS, generator.ours(document)), (CLIENT, generator.peer(document))):
            if run.status != 0:
                raise RuntimeError(f"{who} ends with {run.status} for {document.name}")
            seconds.add(who, run.seconds)
            megabytes.add(who, run.megabytes)
    bars = [bar] if bar else []
    yield Figure(SECTION, document.name, "s", seconds.medians(), bars, ratios=seconds.ratios())
    memory = f"{document.name}, memory"
    yield Figure(SECTION, memory, "MB", megabytes.medians(), [Bar(CLIENT, 1.5)], ratios=megabytes.ratios())


def _nothing_to_do(generator: Generator, document: Path, rounds: int) -> Figure:
    generator.ours(document)
    # A checkout that was changed after it last generated generates again; the mark is the time of the manifest.
    runs = [generator.ours(document, keep=True) for _ in range(max(rounds, 5))]
    return Figure(
        SECTION,
        f"{document.name}, nothing to do",
        "s",
        {OURS: statistics.median(run.seconds for run in runs)},
        at_most=0.3,
    )


def _growth(generator: Generator, sizes: Sequence[int]) -> Iterator[Figure]:
    """Documents of more and more operations: what each operation adds to what no operation at all costs."""
    runs: dict[int, Run] = {}
    for size in sizes:
        document = write_document(size, generator.folder)
        runs[size] = generator.ours(document)
        if runs[size].status != 0:
            raise RuntimeError(f"sdkpress ends with {runs[size].status} for {size} operations")
        yield Figure(SECTION, f"{size:,} operations", "s", {OURS: runs[size].seconds})
        yield Figure(SECTION, f"{size:,} operations, memory", "MB", {OURS: runs[size].megabytes})
    if len(runs) > 2:
        first, middle, last = sizes[0], sizes[-2], sizes[-1]
        seconds = growth({size: run.seconds for size, run in runs.items()}, first, middle, last)
        megabytes = growth({size: run.megabytes for size, run in runs.items()}, first, middle, last)
        note = f"what an operation adds from {middle:,} to {last:,}, over what it adds from {first:,} to {middle:,}"
        yield Figure(SECTION, "growth of time", "times", {OURS: seconds}, at_most=1.5, note=note)
        yield Figure(SECTION, "growth of memory", "times", {OURS: megabytes}, at_most=1.5, note=note)


def growth(taken: Mapping[int, float], first: int, middle: int, last: int) -> float:
    """How much more an operation adds among many operations than among few: 1 is linear growth."""
    among_few = (taken[middle] - taken[first]) / (middle - first)
    among_many = (taken[last] - taken[middle]) / (last - middle)
    return among_many / among_few
