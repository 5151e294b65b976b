"""How lists come in pages: what moves on, where the items are, what tells the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from ._model import Model, field_named

Path = tuple[str, ...]
"""The names on the wire that lead to a value; empty for the response itself."""


@dataclass(eq=False, repr=False)
class Pages:
    """What the three kinds of pages have in common."""

    argument: str
    """The argument that moves on from page to page."""

    items: Path = ()
    """The list in a response."""

    size: str = ""
    """The argument with the size of a page."""

    more: Path = ()
    """Whether there are more pages."""

    total: Path = ()
    """The number of all items."""

    default_size: int | None = None
    """The size of a page when none is asked for."""

    largest_size: int | None = None
    """The largest size that can be asked for."""

    def read(self, answer: object) -> list[Any]:
        """Return the items of a page."""
        found = value_at(answer, self.items)
        return cast("list[object]", found) if isinstance(found, list) else []

    def after(
        self, position: Any, size: object, answer: object, items: list[Any]
    ) -> Any:
        """Return where the next page begins, or None after the last one.

        Args:
            position: Where the page began, None where that was left to the server.
            size: The size that was asked for, None where none was.
            answer: The page.
            items: The items of the page.

        """
        raise NotImplementedError

    def certain_size(self, size: object) -> int | None:
        """Return how many items all pages but the last have, None if that isn't sure.

        Servers may give fewer than were asked for, unless the document says up to what
        number they don't.
        """
        if size is None:
            return self.default_size
        if not isinstance(size, int) or self.largest_size is None:
            return None
        return size if size <= self.largest_size else None


@dataclass(eq=False, repr=False)
class OffsetPages(Pages):
    """Pages by the number of items before them."""

    step: Path = ()
    """The size of a page as the server took it."""

    def after(
        self, position: Any, size: object, answer: object, items: list[Any]
    ) -> Any:
        """Return the number of items before the next page, None after the last one."""
        more, total = told_at(answer, self.more), number_at(answer, self.total)
        step = number_at(answer, self.step) or len(items)
        following = (position or 0) + step
        if more is False or not step:
            return None
        if total is not None:
            return following if following < total else None
        certain = self.certain_size(size)
        short = not items or (certain is not None and len(items) < certain)
        if more is None and short:
            return None
        return following


@dataclass(eq=False, repr=False)
class NumberedPages(Pages):
    """Pages by their number."""

    first: int = 1
    """The number of the first page."""

    pages: Path = ()
    """The number of all pages."""

    def after(
        self, position: Any, size: object, answer: object, items: list[Any]
    ) -> Any:
        """Return the number of the next page, or None after the last one."""
        more, count = told_at(answer, self.more), number_at(answer, self.pages)
        following = (self.first if position is None else position) + 1
        if more is False or not items:
            return None
        turned = following - self.first
        if count is not None:
            return following if turned < count else None
        certain, total = self.certain_size(size), number_at(answer, self.total)
        if more or certain is None:
            return following
        if total is not None:
            return following if turned * certain < total else None
        return following if len(items) >= certain else None


@dataclass(eq=False, repr=False)
class CursorPages(Pages):
    """Pages by a mark that the page before gives."""

    next: Path = ()
    """The mark of the next page."""

    last_item: str = ""
    """The property of the last item that is the mark, where the response has none."""

    def after(
        self, position: Any, size: object, answer: object, items: list[Any]
    ) -> Any:
        """Return the mark of the next page, or None after the last one."""
        more = told_at(answer, self.more)
        if more is False or (self.last_item and not (more and items)):
            return None
        mark = (
            value_at(items[-1], (self.last_item,))
            if self.last_item
            else told_at(answer, self.next)
        )
        return mark if mark not in (None, "", False, position) else None


def value_at(value: Any, path: Path) -> Any:
    """Return what names on the wire lead to, in a model or in a plain dictionary.

    None where that is missing.
    """
    for name in path:
        if isinstance(value, Model):
            value = field_named(value, name)
        elif isinstance(value, Mapping):
            value = cast("Mapping[str, Any]", value).get(name)
        else:
            return None
    return value


def told_at(value: Any, path: Path) -> Any:
    """Return what a response tells of the pages to come, None if nothing."""
    return value_at(value, path) if path else None


def number_at(value: Any, path: Path) -> int | None:
    """Return a whole number of a response."""
    found = told_at(value, path)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
