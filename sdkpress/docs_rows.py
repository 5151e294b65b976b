"""What the tables of parameters and properties have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.ir import Field, Missing, Nullable, Parameter, Type


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of parameters or properties."""

    name: str
    type: str
    description: str
    notes: str


def default_notes(argument: Parameter | Field) -> list[str]:
    """Note the default, where there is one."""
    if isinstance(argument.default, Missing) or argument.default is None:
        return []
    return [f"default to {text.plain(text.literal(argument.default))}"]


def joined_notes(notes: Iterable[str]) -> str:
    """Write notes as the pages do: `[optional] [default to 0]`."""
    return " ".join(f"[{note}]" for note in notes)


def bare(type_: Type) -> Type:
    """Give a type without its null, which a note tells."""
    return type_.of if isinstance(type_, Nullable) else type_
