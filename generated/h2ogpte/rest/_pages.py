"""How lists come in pages: what moves on, where the items are, what tells the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from ._model import Model, field_named
from .exceptions import OpenApiException

_LINK = re.compile(r'<([^>]*)>((?:[^",<]|"(?:[^"\\]|\\.)*")*)')
_LINK_PARAMETER = re.compile(
    r';\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))'
)

_OTHER_PAGES = frozenset({"first", "last", "prev", "previous"})

Path = tuple[str, ...]
"""The names on the wire that lead to a value; empty for the response itself."""


@dataclass(eq=False, repr=False)
class Pages:
    """What all kinds of pages have in common."""

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

    by_header: bool = False
    """Whether responses have a header `Link` that leads to the next page (RFC 8288)."""

    def read(self, answer: object) -> list[Any]:
        """Return the items of a page."""
        found = value_at(answer, self.items)
        return cast("list[object]", found) if isinstance(found, list) else []

    def begin(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Return the arguments of the first call that differ from those given."""
        return {}

    def turn(
        self,
        values: Mapping[str, object],
        answer: object,
        items: list[Any],
        link: str | None = None,
    ) -> Mapping[str, object] | None:
        """Return the arguments that lead to the next page, or None after the last one.

        Args:
            values: The arguments that led to the page, by name.
            answer: The page.
            items: The items of the page.
            link: What the header `Link` has for the next page, empty if nothing; None
                where there is no such header.

        """
        position, size = values[self.argument], values.get(self.size)
        more = told_at(answer, self.more) if link is None else link != ""
        following = self.after(position, size, answer, items, more)
        return None if following is None else {self.argument: following}

    def after(
        self, position: Any, size: object, answer: object, items: list[Any], more: Any
    ) -> Any:
        """Return where the next page begins, or None after the last one.

        Args:
            position: Where the page began, None where that was left to the server.
            size: The size that was asked for, None where none was.
            answer: The page.
            items: The items of the page.
            more: Whether there are more pages, None where the server doesn't tell.

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
class CountedPages(Pages):
    """Pages by a number, of items or of pages."""

    step: Path = ()
    """The size of a page as the server took it."""

    def taken(self, size: object, answer: object) -> int | None:
        """Return the size of a page as the server took it, None if that isn't sure.

        A server may repeat what it was asked for, and give less.
        """
        step = number_at(answer, self.step)
        repeated = step == size and self.certain_size(size) is None
        return None if repeated else step

    def is_full(self, size: object, items: list[Any]) -> bool:
        """Say whether a page has as many items as were asked for."""
        return len(items) == (self.default_size if size is None else size)

    def is_short(self, size: object, items: list[Any]) -> bool:
        """Say whether a page has less items than any but the last one has."""
        certain = self.certain_size(size)
        return not items or (certain is not None and len(items) < certain)


@dataclass(eq=False, repr=False)
class OffsetPages(CountedPages):
    """Pages by the number of items before them."""

    first: int = 0
    """The number of the first item."""

    def after(
        self, position: Any, size: object, answer: object, items: list[Any], more: Any
    ) -> Any:
        """Return the number of items before the next page, None after the last one."""
        begun = (self.first if position is None else position) - self.first
        seen = begun + len(items)
        following = begun + (self.taken(size, answer) or len(items))
        total = number_at(answer, self.total)
        if more is False or following == begun:
            return None
        if more is None:
            if total is None or seen > total:  # then it isn't the number of all
                ended = self.is_short(size, items)
            elif total == len(items):  # which may be the number in a full page
                ended = not self.is_full(size, items)
            else:
                ended = following >= total
            if ended:
                return None
        return self.first + following


@dataclass(eq=False, repr=False)
class NumberedPages(CountedPages):
    """Pages by their number."""

    first: int = 1
    """The number of the first page."""

    pages: Path = ()
    """The number of all pages."""

    def begin(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Return the number of the first page: without one, all items may come."""
        return {} if values[self.argument] is not None else {self.argument: self.first}

    def after(
        self, position: Any, size: object, answer: object, items: list[Any], more: Any
    ) -> Any:
        """Return the number of the next page, or None after the last one."""
        turned = position + 1 - self.first
        count = number_at(answer, self.pages)
        if more is None and count is not None and (count > 0 or not items):
            more = turned < count
        if more is None:
            more = not self._is_last(turned, size, answer, items)
        return position + 1 if more else None

    def _is_last(
        self, turned: int, size: object, answer: object, items: list[Any]
    ) -> bool:
        """Say whether a page is the last one, from the number of items."""
        count, total = len(items), number_at(answer, self.total)
        if total is None or turned * count > total or not items:
            return self.is_short(size, items)
        certain = self.taken(size, answer) or self.certain_size(size) or count
        if (turned - 1) * certain + count != total and turned * count != total:
            return False
        return not (count == total and self.is_full(size, items))


