"""What an operation's `..._with_http_info` method returns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class ApiResponse(Generic[T]):
    """A response with its decoded body."""

    __slots__ = ("data", "headers", "raw_data", "status_code")

    status_code: int
    """The HTTP status code."""

    headers: Mapping[str, str]
    """The headers; their names are found in any case."""

    data: T
    """The decoded body."""

    raw_data: bytes
    """The body as it came."""

    def __init__(
        self,
        *,
        status_code: int,
        headers: Mapping[str, str] | None = None,
        data: T,
        raw_data: bytes,
    ) -> None:
        """Put a response together."""
        self.status_code = status_code
        self.headers = {} if headers is None else headers
        self.data = data
        self.raw_data = raw_data

    def __repr__(self) -> str:
        """Say what it holds, not the values: they may be secrets."""
        return (
            f"<ApiResponse {self.status_code}: {type(self.data).__name__}, "
            f"{len(self.raw_data)} bytes>"
        )
