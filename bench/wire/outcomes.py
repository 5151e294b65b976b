"""Judges what a call gives or raises, against the answer of the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bench.wire.delivery import HEADERS
from bench.wire.package import Package
from bench.wire.replies import Reply
from bench.wire.styles import difference, same_json

STATUSES = {
    400: "BadRequestException",
    401: "UnauthorizedException",
    403: "ForbiddenException",
    404: "NotFoundException",
    409: "ConflictException",
    422: "UnprocessableEntityException",
    429: "TooManyRequestsException",
}


def check_head(reply: Reply, outcome: Any, raw: bytes) -> Iterator[str]:
    """Judge status, headers and raw body of an `ApiResponse`."""
    if outcome.status_code != reply.status:
        yield f"status_code {outcome.status_code}"
    yield from _check_headers(outcome.headers)
    if outcome.raw_data != raw:
        yield f"raw_data {outcome.raw_data[:80]!r}, not {raw[:80]!r}"


def _check_headers(headers: Any) -> Iterator[str]:
    for name in {name.lower() for name, _ in HEADERS}:
        values = [value for key, value in HEADERS if key.lower() == name]
        if headers.getall(name) != values or headers.get(name.upper()) != ", ".join(values):
            yield f"header {name}: {headers.getall(name)}, not {values}"


def check_result(package: Package, reply: Reply, outcome: Any, *, nothing: bool) -> Iterator[str]:
    """Judge the value that a success gave.

    Args:
        package: The package that was called.
        reply: What the server answered.
        outcome: The value.
        nothing: Whether there is never a body, as of HEAD.
    """
    if nothing or reply.content is None:
        # A stream has no items then, and a text or a file is empty.
        if outcome not in (None, [], "", b""):
            yield f"{outcome!r} for nothing"
    else:
        yield from _check_value(package, reply, outcome)


def _check_value(package: Package, reply: Reply, outcome: Any) -> Iterator[str]:
    if isinstance(reply.value, bytes):
        if outcome != reply.value:
            yield f"{reply.value!r} became {outcome!r}"
        return
    if isinstance(outcome, str) and reply.value == outcome:
        return
    again = json.loads(package.as_json(outcome))
    if not same_json(reply.value, again):
        yield f"goes out otherwise: {difference(reply.value, again)}"
    dump = getattr(outcome, "model_dump_json", None)
    if dump is not None:
        dumped = json.loads(dump(by_alias=True, exclude_unset=True))
        if not same_json(reply.value, dumped):
            yield f"is dumped otherwise: {difference(reply.value, dumped)}"


def check_error(package: Package, reply: Reply, outcome: Any, raw: bytes, *, nothing: bool) -> Iterator[str]:
    """Judge the exception that an error raised: its class, status, headers, data and text."""
    expected = STATUSES.get(reply.status, "ServiceException" if reply.status >= 500 else "ApiException")
    if type(outcome).__name__ != expected or not isinstance(outcome, package.exceptions.ApiException):
        yield f"{type(outcome).__name__}, not {expected}: {str(outcome)[:300]}"
        return
    if outcome.status != reply.status:
        yield f"status {outcome.status}"
    yield from _check_headers(outcome.headers)
    if nothing or reply.content is None:
        if outcome.data is not None:
            yield f"{outcome.data!r} for nothing"
    else:
        yield from _check_value(package, reply, outcome.data)
    if not nothing and not isinstance(reply.value, bytes) and outcome.body != reply.text:
        yield f"body {outcome.body[:80]!r}, not {reply.text[:80]!r}"
