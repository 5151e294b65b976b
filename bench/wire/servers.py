"""Judges which server an operation calls when no host is set: its own, its path's or the document's first."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from bench.wire.document import Document, Operation
from bench.wire.package import Package
from bench.wire.variants import Call


class Recorder:
    """A transport that keeps the URL, and sends nothing."""

    def __init__(self, failure: type[Exception]) -> None:
        self.failure = failure
        self.url = ""

    async def send(self, request: Any) -> Any:
        """Keep the URL of a request."""
        self.url = request.url
        raise self.failure

    async def close(self) -> None:
        """Do nothing."""


def server_of(document: Document, operation: Operation) -> str | None:
    """The URL of the server, its variables at their defaults; None where it has no host."""
    listed = operation.servers or document.data.get("servers") or [{"url": "/"}]
    url = str(listed[0]["url"])
    for name, variable in (listed[0].get("variables") or {}).items():
        url = url.replace(f"{{{name}}}", str(variable["default"]))
    return url.rstrip("/") if "://" in url else None


async def check_server(package: Package, document: Document, operation: Operation, call: Call) -> str | None:
    """What is wrong with the address that is called; None where nothing is, or none is known."""
    wanted = server_of(document, operation)
    if wanted is None:
        return None
    recorder = Recorder(package.exceptions.ApiConnectionError)
    client = package.root.ApiClient(package.root.Configuration(), transport=recorder)
    method = package.method(package.root, client, operation)
    with suppress(package.exceptions.ApiConnectionError):
        await method(**package.arguments(operation, call, decoded=False))
    return None if recorder.url.startswith(f"{wanted}/") else f"{recorder.url} is not at {wanted}"
