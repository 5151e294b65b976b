"""Does what it is told on standard input with one of the contenders: `worker.py MODULE URL`.

Each line is a task in JSON; the answer to each is the seconds that one call, or one list, took.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any


class Worker:
    """One contender; its client stays open from task to task."""

    def __init__(self, contender: Any, url: str) -> None:
        self.contender = contender
        self.url = url
        self.client: Any = None
        self.sync_client: Any = None

    async def calls(self, count: int, at_once: int) -> float:
        """Calls on one client, so many at the same time."""
        if self.client is None:
            self.client = self.contender.Client(self.url)
        started = time.perf_counter()
        if at_once == 1:
            await self._calls(count)
        else:
            await asyncio.gather(*(self._calls(count // at_once) for _ in range(at_once)))
        return (time.perf_counter() - started) / count

    async def _calls(self, count: int) -> None:
        call = self.client.call
        for _ in range(count):
            await call()

    async def new_clients(self, count: int) -> float:
        """A new client for each call."""
        started = time.perf_counter()
        for _ in range(count):
            client = self.contender.Client(self.url)
            await client.call()
            await client.close()
        return (time.perf_counter() - started) / count

    async def sync_calls(self, count: int, at_once: int) -> float:
        """Calls without asyncio, each of so many in its own thread."""
        if self.sync_client is None:
            self.sync_client = self.contender.SyncClient(self.url)
        started = time.perf_counter()
        if at_once == 1:
            self._sync_calls(count)
        else:
            threads = [threading.Thread(target=self._sync_calls, args=(count // at_once,)) for _ in range(at_once)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return (time.perf_counter() - started) / count

    def _sync_calls(self, count: int) -> None:
        for _ in range(count):
            self.sync_client.call()

    async def sync_new_clients(self, count: int) -> float:
        """A new client for each call, without asyncio."""
        started = time.perf_counter()
        for _ in range(count):
            client = self.contender.SyncClient(self.url)
            client.call()
            client.close()
        return (time.perf_counter() - started) / count

    async def decode(self, path: str, count: int) -> float:
        """Decode the list in a file."""
        raw = Path(path).read_bytes()
        decode = self.contender.decode
        started = time.perf_counter()
        for _ in range(count):
            decode(raw)
        return (time.perf_counter() - started) / count

    async def encode(self, path: str, count: int) -> float:
        """Encode the list in a file."""
        values = self.contender.decode(Path(path).read_bytes())
        encode = self.contender.encode
        gc.collect()  # What decoding leaves for the collector is not encoding's.
        started = time.perf_counter()
        for _ in range(count):
            encode(values)
        return (time.perf_counter() - started) / count


async def main() -> None:
    """Do task after task until there are no more."""
    worker = Worker(importlib.import_module(sys.argv[1]), sys.argv[2])
    for line in sys.stdin:
        task = json.loads(line)
        print(await getattr(worker, task.pop("do"))(**task), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
