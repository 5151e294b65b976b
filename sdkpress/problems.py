"""What can be wrong with a document, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file of the user's: line and column count from 1, as editors show them."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a document, a setting or a template.

    Whether it is a refusal or a notice is decided by its code alone (`sdkpress.codes`).
    """

    code: str
    message: str
    position: Position | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """The finding as the user reads it: one line, and the hint indented on the next."""
        place = f"{self.position}: " if self.position else ""
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{place}[{self.code}] {self.message}{hint}"


class SpecError(Exception):
    """The input can't be used: the document, the settings, a template or the arguments.

    Carries every problem that was found in one stage, sorted by position.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order findings as a reader goes through the files, each one once."""

    def place(problem: Problem) -> tuple[str, int, int, str, str]:
        at = problem.position or Position("", 0, 0)
        return (at.path, at.line, at.column, problem.code, problem.message)

    return tuple(sorted(dict.fromkeys(problems), key=place))
