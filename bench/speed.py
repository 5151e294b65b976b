"""Measures how long generating, importing and calling takes, beside others: `python -m bench.speed [PART ...]`.

It prints the figures as they come, writes bench/results.json, and the tables in docs/performance.md from that. The
parts are generation, starts, calls, models and files; without one named, all.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.calls import MODULES, Contender, measure_calls, measure_lists
from bench.clients import ROOT, Clients, make_clients
from bench.generation import Generator, measure_generation
from bench.measure import Figure
from bench.peers import install_peers
from bench.starts import measure_starts
from bench.streams import measure_streams
from bench.tables import fill_page, line

PARTS = ("generation", "starts", "calls", "models", "files")
PROCESSES = 5
"""Of each contender that calls, decodes and encodes."""

RESULTS = ROOT / "bench" / "results.json"
PAGE = ROOT / "docs" / "performance.md"


@contextmanager
def loopback(clients: Clients) -> Iterator[str]:
    """The URL of a server in a process of its own."""
    server = subprocess.Popen(
        [clients.python, str(ROOT / "bench" / "loopback.py")],
        env=clients.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.kill()
        server.communicate()


def measure(parts: Sequence[str], rounds: int, folder: Path) -> Iterator[Figure]:
    """All figures of these parts."""
    if "generation" in parts:
        yield from measure_generation(Generator(install_peers(), folder), max(rounds // 5, 3))
    if not set(parts) - {"generation"}:
        return
    clients = make_clients(folder / "clients")
    with ExitStack() as stack:
        url = stack.enter_context(loopback(clients))
        if "starts" in parts:
            yield from measure_starts(clients, url, rounds)
        if "files" in parts:
            yield from measure_streams(clients, url)
        workers = {
            name: stack.enter_context(Contender.start(clients, module, url, PROCESSES))
            for name, module in MODULES.items()
        }
        if "calls" in parts:
            yield from measure_calls(workers, rounds)
        if "models" in parts:
            yield from measure_lists(workers, clients, rounds)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=[], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=15, help="how often each is measured (default: 15)")
    given = parser.parse_args()
    parts = given.parts or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    figures = []
    with tempfile.TemporaryDirectory(prefix="sdkpress-speed-") as folder:
        for figure in measure(parts, given.rounds, Path(folder)):
            print(line(figure), flush=True)
            figures.append(figure)
    write_results(figures)


def write_results(figures: Sequence[Figure]) -> None:
    """Keep the figures, those of other parts as they were, and show them all on the page."""
    old = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {"figures": []}
    measured = {figure.part for figure in figures}
    kept = [figure for figure in map(Figure.from_json, old["figures"]) if figure.part not in measured]
    order = {part: at for at, part in enumerate(PARTS)}
    both = sorted([*kept, *figures], key=lambda figure: order[figure.part])
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    content = {"machine": machine, "figures": [figure.as_json() for figure in both]}
    RESULTS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    PAGE.write_text(fill_page(PAGE.read_text("utf-8"), machine, both), "utf-8")


if __name__ == "__main__":
    main()
