"""Prints what Prism said of each document, and writes `bench/prism.json`; 1 if it found a fault that isn't its own."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from bench.prism.install import NoRegistry, installed
from bench.prism.opinion import Opinion, ask
from bench.specs import SPECS
from bench.tables import aligned

ROOT = Path(__file__).resolve().parents[2]
BEYOND = frozenset({"clashes", "lines", "parts", "published"})
"""What Prism doesn't know: arguments that are credentials, a header Cookie, parts by their place or of a style. Where a
media type says JSON and the body is none (a file, or JSON text after JSON text), it never answers."""
OWN = (
    ROOT / "spec" / "h2ogpte.yaml",
    *sorted(path for path in (ROOT / "tests" / "wire").glob("*.yaml") if path.stem not in BEYOND),
)


def main() -> int:
    """Ask Prism about the documents."""
    parser = argparse.ArgumentParser(description="Lets Prism validate what generated packages send.")
    parser.add_argument("--specs", type=Path, default=SPECS)
    parser.add_argument("--only", action="append", help="ask only about documents whose names begin so")
    parser.add_argument("--sample", type=int, help="call that many operations of a document")
    parser.add_argument("--most", type=int, default=12, help="how many members of a union are tried")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="print every finding")
    options = parser.parse_args()
    published = [path for path in sorted(options.specs.glob("*")) if path.suffix in (".yaml", ".yml", ".json")]
    documents = [options.specs] if options.specs.is_file() else [*OWN, *published]
    if options.only:
        documents = [path for path in documents if path.name.startswith(tuple(options.only))]
    try:
        installed()
    except NoRegistry as error:
        print(f"{error}: nothing is judged")
        return 0
    with ProcessPoolExecutor(options.jobs) as pool:
        opinions = list(pool.map(partial(ask, sample=options.sample, most=options.most), documents))
    print(table(opinions))
    for opinion in opinions:
        _print_findings(opinion, every=options.verbose)
    print_known(opinions)
    if not options.only and options.sample is None and not options.specs.is_file():
        text = json.dumps([figures(opinion) for opinion in opinions], indent=2) + "\n"
        (ROOT / "bench" / "prism.json").write_text(text, encoding="utf-8")
    return int(any(opinion.findings or opinion.refused for opinion in opinions))


def figures(opinion: Opinion) -> dict[str, str | int]:
    """What `bench/prism.json` keeps of an opinion."""
    return {
        "document": opinion.document,
        "operations": opinion.operations,
        "judged": opinion.judged - opinion.abandoned,
        "requests": opinion.requests,
        "answers": opinion.answers,
        "findings": len(opinion.findings),
        "known": sum(opinion.known.values()),
    }


def table(opinions: Sequence[Opinion]) -> str:
    """The opinions, one a line; where a document can't be judged, why."""
    head = ("document", "operations", "judged", "requests", "answers", "findings", "known")
    rows: list[tuple[str, ...]] = [head]
    total: Counter[str] = Counter()
    notes = []
    for opinion in opinions:
        row = figures(opinion)
        total.update({key: value for key, value in row.items() if isinstance(value, int)})
        rows.append(tuple(str(row[key]) for key in head))
        notes.append((opinion.refused or opinion.unloadable).strip().partition("\n")[0])
    rows.append(("all", *(str(total[key]) for key in head[1:])))
    return "\n".join(f"{line}  {note}".rstrip() for line, note in zip(aligned(rows), ["", *notes, ""], strict=True))


def print_known(opinions: Sequence[Opinion]) -> None:
    """Print how often each known fault of Prism's own came up."""
    total: Counter[str] = Counter()
    for opinion in opinions:
        total.update(opinion.known)
    if total:
        print("\nNo faults of a request, since of Prism:")
    for reason, times in total.most_common():
        print(f"{times:7} {reason}")


def _print_findings(opinion: Opinion, *, every: bool) -> None:
    if opinion.findings:
        print(f"\n{opinion.document}")
    for finding in opinion.findings if every else opinion.findings[:3]:
        print(f"  {finding.name} ({finding.label})\n    {'/'.join(finding.place)}: {finding.message}")


if __name__ == "__main__":
    sys.exit(main())
