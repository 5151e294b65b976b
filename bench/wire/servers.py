"""Judges which server an operation calls: its own, its path's or the document's, by index, with other variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from bench.wire.document import Document, Operation
from bench.wire.package import Package
from bench.wire.variants import Call

HOST = "http://127.0.0.1:9/a/b"
"""The host that is set in some of the calls; relative servers are relative to it."""


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


def servers_of(document: Document, operation: Operation) -> list[Mapping[str, Any]]:
    """The servers of an operation, those of the document where it has none of its own."""
    return list(operation.servers or document.data.get("servers") or [{"url": "/"}])


def url_of(server: Mapping[str, Any], values: Mapping[str, str], base: str = "") -> str | None:
    """The URL of a server, variables without a value at their defaults; None where it has no host."""
    url = str(server["url"])
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace(f"{{{name}}}", values.get(name, str(variable["default"])))
    url = url if "://" in url else urljoin(base, url)
    return url.rstrip("/") if "://" in url else None


def other_values(server: Mapping[str, Any]) -> dict[str, str]:
    """For each variable another value than its default, if there may be one."""
    made = {}
    for name, variable in (server.get("variables") or {}).items():
        values = [str(value) for value in variable.get("enum") or [f"other-{name.replace('_', '-')}"]]
        made[name] = next((value for value in values if value != str(variable["default"])), values[0])
    return made


def _cases(
    document: Document, operation: Operation, identity: str
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], str | None]]:
    """Ways to choose a server: a label, the settings, the options of the call, and where it has to go."""
    servers, common = servers_of(document, operation), document.data.get("servers") or [{"url": "/"}]
    first, others = servers[0], other_values(servers[0])
    own = bool(operation.servers)
    # A server of an operation without a host is relative to the document's first; one of the document to none.
    base = (url_of(common[0], {}) or "") if own else ""
    yield "no host", {}, {}, url_of(first, {}, base)
    yield (
        "variables",
        {"server_variables": others},
        {},
        url_of(first, others, (url_of(common[0], others) or "") if own else ""),
    )
    if own:
        settings: dict[str, Any] = {"server_operation_variables": {identity: others}}
        yield "variables of the operation", settings, {}, url_of(first, others, base)
    yield "host", {"host": HOST}, {}, HOST
    for index, server in enumerate(servers):
        yield f"_host_index={index}", {}, {"_host_index": index}, url_of(server, {}, base)
        if own:
            settings = {"server_operation_index": {identity: index}}
            yield f"server_operation_index={index}", settings, {}, url_of(server, {}, base)
        if index:
            yield f"host, _host_index={index}", {"host": HOST}, {"_host_index": index}, url_of(server, {}, HOST)
    for index, server in enumerate(() if own else common):
        yield f"server_index={index}", {"server_index": index}, {}, url_of(server, {})


async def check_servers(package: Package, document: Document, operation: Operation, call: Call) -> Iterator[str]:
    """What is wrong with the addresses that are called."""
    wrong: list[str] = []
    recorder = Recorder(package.exceptions.ApiConnectionError)
    arguments = package.arguments(operation, call, decoded=False)
    identity = package.description(operation).id

    async def called(settings: dict[str, Any], options: dict[str, Any]) -> str:
        recorder.url = ""
        client = package.root.ApiClient(package.root.Configuration(**settings), transport=recorder)
        with suppress(package.exceptions.ApiConnectionError):
            await package.method(package.root, client, operation)(**arguments, **options)
        return recorder.url

    for label, settings, options, wanted in _cases(document, operation, identity):
        try:
            found = await called(settings, options)
        except package.exceptions.ApiValueError as error:
            # Without a host, nothing says where to.
            if wanted is not None:
                wrong.append(f"{label}: {error}")
            continue
        if wanted is None:
            wrong.append(f"{label}: {found} though no host is known")
        elif not found.startswith(f"{wanted}/"):
            wrong.append(f"{label}: {found} is not at {wanted}")
    for options in ({"_host_index": len(servers_of(document, operation))}, {"_host_index": -1}):
        with suppress(package.exceptions.ApiValueError):
            wrong.append(f"{options} was taken: {await called({}, options)}")
    limited = {
        name: "of no enum"
        for name, variable in (servers_of(document, operation)[0].get("variables") or {}).items()
        if variable.get("enum")
    }
    if limited:
        with suppress(package.exceptions.ApiValueError):
            wrong.append(f"{limited} was taken: {await called({'server_variables': limited}, {})}")
    return iter(wrong)
