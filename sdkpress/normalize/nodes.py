"""What normalizing works on: mappings that know where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sdkpress import pointers

if TYPE_CHECKING:
    from sdkpress.document import Document
    from sdkpress.problems import Problem


class Node(dict[str, Any]):
    """A mapping of the canonical document; `pointer` is the place in the source it was made from."""

    __slots__ = ("pointer",)

    def __init__(self, entries: Mapping[str, Any], pointer: str) -> None:
        super().__init__(entries)
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class Canonical:
    """A document in one form: what it means unchanged, every reference local and every object schema named."""

    data: Node
    source: Document
    notices: tuple[Problem, ...]


class Site(NamedTuple):
    """A schema as it stands in the source, or as a rule composed it, and the pointer to it."""

    value: Any
    pointer: str


def as_given(value: Any, pointer: str) -> Any:
    """Copy a part of the document that needs no rule, remembering where each mapping stood."""
    if isinstance(value, dict):
        return Node({key: as_given(child, pointers.join(pointer, key)) for key, child in value.items()}, pointer)
    if isinstance(value, list):
        return [as_given(child, f"{pointer}/{index}") for index, child in enumerate(value)]
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Take a mapping as it is, and anything else (which validation has told about) as an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """Take a list as it is, and anything else (which validation has told about) as an empty one."""
    return value if isinstance(value, list) else []
