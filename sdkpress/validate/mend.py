"""What a document plainly means where it breaks a rule, as a change that later stages can read it with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sdkpress.pointers import parent, split, step


class _Drop:
    def __repr__(self) -> str:
        return "DROP"


DROP: Final = _Drop()


@dataclass(frozen=True, slots=True)
class Mend:
    """One place, and the value it should have had; DROP where it should not be there."""

    pointer: str
    value: Any


def apply_mends(data: dict[str, Any], mends: Iterable[Mend]) -> dict[str, Any]:
    """Give the document as it was meant. What is given stays as it is; what did not change is shared with it.

    No item of a list is ever dropped, so that each pointer still leads to the same thing.
    """
    root: dict[str, Any] = {"": data}
    fresh: set[int] = {id(root)}
    for mend in sorted(mends, key=lambda mend: (mend.pointer.count("/"), mend.pointer)):
        holder, last = _own(root, mend.pointer, fresh)
        if holder is None:
            continue
        if mend.value is not DROP:
            holder[int(last) if isinstance(holder, list) else last] = mend.value
        elif isinstance(holder, dict):
            holder.pop(last, None)
    mended: dict[str, Any] = root[""]
    return mended


def _own(root: dict[str, Any], pointer: str, fresh: set[int]) -> tuple[Any, str]:
    """Copy what leads to a place, once, so that the place may be changed."""
    if not pointer:
        return root, ""
    holder: Any = root
    for token in ["", *split(parent(pointer))]:
        try:
            value = step(holder, token)
        except LookupError:
            return None, ""
        if not isinstance(value, dict | list):
            return None, ""
        if id(value) not in fresh:
            value = value.copy()
            fresh.add(id(value))
            holder[int(token) if isinstance(holder, list) else token] = value
        holder = value
    return holder, split(pointer)[-1]
