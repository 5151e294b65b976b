"""How long calls, and decoding and encoding of lists, take: each contender in a process of its own, in turns."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from types import TracebackType
from typing import Any

from bench.clients import CONTENDERS, Clients
from bench.loopback import make_keys
from bench.measure import BY_HAND, CLIENT, GENERATOR, OURS, Bar, Figure, interleave

MODULES = {
    OURS: "ours",
    BY_HAND: "by_hand",
    GENERATOR: "openapi_generator",
    CLIENT: "openapi_python_client",
}


class Worker:
    """A process of one contender."""

    def __init__(self, clients: Clients, module: str, url: str) -> None:
        self._process = subprocess.Popen(
            [clients.python, str(CONTENDERS / "worker.py"), module, url],
            env=clients.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Worker:
        """Give the worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def do(self, task: Mapping[str, Any]) -> float:
        """Let it do something; returns the seconds that each took."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        print(json.dumps(task), file=stdin, flush=True)
        return float(stdout.readline())


class Contender:
    """Several processes of one contender, which take turns.

    How fast a process is depends on where it lies in memory, all through its life.
    """

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers
        self._turn = 0

    @classmethod
    @contextmanager
    def start(cls, clients: Clients, module: str, url: str, processes: int) -> Iterator[Contender]:
        """Start the processes, and end them."""
        with ExitStack() as stack:
            yield cls([stack.enter_context(Worker(clients, module, url)) for _ in range(processes)])

    def warm_up(self, task: Mapping[str, Any]) -> None:
        """Let each process do something once."""
        for worker in self._workers:
            worker.do(task)

    def do(self, task: Mapping[str, Any]) -> float:
        """Let the next process do something; returns the seconds that each took."""
        self._turn = (self._turn + 1) % len(self._workers)
        return self._workers[self._turn].do(task)


def measure_calls(workers: Mapping[str, Contender], rounds: int) -> Iterator[Figure]:
    """Calls one at a time and at once, on one client and on new ones, with asyncio and without."""
    others = [Bar(GENERATOR, 1.0), Bar(CLIENT, 1.0)]
    task: dict[str, Any] = {"do": "calls", "at_once": 1, "count": 100}
    yield _measure("calls", "one at a time", workers, task, rounds, [Bar(BY_HAND, 1.35), *others])
    task = {"do": "calls", "at_once": 50, "count": 500}
    bars = [Bar(BY_HAND, 1.6), Bar(GENERATOR, 0.25), Bar(CLIENT, 0.25)]
    yield _measure("calls", "50 at once", workers, task, rounds, bars)
    task = {"do": "calls", "at_once": 500, "count": 1000}
    yield _measure("calls", "500 at once", workers, task, rounds, [Bar(BY_HAND, 1.6), *others])
    task = {"do": "new_clients", "count": 20}
    yield _measure("calls", "a new client for every call", workers, task, rounds, [Bar(BY_HAND, 1.2), *others])
    # OpenAPI Generator's client is for asyncio only, and httpx fails now and then with 50 threads on one client.
    plain = {name: worker for name, worker in workers.items() if name != GENERATOR}
    task = {"do": "sync_calls", "at_once": 1, "count": 100}
    bars = [Bar(BY_HAND, 1.35), Bar(CLIENT, 1.0)]
    yield _measure("calls", "one at a time, without asyncio", plain, task, rounds, bars)
    task = {"do": "sync_new_clients", "count": 20}
    bars = [Bar(BY_HAND, 1.2), Bar(CLIENT, 1.0)]
    yield _measure("calls", "a new client for every call, without asyncio", plain, task, rounds, bars)
    plain = {name: plain[name] for name in (OURS, BY_HAND)}
    task = {"do": "sync_calls", "at_once": 50, "count": 500}
    yield _measure("calls", "50 threads, without asyncio", plain, task, rounds, [Bar(BY_HAND, 1.6)])


def measure_lists(workers: Mapping[str, Contender], clients: Clients, rounds: int) -> Iterator[Figure]:
    """Decoding and encoding lists, with declared fields only and with two that nobody declared."""
    for what, more, factor in (("", {}, 1.1), (", two unknown fields", {"color": "red", "weight": 4}, 1.3)):
        for length, count in ((1, 5000), (100, 150), (10_000, 1)):
            path = clients.folder / f"keys_{length}_{len(more)}.json"
            path.write_text(json.dumps(make_keys(length, **more)), "utf-8")
            for verb in ("decode", "encode"):
                task = {"do": verb, "path": str(path), "count": count}
                models = "1 model" if length == 1 else f"{length:,} models"
                bars = [Bar(BY_HAND, factor), Bar(GENERATOR, 0.5)]
                yield _measure("models", f"{verb} {models}{what}", workers, task, rounds, bars)


def _measure(
    part: str, name: str, workers: Mapping[str, Contender], task: Mapping[str, Any], rounds: int, bars: Sequence[Bar]
) -> Figure:
    for worker in workers.values():
        worker.warm_up(task)
    measured = {who: partial(worker.do, task) for who, worker in workers.items()}
    taken = interleave(measured, rounds, close=4)
    return Figure(part, name, "µs", taken.medians(1e6), bars, ratios=taken.ratios())
