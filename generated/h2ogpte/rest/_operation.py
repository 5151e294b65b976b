"""Operations as data: what to send for the arguments, how to read what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from ._bodies import Body, Encoding
from ._decoding import (
    LONG,
    DecodeFailure,
    Kind,
    Reader,
    choose_media_type,
    decode_loosely,
    reader,
)
from ._parameters import Parameter
from ._plan import Plan, Prepared

if TYPE_CHECKING:
    from ._events import Streamed
    from ._pages import Pages
    from ._server import Server

__all__ = [
    "Body",
    "DecodeFailure",
    "Encoding",
    "Operation",
    "Parameter",
    "Prepared",
    "Response",
]

T = TypeVar("T")


class Response(NamedTuple):
    """A response of an operation."""

    content: Mapping[str, Kind] = MappingProxyType({})
    """What gives the type, for each media type."""

    def reader(self, content_type: str | None) -> Reader:
        """Return what reads bodies of one content type."""
        if not self.content:
            return _NOTHING
        media_type = choose_media_type(content_type, self.content)
        return reader(self.content[media_type](), media_type, content_type)


_NOTHING = Reader(lambda raw: None)
"""Reads a body that the document knows nothing of."""


@dataclass(eq=False, repr=False)
class Operation(Generic[T]):
    """An operation of the document. `T` is what it returns."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: Mapping[str, Response] = field(default_factory=dict[str, Response])
    security: tuple[tuple[str, ...], ...] = ()
    """The schemes of which all must hold, for each alternative."""

    servers: tuple[Server, ...] = ()
    """The servers, where the operation has its own."""

    deprecated: bool = False
    """Whether the document advises against it."""

    pages: Pages | None = None
    """How the list that it gives comes in pages, where it does."""

    stream: Streamed | None = None
    """How the items of its response come one after the other, where they do."""

    @property
    def deprecated_arguments(self) -> tuple[str, ...]:
        """The arguments that the document advises against."""
        form = self.body.form if self.body else ()
        return tuple(
            each.python_name for each in (*self.parameters, *form) if each.deprecated
        )

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        """The arguments in the order of their values: parameters, then body or form."""
        body = self.body
        after = () if body is None else body.form or (body,)
        return tuple(argument.python_name for argument in (*self.parameters, *after))

    def prepare(
        self,
        arguments: Mapping[str, object],
        *,
        content_type: str | None = None,
        validate: bool = True,
        safe_path_chars: str = "",
    ) -> Prepared:
        """Check the arguments and write the request that they ask for."""
        return self.plan.prepare(
            arguments.items(), content_type, validate, safe_path_chars
        )

    @cached_property
    def plan(self) -> Plan:
        """What is worked out once, when it is first called."""
        return Plan(self)

    def decode(
        self, status: int, content_type: str | None, raw: bytes, *, checked: bool = True
    ) -> T:
        """Decode the body of a response.

        None where it is empty, or where the document has nothing for the status.

        What doesn't fit is a `DecodeFailure`, or, unchecked, is handed on as it came.
        """
        if len(raw) < LONG:
            try:
                return self._short_readers[content_type][status](raw)
            except (KeyError, ValidationError):
                pass  # It may be empty, in another encoding, or wrong: look closer.
        read = self._readers.get((status, content_type)) or self._reader(
            status, content_type
        )
        value: T
        try:
            value = read(raw)
        except DecodeFailure:
            if checked:
                raise
            value = decode_loosely(content_type, raw)
        return value

    @cached_property
    def _readers(self) -> dict[tuple[int, str | None], Reader]:
        return {}

    @cached_property
    def _short_readers(self) -> dict[str | None, dict[int, Callable[[bytes], T]]]:
        return {}  # Two steps take less time than one with a pair that must be made.

    def _reader(self, status: int, content_type: str | None) -> Reader:
        response = self.response(status)
        made = _NOTHING if response is None else response.reader(content_type)
        # Servers send few content types, unless one has random parameters.
        if len(self._readers) < 16:
            self._readers[status, content_type] = made
            if made.short is not None:
                by_status = self._short_readers.setdefault(content_type, {})
                by_status[status] = made.short
        return made

    def response(self, status: int) -> Response | None:
        """Return what the document says of a status."""
        responses = self.responses
        return (
            responses.get(str(status))
            or responses.get(f"{status // 100}XX")
            or responses.get("default")
        )

    def expects(self, status: int) -> bool:
        """Say whether the document has a response for a status."""
        return self.response(status) is not None
