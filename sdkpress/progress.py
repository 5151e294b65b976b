"""Says which stage is at work, on a terminal, in one line that goes away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

STAGES = ("document", "validate", "normalize", "parse", "build", "render", "format", "write")


class Progress:
    """Times the stages, and shows the one at work where it was given a terminal."""

    def __init__(self, terminal: TextIO | None = None) -> None:
        self.timings: dict[str, float] = {}
        self._terminal = terminal

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside as the stage `name`."""
        self._show(f"[{STAGES.index(name) + 1}/{len(STAGES)}] {name}" if name in STAGES else name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start
            self._show("")

    def _show(self, text: str) -> None:
        if self._terminal is not None:
            self._terminal.write(f"\r\x1b[2K{text}")
            self._terminal.flush()
