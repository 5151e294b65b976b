"""Calls every operation of a document through Prism, and collects what either side has to say."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bench.prism.known import Finding, reason_for
from bench.prism.server import Mock, Unloadable
from bench.prism.watch import Kept, SyncWatch, Watch
from bench.wire.bodies import essence, is_json
from bench.wire.credentials import credentials_of, settings_for
from bench.wire.document import Content, Document, Operation
from bench.wire.package import Package, Refused, generate
from bench.wire.replies import is_streamed
from bench.wire.styles import difference, same_json
from bench.wire.variants import Call, Variants

PASSWORD = "pä ss"
"""Prism refuses one with a colon, which RFC 7617 allows: `bench.wire` judges that."""
FALLS = 2
"""How often Prism may fall over in an operation before the operation is given up."""
_UNION = "must match (a schema in anyOf|exactly one schema in oneOf)$"
Said = tuple[list[str], str]
"""What something is about, and what it is."""
_NUMBERS = count()


@dataclass
class Opinion:
    """What Prism said of one document's requests, and what became of its answers."""

    document: str
    operations: int = 0
    judged: int = 0
    requests: int = 0
    answers: int = 0
    """Answers that Prism made, and that were decoded and compared."""
    findings: list[Finding] = field(default_factory=list)
    known: Counter[str] = field(default_factory=Counter)
    """How often each known fault of Prism's own came up."""
    abandoned: int = 0
    """Operations that were given up, since Prism fell over again and again."""
    unloadable: str = ""
    refused: str = ""


