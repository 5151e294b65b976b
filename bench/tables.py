"""Shows figures: a line on the terminal, a table on a page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.measure import OURS, Bar, Figure

TITLES = {
    "generation": "Generating",
    "starts": "Importing and starting",
    "calls": "Calling",
    "models": "Decoding and encoding",
    "files": "Large files",
}
_PLACE = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.DOTALL)


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines, the first column to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join([first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))])
        for first, *cells in rows
    ]


def line(figure: Figure) -> str:
    """A figure in one line."""
    values = ", ".join(f"{who} {_number(value)}" for who, value in figure.values.items())
    return f"{figure.name} [{figure.unit}]: {values}; {_verdict(figure)}".rstrip("; ")


def fill_page(page: str, machine: str, figures: Sequence[Figure]) -> str:
    """The page with the figures where it marks their place."""
    tables = [f"Taken on {machine}.\n"]
    for part, title in TITLES.items():
        chosen = [figure for figure in figures if figure.part == part]
        if chosen:
            tables.append(f"### {title}\n\n{table(chosen)}")
    text = "\n".join(tables)
    return _PLACE.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", page)


def table(figures: Sequence[Figure]) -> str:
    """Figures as a table: a column for each contender, and how ours stands to what is asked for."""
    contenders = list(dict.fromkeys(who for figure in figures for who in figure.values))
    rows = [["", "", *contenders, "asked for"]]
    for figure in figures:
        values = [_number(figure.values[who]) if who in figure.values else "" for who in contenders]
        rows.append([figure.name, figure.unit, *values, _verdict(figure)])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "| --- | --- |" + " ---: |" * len(contenders) + " --- |")
    return "\n".join(lines) + "\n"


def _verdict(figure: Figure) -> str:
    said = []
    if figure.at_most is not None:
        mark = "" if figure.values[OURS] <= figure.at_most else " **missed**"
        said.append(f"at most {figure.at_most:g}{mark}")
    said += [_compared(bar, ratio) for bar in figure.bars if (ratio := figure.ratio(bar)) is not None]
    return ", ".join([*said, figure.note] if figure.note else said)


def _compared(bar: Bar, ratio: float) -> str:
    mark = "" if ratio <= bar.factor else " **missed**"
    return f"{ratio:.2f} times {bar.against} (at most {bar.factor:g}){mark}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
