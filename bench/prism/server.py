"""Runs Prism as a mock server for one document."""

from __future__ import annotations

import random
import re
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

from bench.prism.install import NODE, installed

START = 180.0
"""Seconds that Prism may take to read a document: it takes 40 for the slowest one."""


class Unloadable(Exception):
    """Prism can't read the document."""


class Mock:
    """A mock server, running in a `with` block, that can be started again where it fell over.

    Raises:
        NoRegistry: Prism is not installed, and can't be.
    """

    def __init__(self, document: Path) -> None:
        self.port = _free_port()
        self._command = [
            str(NODE), str(installed()), "mock", str(document), "--port", str(self.port), "--verboseLevel", "fatal",
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Mock:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def has_fallen(self) -> bool:
        """Whether it ended by itself; of a process that is just ending, its end is waited for."""
        assert self._process is not None
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def start(self) -> None:
        """Start it, again where it fell over. Raises Unloadable."""
        self._stop()
        with tempfile.TemporaryFile() as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=subprocess.STDOUT)
            if not self._is_up(self._process):
                self._stop()
                log.seek(0)
                said = log.read().decode(errors="replace")
                raise Unloadable(next(iter(re.findall(r"^Error: .*", said, re.MULTILINE)), said[-600:]))

    def _stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def _is_up(self, process: subprocess.Popen[bytes]) -> bool:
        end = time.monotonic() + START
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return True
        return False


def _free_port() -> int:
    """A port that nothing listens on, from below those that connections take for themselves.

    Of those, a connection to a port where nothing listens yet may take that very port, and be its own other end.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