def ask(path: Path, *, sample: int | None = None, most: int = 40) -> Opinion:
    """Generate the package of a document, and let Prism judge its calls.

    Args:
        path: The document.
        sample: How many of its operations to call, at most; Prism reads no others then.
        most: How many members of a union are tried, at most.

    Raises:
        NoRegistry: Prism is not installed, and can't be.
    """
    opinion = Opinion(path.name)
    folder = Path(tempfile.mkdtemp(prefix="sdkpress-prism-"))
    try:
        document = Document(path)
        operations = list(document.operations())
        opinion.operations = len(operations)
        read = path
        if sample is not None and len(operations) > sample:
            operations = [operations[(2 * index + 1) * len(operations) // (2 * sample)] for index in range(sample)]
            read = folder / "sample.json"
            read.write_text(json.dumps(cut(document.data, {each.path for each in operations})), encoding="utf-8")
        name = f"prism_{next(_NUMBERS)}_" + re.sub(r"\W", "_", path.stem)
        report = generate(path, folder / "out", name)
        with Mock(read) as prism:
            run = _Run(Package(folder / "out", name, report), document, opinion, prism, most)
            asyncio.run(run.run(operations))
    except Refused as refusal:
        opinion.refused = str(refusal)
    except Unloadable as error:
        opinion.unloadable = str(error)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return opinion


def cut(data: Mapping[str, Any], paths: set[str]) -> dict[str, Any]:
    """The document with these paths, those that they refer to, and the components they need."""
    todo = [data["paths"][path] for path in sorted(paths)]
    kept: dict[str, Any] = {"paths": {path: data["paths"][path] for path in data["paths"] if path in paths}}
    todo.append({key: value for key, value in data.items() if key not in ("paths", "components", "webhooks")})
    seen: set[tuple[str, ...]] = set()
    while todo:
        for reference in _references(todo.pop()):
            place = tuple(unquote(each).replace("~1", "/").replace("~0", "~") for each in reference.split("/")[1:])
            place = place[: 3 if place[:1] == ("components",) else 2]
            if place in seen or len(place) < 2:
                continue
            seen.add(place)
            target, source = kept, data
            for token in place[:-1]:
                target, source = target.setdefault(token, {}), source[token]
            target[place[-1]] = source[place[-1]]
            todo.append(source[place[-1]])
    components = dict(data.get("components") or {})
    made = {**kept.pop("components", {}), "securitySchemes": components.get("securitySchemes", {})}
    return {**{key: value for key, value in data.items() if key != "webhooks"}, **kept, "components": made}


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str):
                yield item
            elif key == "discriminator" and isinstance(item, Mapping) and isinstance(item.get("mapping"), Mapping):
                for target in item["mapping"].values():
                    yield target if "/" in target else f"#/components/schemas/{target}"
            else:
                yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


class _Run:
    def __init__(self, package: Package, document: Document, opinion: Opinion, prism: Mock, most: int) -> None:
        self.package = package
        self.document = document
        self.opinion = opinion
        self.prism = prism
        self.fallen = 0
        self.variants = Variants(document, most)
        self.clients: dict[tuple[str, ...], tuple[Any, Any]] = {}

    async def run(self, operations: list[Operation]) -> None:
        warnings.simplefilter("ignore", DeprecationWarning)
        for operation in operations:
            if (operation.method.upper(), operation.path) in self.package.items:
                self.opinion.judged += 1
                await self._ask(operation)
        for client, twin in self.clients.values():
            await client.close()
            twin.close()

    async def _ask(self, operation: Operation) -> None:
        """Make each call async with models and sync with plain values, for an invented answer and for an example."""
        alternatives = [each for each in operation.security if credentials_of(self.document, each) is not None] or [()]
        calls = self.variants.calls(operation)
        statuses = [status for status in operation.responses if status.isdigit()]
        wanted = [status for status in statuses if status.startswith("2")] or [""]
        self.fallen = 0
        for index, call in enumerate(calls):
            client, twin = self._clients(alternatives[index % len(alternatives)])
            code = wanted[index % len(wanted)]
            await self._call(operation, call, client, {"dynamic": "true", "seed": str(index)}, code)
            await self._call(operation, call, twin, {"dynamic": "false"}, code)
        for status in statuses:
            if not status.startswith("2") and calls:
                client, _ = self._clients(alternatives[0])
                await self._call(operation, calls[0], client, {"dynamic": "true", "seed": status}, status)
        self.opinion.abandoned += self.fallen == FALLS

    def _clients(self, schemes: tuple[str, ...]) -> tuple[Any, Any]:
        if schemes not in self.clients:
            configuration = self.package.configuration(self.prism.url, settings_for(self.document, schemes))
            configuration.password = PASSWORD
            client = self.package.root.ApiClient(configuration)
            client.rest_client = Watch(client.rest_client)
            twin = self.package.sync.ApiClient(configuration)
            twin.rest_client = SyncWatch(twin.rest_client)
            self.clients[schemes] = client, twin
        return self.clients[schemes]

    async def _call(
        self, operation: Operation, call: Call, client: Any, preferences: dict[str, str], status: str
    ) -> None:
        if self.fallen == FALLS:
            return
        asynchronous = isinstance(client.rest_client, Watch)
        preferences |= {"code": status} if status else {}
        prefer = ", ".join(f"{name}={value}" for name, value in preferences.items())
        self.opinion.requests += 1
        outcome: Any = None
        for _ in range(2):  # Node closes connections that were idle for five seconds, in the moment of a call perhaps
            client.rest_client.last = None
            outcome = await self._outcome(operation, call, client, prefer)
            if client.rest_client.last is not None:
                break
            if self.prism.has_fallen():
                self.fallen += 1
                self.prism.start()
                outcome = "Prism fell over"
                break
        label = f"{'async' if asynchronous else 'sync'}; {call.label}; {prefer}"
        for place, message in self._check(operation, client.rest_client.last, outcome, status):
            finding = Finding(self.opinion.document, operation, call, label, tuple(place), message[:600])
            reason = reason_for(finding, self.document)
            if reason is None:
                self.opinion.findings.append(finding)
            else:
                self.opinion.known[reason] += 1

    async def _outcome(self, operation: Operation, call: Call, client: Any, prefer: str) -> Any:
        """What a call gives, or raises."""
        asynchronous = isinstance(client.rest_client, Watch)
        side = self.package.root if asynchronous else self.package.sync
        method = self.package.method(side, client, operation, "_with_http_info")
        try:
            arguments = self.package.arguments(operation, call, decoded=asynchronous)
            outcome = method(**arguments, _headers={"Prefer": prefer})
            return (await outcome if asynchronous else outcome).data
        except Exception as error:
            return error

    def _check(self, operation: Operation, kept: Kept | None, outcome: Any, status: str) -> Iterator[Said]:
        if kept is None:
            text = outcome if isinstance(outcome, str) else f"{type(outcome).__name__}: {outcome}"
            yield ["nothing"], text
            return
        problem: dict[str, Any] = {}
        if kept.headers.get("content-type") == "application/problem+json" and b"prism/errors" in kept.body:
            problem = json.loads(kept.body)
        violations = _violations(kept.headers.get("sl-violations"), problem)
        yield from violations
        if problem and not violations:
            yield ["problem"], f"{problem['title']}: {problem['detail']}"
        elif not violations:
            yield from self._check_answer(operation, kept, outcome, status)

    def _check_answer(self, operation: Operation, kept: Kept, outcome: Any, status: str) -> Iterator[Said]:
        if status and kept.status != int(status):
            yield ["problem"], f"status {kept.status}, not {status}"
            return
        content = _content(operation, kept)
        if content is None or is_streamed(operation):
            return
        data = outcome
        if kept.status >= 300:
            if not isinstance(outcome, self.package.exceptions.ApiException) or outcome.status != kept.status:
                yield ["answer"], f"{type(outcome).__name__} for status {kept.status}: {outcome}"
                return
            data = outcome.data
        if is_json(content.media_type):
            try:
                value = json.loads(kept.body)
            except ValueError:
                return  # an example that is text, sent as it is
            if content.schema is not None and not self.document.is_valid(content.schema, value, request=False):
                return
            self.opinion.answers += 1
            if isinstance(data, Exception):
                yield ["answer"], f"{type(data).__name__}: {data}"
            elif not (isinstance(data, str) and data == value):
                again = json.loads(self.package.as_json(data))
                if not same_json(value, again):
                    yield ["answer"], f"goes out otherwise: {difference(value, again)}"
        elif isinstance(data, Exception):
            yield ["answer"], f"{type(data).__name__}: {data}"


def _violations(header: str | None, problem: Mapping[str, Any]) -> list[Said]:
    """What is wrong with the request: answers of its own that are not valid are Prism's own affair.

    Of a value that is no member of a union, what each member has against it is left out.
    """
    found: list[Any] = problem.get("validation", [])
    found = [{**each, "location": ["request", *(each.get("location") or ())]} for each in found]
    if header is not None:
        found = list(_whole(header[header.index("{") :]))
    told = [
        (list(map(str, each["location"])), each["message"])
        for each in found
        if each["severity"] == "Error" and each["location"][0] == "request"
    ]
    unions = [place for place, message in told if re.search(_UNION, message)]
    return [
        (place, message)
        for place, message in told
        if re.search(_UNION, message) or not any(place[: len(each)] == each for each in unions)
    ]


def _whole(text: str) -> Iterator[Any]:
    """The objects of a list up to where it is cut, if it is: what is wrong with the request comes first."""
    decode = json.JSONDecoder().raw_decode
    while text.startswith("{"):
        try:
            value, end = decode(text)
        except ValueError:
            return
        yield value
        text = text[end:].removeprefix(",")


def _content(operation: Operation, kept: Kept) -> Content | None:
    """What the document says of a response."""
    declared = next(
        (
            operation.responses[each]
            for each in (str(kept.status), f"{kept.status // 100}XX", "default")
            if each in operation.responses
        ),
        (),
    )
    name = essence(kept.headers.get("content-type") or "")
    return next((each for each in declared if essence(each.media_type) == name), None) if kept.body else None
