"""Says what in a response is not as the document describes it, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from pydantic import ValidationError

BY_FIT = "[any]"
"""The label of a union's members, where the discriminator names none that fits."""


def label_by(property_name: str) -> str:
    """Give the label of a union's members that are chosen by a property."""
    return f"[by {property_name}]"


class Misfit(NamedTuple):
    """A value that does not fit."""

    path: str
    """Where it stands: `items.0.name`; empty for the whole body."""

    said: str
    """What is wrong, without the value."""

    value: object

    def __str__(self) -> str:
        """Say where and what."""
        return f'field "{self.path}": {self.said}' if self.path else self.said


def find_misfits(error: ValidationError, body: object) -> list[Misfit]:
    """Read what pydantic has to say.

    Its locations name members of unions, too. What is no step in the body is one of
    these, and not part of a path.

    Args:
        error: What pydantic raised.
        body: The body as plain values; None where it can't be walked through.

    """
    problems = error.errors(include_url=False, include_context=False)
    chosen = {
        problem["loc"][:index]
        for problem in problems
        for index, part in enumerate(problem["loc"][:-1])
        if str(part).startswith("[by ")
    }
    found: list[Misfit] = []
    for problem in problems:
        loc, kind = problem["loc"], problem["type"]
        if any(
            part == BY_FIT and loc[:index] in chosen for index, part in enumerate(loc)
        ):
            continue  # The property says that it is another member.
        path, members = _walk(loc, body, kind == "missing")
        if kind == "discriminator" and isinstance(problem["input"], Mapping):
            path.append(str(loc[-1]).removeprefix("[by ").removesuffix("]"))
        said = problem["msg"]
        if members:
            said += f" (as {members[-1]})"
        found.append(Misfit(".".join(path), said, problem["input"]))
    return found


def tell(misfits: Sequence[Misfit]) -> str:
    """Say where a response is wrong and in what, without its values."""
    told = list(dict.fromkeys(map(str, misfits)))
    more = f" (and {len(told) - 3} more)" if len(told) > 3 else ""
    return "; ".join(told[:3]) + more


def _walk(
    loc: Sequence[str | int], body: object, missing: bool
) -> tuple[list[str], list[str]]:
    """Give the steps of a location that lead through the body, and the others."""
    steps: list[str] = []
    members: list[str] = []
    value = body
    for index, part in enumerate(loc):
        is_label = "[" in str(part)
        found, held = _step(value, part)
        if found:
            value = held
        last = missing and index == len(loc) - 1
        if found or (not is_label and (body is None or last)):
            steps.append(str(part))
        elif not is_label:
            members.append(str(part))
    return steps, members


def _step(value: object, part: str | int) -> tuple[bool, object]:
    """Tell whether a value holds something under a key or an index, and give it."""
    if isinstance(value, dict):
        held = cast("dict[object, object]", value)
        return part in held, held.get(part)
    items = cast("list[object]", value) if isinstance(value, list) else []
    if isinstance(part, int) and part < len(items):
        return True, items[part]
    return False, None
