"""Takes the time and the memory of processes, and keeps figures with the bars they are held against."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

OURS = "sdkpress"
BY_HAND = "by hand"
GENERATOR = "OpenAPI Generator"
CLIENT = "openapi-python-client"


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took."""

    seconds: float
    megabytes: float
    """The most memory that it, or one process it waited for, held at once."""

    status: int


@dataclass(frozen=True, slots=True)
class Bar:
    """At most `factor` times what the other one takes."""

    against: str
    factor: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: medians by contender, and what is asked of ours."""

    part: str
    name: str
    unit: str
    values: Mapping[str, float]
    bars: Sequence[Bar] = ()
    at_most: float | None = None
    """A bar in the unit itself."""

    note: str = ""
    ratios: Mapping[str, float] = field(default_factory=dict)
    """The medians of ours over each other one, round by round, where they ran in turns."""

    def ratio(self, bar: Bar) -> float | None:
        """How many times the other's value ours is; None where there is no such value."""
        if bar.against in self.ratios:
            return self.ratios[bar.against]
        other = self.values.get(bar.against)
        return self.values[OURS] / other if other else None

    def as_json(self) -> dict[str, Any]:
        """The form it has in results.json."""
        return {
            "part": self.part,
            "name": self.name,
            "unit": self.unit,
            "values": {name: round(value, 4) for name, value in self.values.items()},
            "bars": [{"against": bar.against, "factor": bar.factor} for bar in self.bars],
            "at_most": self.at_most,
            "note": self.note,
            "ratios": {name: round(value, 4) for name, value in self.ratios.items()},
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Figure:
        """The figure that `as_json` gave."""
        return cls(**{**raw, "bars": [Bar(**bar) for bar in raw["bars"]]})


@dataclass(slots=True)
class Samples:
    """What the contenders took, round by round."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    closest: Samples | None = None
    """Of ours and one other, from more rounds, where they were measured again."""

    def add(self, name: str, value: float) -> None:
        """Keep one more value."""
        self.taken.setdefault(name, []).append(value)

    def medians(self, scale: float = 1.0) -> dict[str, float]:
        """The median of each contender, in another unit."""
        medians = {name: statistics.median(values) * scale for name, values in self.taken.items()}
        return medians | (self.closest.medians(scale) if self.closest else {})

    def ratios(self) -> dict[str, float]:
        """The median of ours over another one, each pair from one round: what was slow for both cancels out."""
        ours = self.taken[OURS]
        ratios = {
            name: statistics.median(mine / other for mine, other in zip(ours, values, strict=True))
            for name, values in self.taken.items()
            if name != OURS
        }
        return ratios | (self.closest.ratios() if self.closest else {})


def interleave(contenders: Mapping[str, Callable[[], float]], rounds: int, close: int = 1) -> Samples:
    """Let each contender run once a round, so that a busy moment of the machine meets all of them.

    Every other round goes backwards, so that none always comes after the one which wears out the caches the most. Ours
    and the program written by hand, whose ratio is the closest, have `close` times as many rounds, by themselves.
    """
    samples = Samples()
    names = list(contenders)
    for at in range(rounds):
        for name in names if at % 2 == 0 else reversed(names):
            samples.add(name, contenders[name]())
    if close > 1:
        pair = {name: contenders[name] for name in (OURS, BY_HAND)}
        samples.closest = interleave(pair, rounds * close)
    return samples


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what changes how Python starts or where requests go."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and not name.lower().endswith("_proxy")
    }
    return kept | more


def run_process(command: Sequence[str], environment: Mapping[str, str], cwd: str | None = None) -> Run:
    """Run a process to its end, with nothing shown."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss / scale, process.returncode)
