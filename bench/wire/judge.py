"""Judges the package of one document: calls every operation in every way, and collects what was wrong."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from bench.wire.document import Document, Operation
from bench.wire.package import Package, Refused, generate
from bench.wire.requests import Credentials, check_request, credentials_of
from bench.wire.server import Answer, Server, serve
from bench.wire.servers import check_server
from bench.wire.styles import difference, same_json
from bench.wire.variants import Call, Reply, Variants, is_streamed

STATUSES = {
    400: "BadRequestException",
    401: "UnauthorizedException",
    403: "ForbiddenException",
    404: "NotFoundException",
    409: "ConflictException",
    422: "UnprocessableEntityException",
    429: "TooManyRequestsException",
}
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
        asyncio.run(_Run(package, document, verdict, most).run(operations))
    except Refused as refusal:
        verdict.refused = str(refusal)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


class _Run:
    def __init__(self, package: Package, document: Document, verdict: Verdict, most: int) -> None:
        self.package = package
        self.document = document
        self.verdict = verdict
        self.variants = Variants(document, most)
        self.clients: dict[tuple[str, ...], tuple[Any, Any]] = {}

    async def run(self, operations: list[Operation]) -> None:
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
        replies = [reply for each in self._successes(operation) for reply in each]
        errors = [reply for each in self._errors(operation) for reply in each]
        if not calls:
            self.verdict.faults.append(Fault(name, "unjudged", "", "no arguments are known"))
            return
        try:
            wrong = await check_server(self.package, self.document, operation, calls[0])
        except Exception as error:
            wrong = repr(error)
        if wrong:
            self.verdict.faults.append(Fault(name, "request", "server", wrong[:600]))
        if not replies:
            replies = [Reply("empty", 200)]
        alternatives = [each for each in operation.security if credentials_of(self.document, each) is not None] or [()]
        for index in range(max(len(calls), len(replies))):
            schemes = alternatives[index % len(alternatives)]
            await self._both(operation, calls[index % len(calls)], replies[index % len(replies)], schemes)
        for index, reply in enumerate(errors):
            await self._both(operation, calls[index % len(calls)], reply, alternatives[0])

    def _successes(self, operation: Operation) -> Iterator[list[Reply]]:
        named = [status for status in operation.responses if status.startswith("2")]
        for status in named or [each for each in operation.responses if each == "default"]:
            number = int(status) if status.isdigit() else 203 if status == "2XX" else 200
            yield self.variants.replies(operation.responses[status], number)

    def _errors(self, operation: Operation) -> Iterator[list[Reply]]:
        for status, contents in operation.responses.items():
            if status[0] in "45":
                number = int(status) if status.isdigit() else int(status[0]) * 100 + 18
                yield self.variants.replies(contents, number, brief=True)
        if not {"500", "5XX"} & operation.responses.keys():
            yield self.variants.replies(operation.responses.get("default", ()), 500, brief=True)

    def _clients(self, schemes: tuple[str, ...]) -> tuple[Any, Any]:
        if schemes not in self.clients:
            configuration = self.package.configuration(self.server.url, schemes)
            self.clients[schemes] = (
                self.package.root.ApiClient(configuration),
                self.package.sync.ApiClient(configuration),
            )
        return self.clients[schemes]

    async def _both(self, operation: Operation, call: Call, reply: Reply, schemes: tuple[str, ...]) -> None:
        """Call an operation async with models and sync with plain values."""
        client, twin = self._clients(schemes)
        wanted = self._wanted(operation, schemes)
        for asynchronous in (True, False):
            label = f"{'async' if asynchronous else 'sync'}; {call.label}; {reply.status} {reply.label}"
            self.verdict.calls += 1
            self.server.arrived.clear()
            self.server.answer = Answer(reply.status, reply.content_type, reply.raw)
            outcome: Any
            try:
                warnings.simplefilter("ignore", DeprecationWarning)
                arguments = self.package.arguments(operation, call, decoded=asynchronous)
                if asynchronous:
                    method = self.package.method(self.package.root, client, operation, "_with_http_info")
                    outcome = (await method(**arguments)).data
                else:
                    outcome = self.package.method(self.package.sync, twin, operation)(**arguments)
            except Exception as error:
                outcome = error
            self._check(operation, call, reply, outcome, wanted, label)

    def _wanted(self, operation: Operation, schemes: tuple[str, ...]) -> list[Credentials]:
        """The credentials that are right: of the schemes asked for, or of others that go with the same settings."""
        found = [credentials_of(self.document, each) for each in operation.security or ((),)]
        return [each for each in found if each is not None] + [frozenset()] * (schemes == ())

    def _check(
        self, operation: Operation, call: Call, reply: Reply, outcome: Any, wanted: list[Credentials], label: str
    ) -> None:
        name = f"{operation.method} {operation.path}"

        def fault(side: str, message: str) -> None:
            self.verdict.faults.append(Fault(name, side, label, message[:600]))

        if not self.server.arrived:
            fault("request", f"nothing was sent: {type(outcome).__name__}: {outcome}")
            return
        try:
            for message in check_request(self.document, operation, call, self.server.arrived[-1], wanted):
                fault("request", message)
        except Exception as error:
            fault("request", f"can't be read: {error!r}")
        if 200 <= reply.status <= 299:
            for message in self._check_result(operation, reply, outcome):
                fault("response", message)
        else:
            for message in self._check_error(reply, outcome):
                fault("error", message)

    def _check_result(self, operation: Operation, reply: Reply, outcome: Any) -> Iterator[str]:
        if isinstance(outcome, Exception):
            yield f"{type(outcome).__name__}: {outcome}"
        elif reply.content is None and is_streamed(operation):
            close = getattr(outcome, "close", None)
            if close is not None and not asyncio.iscoroutinefunction(close):
                close()
        elif operation.method == "HEAD" or reply.content is None:
            if outcome is not None:
                yield f"{outcome!r} for nothing"
        else:
            yield from self._check_value(reply, outcome)

    def _check_value(self, reply: Reply, outcome: Any) -> Iterator[str]:
        if isinstance(reply.value, bytes):
            if outcome != reply.value:
                yield f"{reply.value!r} became {outcome!r}"
            return
        if isinstance(outcome, str) and reply.value == outcome:
            return
        again = json.loads(self.package.as_json(outcome))
        if not same_json(reply.value, again):
            yield f"goes out otherwise: {difference(reply.value, again)}"
        dump = getattr(outcome, "model_dump_json", None)
        if dump is not None:
            dumped = json.loads(dump(by_alias=True, exclude_unset=True))
            if not same_json(reply.value, dumped):
                yield f"is dumped otherwise: {difference(reply.value, dumped)}"

    def _check_error(self, reply: Reply, outcome: Any) -> Iterator[str]:
        exceptions = self.package.exceptions
        expected = STATUSES.get(reply.status, "ServiceException" if reply.status >= 500 else "ApiException")
        if type(outcome).__name__ != expected or not isinstance(outcome, exceptions.ApiException):
            yield f"{type(outcome).__name__}, not {expected}: {str(outcome)[:300]}"
            return
        if outcome.status != reply.status:
            yield f"status {outcome.status}"
        if reply.content is None:
            if outcome.data is not None:
                yield f"{outcome.data!r} for nothing"
        else:
            yield from self._check_value(reply, outcome.data)
