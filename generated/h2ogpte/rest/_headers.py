"""The headers of a response."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ._redaction import redact_headers
from .exceptions import ApiValueError


def check_lines(headers: Iterable[tuple[str, str]]) -> None:
    """Refuse a value that would begin another header; the message doesn't repeat it."""
    for name, value in headers:
        if "\n" in value or "\r" in value or "\0" in value:
            raise ApiValueError(f"The header {name!r} must be one line")


class Headers(Mapping[str, str]):
    """Headers by name, in any case; those sent more than once are joined by a comma.

    `getall` gives the values of a header one by one, as `Set-Cookie` needs it.
    """

    __slots__ = ("_values",)

    def __init__(self, headers: Mapping[str, str] | list[tuple[str, str]]) -> None:
        """Take over headers of any other mapping, or pairs of names and values."""
        pairs = headers if isinstance(headers, list) else headers.items()
        self._values: dict[str, tuple[str, list[str]]] = {}
        for name, value in pairs:
            self._values.setdefault(name.lower(), (name, []))[1].append(value)

    def __getitem__(self, name: str) -> str:
        """Give the value of a header."""
        return ", ".join(self._values[name.lower()][1])

    def __iter__(self) -> Iterator[str]:
        """Go through the names as they were sent."""
        return (name for name, _ in self._values.values())

    def __len__(self) -> int:
        """Count the headers."""
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a header."""
        return isinstance(name, str) and name.lower() in self._values

    def __repr__(self) -> str:
        """Show the headers, without what may be a credential."""
        return repr(redact_headers(self))

    def getall(self, name: str) -> list[str]:
        """Give each value of a header."""
        found = self._values.get(name.lower())
        return list(found[1]) if found else []
