"""Prints a table by document and verdict, and writes `bench/wire.json`; 1 if anything was wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from bench.specs import SPECS, documents_in
from bench.tables import aligned
from bench.wire.judge import Verdict, judge

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Judge the documents."""
    parser = argparse.ArgumentParser(description="Judges generated packages on the wire.")
    parser.add_argument("--specs", type=Path, default=SPECS)
    parser.add_argument("--only", action="append", help="judge only documents whose names begin so")
    parser.add_argument("--sample", type=int, help="judge that many operations of a document")
    parser.add_argument("--most", type=int, default=40, help="how many members of a union are tried")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="print every fault")
    options = parser.parse_args()
    documents = documents_in(options.specs)
    if options.only:
        documents = [path for path in documents if path.name.startswith(tuple(options.only))]
    with ProcessPoolExecutor(options.jobs) as pool:
        verdicts = list(pool.map(partial(judge, sample=options.sample, most=options.most), documents))
    print(table(verdicts))
    for verdict in verdicts:
        _print_faults(verdict, every=options.verbose)
    if not options.only and options.sample is None and not options.specs.is_file():
        text = json.dumps([figures(verdict) for verdict in verdicts], indent=2) + "\n"
        (ROOT / "bench" / "wire.json").write_text(text, encoding="utf-8")
    return int(any(verdict.faults or verdict.refused for verdict in verdicts))


def figures(verdict: Verdict) -> dict[str, str | int]:
    """What `bench/wire.json` keeps of a verdict."""
    return {
        "document": verdict.document,
        "operations": verdict.operations,
        "calls": verdict.calls,
        "right": verdict.judged - verdict.wrong(),
        "request": verdict.wrong("request"),
        "response": verdict.wrong("response"),
        "error": verdict.wrong("error"),
    }


def table(verdicts: Iterable[Verdict]) -> str:
    """The verdicts, one a line: how many operations are right, and on which side others are not."""
    head = ("document", "operations", "calls", "right", "request", "response", "error", "unmade")
    rows: list[tuple[str, ...]] = [head]
    total: Counter[str] = Counter()
    for verdict in verdicts:
        row = {**figures(verdict), "unmade": verdict.unmade}
        if verdict.refused:
            row["right"] = "refused"
        total.update({key: value for key, value in row.items() if isinstance(value, int)})
        rows.append(tuple(str(row[key]) for key in head))
    rows.append(("all", *(str(total[key]) for key in head[1:])))
    return "\n".join(aligned(rows))


def _print_faults(verdict: Verdict, *, every: bool) -> None:
    if verdict.refused:
        print(f"\n{verdict.document}: refused\n{verdict.refused}")
    if not verdict.faults:
        return
    print(f"\n{verdict.document}")
    for fault in verdict.faults if every else verdict.faults[:3]:
        print(f"  {fault.operation} ({fault.side}; {fault.variant})\n    {fault.message}")


if __name__ == "__main__":
    sys.exit(main())
