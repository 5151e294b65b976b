"""How long calls, and decoding and encoding of lists, take: each contender in a process of its own, in turns."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
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


def measure_calls(workers: Mapping[str, Worker], rounds: int, scale: float = 1.0) -> Iterator[Figure]:
    """Calls one at a time and at once, on one client and on new ones, with asyncio and without."""
    for at_once, count, factor in ((1, 300, 1.35), (50, 1000, 1.6), (500, 2000, 1.6)):
        task = {"do": "calls", "at_once": at_once, "count": int(count * scale)}
        values = _measure(workers, task, rounds)
        peers = 0.25 if at_once == 50 else 1.0
        bars = [Bar(BY_HAND, factor), Bar(GENERATOR, peers), Bar(CLIENT, peers)]
        name = "a call, one at a time" if at_once == 1 else f"a call, {at_once} at once"
        yield Figure("Calls", name, "µs", values, bars)
    values = _measure(workers, {"do": "new_clients", "count": int(60 * scale)}, rounds)
    bars = [Bar(BY_HAND, 1.2), Bar(GENERATOR, 1.0), Bar(CLIENT, 1.0)]
    yield Figure("Calls", "a new client for every call", "µs", values, bars)
    synchronous = {name: worker for name, worker in workers.items() if name != GENERATOR}
    values = _measure(synchronous, {"do": "sync_calls", "at_once": 1, "count": int(300 * scale)}, rounds)
    yield Figure("Calls without asyncio", "a call, one at a time", "µs", values, [Bar(BY_HAND, 1.35), Bar(CLIENT, 1.0)])
    values = _measure(synchronous, {"do": "sync_calls", "at_once": 50, "count": int(1000 * scale)}, rounds)
    yield Figure("Calls without asyncio", "a call, 50 threads", "µs", values, [Bar(BY_HAND, 1.6), Bar(CLIENT, 1.0)])
    values = _measure(synchronous, {"do": "sync_new_clients", "count": int(60 * scale)}, rounds)
    bars = [Bar(BY_HAND, 1.2), Bar(CLIENT, 1.0)]
    yield Figure("Calls without asyncio", "a new client for every call", "µs", values, bars)


def measure_lists(workers: Mapping[str, Worker], clients: Clients, rounds: int, scale: float = 1.0) -> Iterator[Figure]:
    """Decoding and encoding lists, with declared fields only and with two that nobody declared."""
    for what, more, factor in (("", {}, 1.1), (", two unknown fields", {"color": "red", "weight": 4}, 1.3)):
        for length, count in ((1, 5000), (100, 150), (10_000, 1)):
            path = clients.folder / f"keys_{length}_{len(more)}.json"
            path.write_text(json.dumps(make_keys(length, **more)), "utf-8")
            for verb in ("decode", "encode"):
                task = {"do": verb, "path": str(path), "count": max(int(count * scale), 1)}
                bars = [Bar(BY_HAND, factor), Bar(GENERATOR, 0.5)]
                name = f"{verb} {length:,} models{what}"
                yield Figure("Models", name, "µs", _measure(workers, task, rounds), bars)


def _measure(workers: Mapping[str, Worker], task: Mapping[str, Any], rounds: int) -> dict[str, float]:
    for worker in workers.values():
        worker.do(task)
    measured = {name: partial(worker.do, task) for name, worker in workers.items()}
    return interleave(measured, rounds).medians(1e6)
