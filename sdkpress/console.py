"""Prints for people: problems to standard error, results to standard output, colours on a terminal only."""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from sdkpress.problems import Problem

NOTICES_SHOWN = 10
"""So many notices of one code are printed, unless all are asked for."""

# A document may hold what would move the cursor or colour the rest of the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_STYLES = {"bold": "1", "red": "31", "yellow": "33", "green": "32", "dim": "2"}


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches, on something that can rewrite a line."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


class Console:
    """Where a run prints."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet, self.verbose = quiet, verbose

    def out(self, text: str, style: str = "") -> None:
        """Print a line of the result."""
        _print(sys.stdout, styled(sys.stdout, harmless(text), style))

    def err(self, text: str, style: str = "") -> None:
        """Print a line of a message."""
        _print(sys.stderr, styled(sys.stderr, harmless(text), style))

    def raw(self, text: str) -> None:
        """Print a result for another program: UTF-8, whatever the locale, and nothing changed in it."""
        if sys.stdout is not None:
            with _writing(sys.stdout):
                sys.stdout.flush()
                sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print every problem."""
        for problem in problems:
            self._problem(problem, "red")

    def notices(self, notices: Iterable[Problem]) -> None:
        """Print the notices, the first ones of each code unless all are wanted; none where quiet."""
        if self.quiet:
            return
        by_code: dict[str, list[Problem]] = defaultdict(list)
        for notice in notices:
            by_code[notice.code].append(notice)
        for code, found in sorted(by_code.items()):
            shown = found if self.verbose or len(found) <= NOTICES_SHOWN + 1 else found[:NOTICES_SHOWN]
            for notice in shown:
                self._problem(notice, "yellow")
            if len(shown) < len(found):
                self.err(f"… and {len(found) - len(shown)} more [{code}]; --verbose shows all", "dim")

    def _problem(self, problem: Problem, style: str) -> None:
        place = f"{harmless(str(problem.position))}: " if problem.position else ""
        message = harmless(problem.message.replace("\n", "\\n"))
        _print(sys.stderr, f"{place}{styled(sys.stderr, f'[{problem.code}]', style)} {message}")
        for line in (problem.hint or "").splitlines():
            _print(sys.stderr, f"    {harmless(line)}")


def styled(stream: TextIO | None, text: str, style: str) -> str:
    """The text in a style, where the stream is a terminal and NO_COLOR (no-color.org) is not set."""
    if not style or os.environ.get("NO_COLOR") or not is_terminal(stream):
        return text
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def seconds(timings: Mapping[str, float]) -> str:
    """The time of each stage, in one line."""
    return ", ".join(f"{stage} {time:.2f}" for stage, time in timings.items())


def harmless(text: str) -> str:
    """The text with control characters spelled out, so that it can't move the cursor or colour the rest."""
    return _CONTROL.sub(_spell, text)


def _spell(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _print(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # as it is where the one who started Python closed it
        with _writing(stream):
            stream.write(f"{text}\n")


@contextmanager
def _writing(stream: TextIO) -> Iterator[None]:
    """Write to a stream and flush it. What it can't take is no reason to fail: the exit status is that of the run."""
    try:
        yield
        stream.flush()
    except OSError as error:
        _give_up(stream)
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            _print(sys.stderr, f"The standard output can't be written: {error.strerror or error}")


def _give_up(stream: TextIO) -> None:
    """Let what is still to be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