@dataclass(eq=False, repr=False)
class CursorPages(Pages):
    """Pages by a mark that the page before gives."""

    next: Path = ()
    """The mark of the next page."""

    last_item: str = ""
    """The property of the last item that is the mark, where the response has none."""

    as_text: bool = False
    """Whether the mark is a number and goes out as text."""

    def after(
        self, position: Any, size: object, answer: object, items: list[Any], more: Any
    ) -> Any:
        """Return the mark of the next page, or None after the last one."""
        if more is False or (self.last_item and not (more and items)):
            return None
        mark = (
            value_at(items[-1], (self.last_item,))
            if self.last_item
            else told_at(answer, self.next)
        )
        if mark in (None, "", False):
            return None
        mark = str(mark) if self.as_text else mark
        return None if mark == position else mark


@dataclass(eq=False, repr=False)
class LinkPages(Pages):
    """Pages by a link to the next one, of which the query counts and nothing else.

    No request goes to where a server says; an argument that the link has not is left
    out. Where it only counts, an empty page is the last one.
    """

    next: Path = ()
    """The link to the next page; empty where the header `Link` has it."""

    arguments: Mapping[str, tuple[str, type[str | int]]] = field(
        default_factory=dict[str, "tuple[str, type[str | int]]"]
    )
    """The argument and its type for each parameter that leads on, by its name."""

    def turn(
        self,
        values: Mapping[str, object],
        answer: object,
        items: list[Any],
        link: str | None = None,
    ) -> Mapping[str, object] | None:
        """Return the arguments of the next page, or None after the last one."""
        followed: Any = told_at(answer, self.next) if self.next else link
        if told_at(answer, self.more) is False or followed in (None, ""):
            return None
        query = dict(parse_qsl(urlsplit(str(followed)).query))
        turned: dict[str, object] = {}
        for name, (argument, kind) in self.arguments.items():
            given = query.get(name)
            number = kind is int and given is not None and given.isdecimal()
            turned[argument] = int(given or 0) if number else given
        same = all(values[name] == value for name, value in turned.items())
        if same or not self.arguments.keys() & query.keys():
            names = ", ".join(self.arguments)
            raise OpenApiException(f"no {names} in the link to the next page leads on")
        numbered = all(kind is int for _, kind in self.arguments.values())
        return None if numbered and not items else turned


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
        value = getattr(value, "actual_instance", value)
    return value


def told_at(value: Any, path: Path) -> Any:
    """Return what a response tells of the pages to come, None if nothing."""
    return value_at(value, path) if path else None


def number_at(value: Any, path: Path) -> int | None:
    """Return a whole number of a response, None for one below 0, which is no number."""
    found = told_at(value, path)
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        return None
    return found


def next_link(header: str | None) -> str | None:
    """Return what a header `Link` has for the next page, empty after the last one.

    None where there is no header, or one that tells nothing of pages.
    Source: RFC 8288, section 3.
    """
    relations: set[str] = set()
    for target, parameters in _LINK.findall(header or ""):
        for name, quoted, token in _LINK_PARAMETER.findall(parameters):
            if name.lower() == "rel":
                relations.update((quoted or token).lower().split())
                if "next" in relations:
                    return str(target)
    return "" if relations & _OTHER_PAGES else None
