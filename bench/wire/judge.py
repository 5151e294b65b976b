"""Judges the package of one document: calls every operation in every way, and collects what was wrong."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from bench.wire.credentials import Credentials, Settings, expected, settings_for
from bench.wire.delivery import DELIVERIES
from bench.wire.document import Document, Operation
from bench.wire.outcomes import check_error, check_head, check_result
from bench.wire.package import Package, Refused, generate
from bench.wire.replies import Reply, contents_of, is_stream
from bench.wire.requests import check_request
from bench.wire.server import Server, serve
from bench.wire.servers import check_servers
from bench.wire.streams import Flow, check_items, flows, streamed
from bench.wire.values import NASTY, Maker
from bench.wire.variants import Call, Variants, errors_of, successes_of

AUTH = (("header", "X-Judge-Key", "a b/c"), ("query", "judge key", NASTY), ("cookie", "judge-key", "a-b"))
"""What `_request_auth` is given in turn."""
_NUMBERS = count()


@dataclass(frozen=True)
class Fault:
    """Something wrong: with which operation, on which side, in which variant."""

    operation: str
    side: str
    variant: str
    message: str


@dataclass
class Verdict:
    """What was found out about one document."""

    document: str
    operations: int = 0
    judged: int = 0
    calls: int = 0
    unmade: int = 0
    faults: list[Fault] = field(default_factory=list)
    refused: str = ""

    def wrong(self, side: str | None = None) -> int:
        """How many operations have a fault, on one side or at all."""
        return len({fault.operation for fault in self.faults if side in (None, fault.side)})


def judge(path: Path, *, sample: int | None = None, most: int = 40) -> Verdict:
    """Generate the package of a document and judge it.

    Args:
        path: The document.
        sample: How many of its operations to judge, at most.
        most: How many members of a union are tried, at most.
    """
    verdict = Verdict(path.name)
    folder = Path(tempfile.mkdtemp(prefix="sdkpress-wire-"))
    try:
        name = f"wire_{next(_NUMBERS)}_" + "".join(c if c.isalnum() else "_" for c in path.stem)
        report = generate(path, folder / "out", name)
        document = Document(path)
        operations = list(document.operations())
        verdict.operations = len(operations)
        if sample is not None and len(operations) > sample:
            operations = [operations[index * len(operations) // sample] for index in range(sample)]
        package = Package(folder / "out", name, report)
        asyncio.run(Run(package, document, verdict, most).run(operations))
    except Refused as refusal:
        verdict.refused = str(refusal)
    except Exception as error:
        verdict.faults.append(Fault("the document", "unjudged", "", repr(error)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


class Run:
    """Calls the operations of a package against a server of its own, and writes what is wrong into a verdict."""

    def __init__(self, package: Package, document: Document, verdict: Verdict, most: int) -> None:
        self.package = package
        self.document = document
        self.verdict = verdict
        self.variants = Variants(document, most)
        self.clients: dict[Settings, tuple[Any, Any]] = {}
        self.turns = count()

    async def run(self, operations: list[Operation]) -> None:
        """Judge operations one after the other."""
        warnings.simplefilter("ignore", DeprecationWarning)
        with serve() as server:
            self.server: Server = server
            for operation in operations:
                await self._judge(operation)
            for client, twin in self.clients.values():
                await client.close()
                twin.close()
        self.verdict.unmade = self.variants.unmade

    async def _judge(self, operation: Operation) -> None:
        self.verdict.judged += 1
        name = f"{operation.method} {operation.path}"
        if (operation.method.upper(), operation.path) not in self.package.items:
            self.verdict.faults.append(Fault(name, "request", "", "not generated"))
            return
        calls = self.variants.calls(operation)
        if not calls:
            self.verdict.faults.append(Fault(name, "unjudged", "", "no arguments are known"))
            return
        try:
            told = list(await check_servers(self.package, self.document, operation, calls[0]))
        except Exception as error:
            told = [repr(error)]
        for wrong in told:
            self.verdict.faults.append(Fault(name, "request", "server", wrong[:600]))
        replies = successes_of(self.variants, operation) or [Reply("empty", 200)]
        settings = [settings_for(self.document, schemes) for schemes in operation.security if schemes]
        settings.append(Settings())
        rounds = max(len(calls), len(replies), len(settings))
        for index in range(rounds):
            one = settings[index % len(settings)]
            await self._both(operation, calls[index % len(calls)], replies[index % len(replies)], one)
        for index, reply in enumerate(errors_of(self.variants, operation)):
            await self._both(operation, calls[index % len(calls)], reply, settings[0])
        whole = any(each.location == "querystring" for each in operation.parameters)
        location, key, value = AUTH[0 if whole else self.verdict.judged % len(AUTH)]
        options = {"_request_auth": {"in": location, "key": key, "value": value}, "_headers": {"X-Own": "a b"}}
        wanted = frozenset({(location, key.lower(), value), ("header", "x-own", "a b")})
        await self._both(operation, calls[0], replies[0], settings[0], options, wanted)
        await self._stream(operation, calls, settings[0])

    def _clients(self, settings: Settings) -> tuple[Any, Any]:
        if settings not in self.clients:
            configuration = self.package.configuration(self.server.url, settings)
            self.clients[settings] = (
                self.package.root.ApiClient(configuration),
                self.package.sync.ApiClient(configuration),
            )
        return self.clients[settings]

    async def _both(
        self,
        operation: Operation,
        call: Call,
        reply: Reply,
        settings: Settings,
        options: dict[str, Any] | None = None,
        wanted: Credentials | None = None,
    ) -> None:
        """Call an operation async with models and sync with plain values, one of them for status and headers, too."""
        client, twin = self._clients(settings)
        wanted = expected(self.document, operation, settings, call) if wanted is None else wanted
        found = streamed(operation)
        alone = found is not None and found[2]
        turn = next(self.turns)
        delivery = DELIVERIES[turn % len(DELIVERIES)]
        for asynchronous in (True, False):
            suffix = "_with_http_info" if alone or (turn + asynchronous) % 2 else ""
            label = (
                f"{'async' if asynchronous else 'sync'}; {call.label}; {reply.status} {reply.label}; {delivery.label}"
            )
            self.verdict.calls += 1
            self.server.arrived.clear()
            content_type, raw = delivery.written(reply.content_type, reply.raw)
            self.server.answer = delivery.answer(reply.status, content_type, raw)
            outcome: Any
            try:
                arguments = self.package.arguments(operation, call, decoded=asynchronous)
                arguments |= options or {}
                if asynchronous:
                    outcome = await self.package.method(self.package.root, client, operation, suffix)(**arguments)
                else:
                    outcome = self.package.method(self.package.sync, twin, operation, suffix)(**arguments)
            except Exception as error:
                outcome = error
            accepts = [each.media_type for each in contents_of(operation) if is_stream(each) == alone]
            told = [("request", each) for each in self._check_request(operation, call, wanted, accepts, outcome)]
            if not told or self.server.arrived:
                side = "response" if 200 <= reply.status <= 299 else "error"
                try:
                    told += [(side, each) for each in self._check_outcome(operation, reply, outcome, suffix, raw)]
                except Exception as error:
                    told.append((side, f"can't be judged: {error!r}"))
            self._tell(operation, label, told)

    def _check_request(
        self, operation: Operation, call: Call, wanted: Credentials, accepts: list[str], outcome: Any
    ) -> list[str]:
        if not self.server.arrived:
            return [f"nothing was sent: {type(outcome).__name__}: {outcome}"]
        try:
            return list(check_request(self.document, operation, call, self.server.arrived[-1], wanted, accepts))
        except Exception as error:
            return [f"can't be read: {error!r}"]

    def _check_outcome(
        self, operation: Operation, reply: Reply, outcome: Any, suffix: str, raw: bytes
    ) -> Iterator[str]:
        nothing = operation.method == "HEAD"
        if not 200 <= reply.status <= 299:
            yield from check_error(self.package, reply, outcome, raw, nothing=nothing)
        elif isinstance(outcome, Exception):
            yield f"{type(outcome).__name__}: {outcome}"
        elif suffix:
            yield from check_head(reply, outcome, b"" if nothing or reply.status == 204 else raw)
            yield from check_result(self.package, reply, outcome.data, nothing=nothing)
        else:
            yield from check_result(self.package, reply, outcome, nothing=nothing)

    async def _stream(self, operation: Operation, calls: list[Call], settings: Settings) -> None:
        """Call an operation whose response comes item by item, in pieces that end anywhere."""
        found = streamed(operation)
        if found is None:
            return
        content, status, alone = found
        for index, flow in enumerate(flows(self.document, content)):
            call = calls[index % len(calls)]
            sent = call if alone else _asking(self.document, call)
            for delivery in DELIVERIES[1:3]:
                for asynchronous in (True, False):
                    label = f"{'async' if asynchronous else 'sync'}; {call.label}; {flow.label}; {delivery.label}"
                    self.verdict.calls += 1
                    self.server.arrived.clear()
                    self.server.answer = delivery.answer(status, flow.media_type, flow.body)
                    outcome = await self._items(operation, call, settings, asynchronous, alone)
                    wanted = expected(self.document, operation, settings, sent)
                    told = self._check_request(operation, sent, wanted, [content.media_type], outcome)
                    wrong = self._check_items(flow, outcome)
                    self._tell(
                        operation, label, [("request", each) for each in told] + [("response", each) for each in wrong]
                    )

    def _check_items(self, flow: Flow, outcome: Any) -> list[str]:
        try:
            wrong = check_items(flow, outcome, self.package.as_json)
        except Exception as error:
            wrong = f"can't be judged: {error!r}"
        return [wrong] if wrong else []

    async def _items(
        self, operation: Operation, call: Call, settings: Settings, asynchronous: bool, alone: bool
    ) -> Any:
        """The items of a stream, or what was raised."""
        client, twin = self._clients(settings)
        try:
            arguments = self.package.arguments(operation, call, decoded=asynchronous)
            prefix = "" if alone else "stream_"
            if asynchronous:
                stream = await self.package.method(self.package.root, client, operation, prefix=prefix)(**arguments)
                return [item async for item in stream]
            return list(self.package.method(self.package.sync, twin, operation, prefix=prefix)(**arguments))
        except Exception as error:
            return error

    def _tell(self, operation: Operation, label: str, told: list[tuple[str, str]]) -> None:
        name = f"{operation.method} {operation.path}"
        self.verdict.faults += [Fault(name, side, label, message[:600]) for side, message in told]


def _asking(document: Document, call: Call) -> Call:
    """What arrives where a stream is asked for by a property of the body (docs/streaming.md)."""
    schema = call.content.schema if call.content else None
    if schema is None or not isinstance(call.body, dict):
        return call
    properties = Maker(document, request=True).merged(schema.value).get("properties", {})
    if properties.get("stream", {}).get("type") != "boolean":
        return call
    return replace(call, body={**call.body, "stream": True})
