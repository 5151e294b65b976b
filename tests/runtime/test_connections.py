"""The pools of the client without asyncio."""

from __future__ import annotations

import queue
import threading

import pytest
from runtime._connections import POOLS


def test_a_pool_has_as_many_places_as_it_is_said_to() -> None:
    """The connection that was used last comes first, and nobody waits for a place."""
    pool = POOLS["http"]("host", maxsize=2)
    places = pool.pool
    assert places is not None
    assert [places.get(block=False), places.get(block=False)] == [None, None]
    with pytest.raises(queue.Empty):
        places.get(block=True, timeout=30)

    for item in ("one", "two"):
        places.put(item, block=False)
    with pytest.raises(queue.Full):
        places.put("three", block=True, timeout=30)
    assert [places.get(), places.get()] == ["two", "one"]


def test_threads_share_the_places() -> None:
    """Nothing is given twice, and nothing is lost."""
    pool = POOLS["http"]("host", maxsize=8)
    places = pool.pool
    assert places is not None
    given: list[object] = []

    def take() -> None:
        while True:
            try:
                given.append(places.get(block=False))
            except queue.Empty:
                return

    while places.qsize():
        places.get()
    for number in range(8):
        places.put(number)
    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, given)) == [str(number) for number in range(8)]
