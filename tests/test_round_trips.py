"""Whatever value a schema allows, it goes out through a real request as its JSON, and comes back as itself.

HYPOTHESIS_PROFILE=long tries more documents and more values; ROUND_TRIPS is the number of the first document then.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from pydantic import BaseModel

from bench.wire.document import Document, Operation
from bench.wire.package import Package, generate
from bench.wire.variants import Call
from tests.corpus.bodies import FORMATS, as_3_0, documents
from tests.corpus.echo import Echo, echo
from tests.corpus.grammar import Json
from tests.corpus.values import Values

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
FIRST = int(os.environ.get("ROUND_TRIPS", "0"))
SEEDS = range(FIRST, FIRST + (100 if LONG else 3))
SETTINGS = settings(
    max_examples=60 if LONG else 20,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def make_document(number: int) -> Json:
    """A random document, the same for the same number."""
    found: list[Json] = []

    @seed(number)
    @settings(SETTINGS, max_examples=3, derandomize=False, phases=[Phase.generate])
    @given(documents())
    def draw(document: Json) -> None:
        found.append(document)

    draw()
    return found[-1]


@dataclass
class Caller:
    """The clients of a generated package, and the server they call."""

    package: Package
    document: Document
    server: Echo

    def __post_init__(self) -> None:
        configuration = self.package.root.Configuration(host=self.server.url)
        self.loop = asyncio.new_event_loop()
        self.client = self.package.root.ApiClient(configuration)
        self.twin = self.package.sync.ApiClient(configuration)

    def close(self) -> None:
        """Close the clients."""
        self.twin.close()
        self.loop.run_until_complete(self.client.close())
        self.loop.close()

    def models(self, operation: Operation, value: Any) -> tuple[Any, Any]:
        """What is sent, as models, and what comes back."""
        arguments = self._arguments(operation, value, decoded=True)
        method = self.package.method(self.package.root, self.client, operation)
        answer = self.loop.run_until_complete(method(**arguments))
        return next(iter(arguments.values())), answer

    def plain(self, operation: Operation, value: Any) -> Any:
        """What comes back for plain dictionaries and lists."""
        method = self.package.method(self.package.sync, self.twin, operation)
        return method(**self._arguments(operation, value, decoded=False))

    def _arguments(self, operation: Operation, value: Any, *, decoded: bool) -> dict[str, Any]:
        return self.package.arguments(operation, Call("", {}, operation.body[0], value), decoded=decoded)


@pytest.fixture
def server() -> Iterator[Echo]:
    """A server that gives back what it gets."""
    with echo() as running:
        yield running


@pytest.mark.parametrize("number", SEEDS)
def test_values_come_back_as_they_went(number: int, tmp_path: Path, server: Echo) -> None:
    """Through an async client as models, and through a sync client as plain values."""
    raw, name = make_document(number), f"echo_{number}"
    spec, output = tmp_path / f"{name}.json", tmp_path / "out"
    spec.write_text(json.dumps(as_3_0(raw) if number % 3 == 2 else raw), encoding="utf-8")
    caller = Caller(Package(output, name, generate(spec, output, name)), Document(spec), server)
    try:
        for operation in caller.document.operations():
            _check(caller, operation, Values(raw))
    finally:
        caller.close()


def _check(caller: Caller, operation: Operation, values: Values) -> None:
    place = operation.body[0].schema
    assert place is not None

    @SETTINGS
    @given(values.of(place.value))
    def comes_back(value: Any) -> None:
        assume(caller.document.is_valid(place, value, request=True))
        sent, answer = caller.models(operation, value)
        assert_same(json.loads(caller.server.body), value)
        assert alike(answer, sent, caller.package.as_json)
        assert_same(json.loads(caller.package.as_json(answer)), value)

        assert_same(json.loads(caller.package.as_json(caller.plain(operation, value))), value)
        assert_same(json.loads(caller.server.body), value)

    try:
        comes_back()
    except BaseException as error:
        error.add_note(f"{operation.path}: {json.dumps(caller.document.resolve(place).value, ensure_ascii=False)}")
        raise


def alike(one: Any, other: Any, as_json: Callable[[Any], bytes]) -> bool:
    """Whether two values are equal and of one type.

    In a union of texts with a format and others, a text that comes back may be either (`docs/wire.md`).
    """
    if type(one) is not type(other):
        return str in (type(one), type(other)) and as_json(one) == as_json(other)
    if isinstance(one, list):
        return len(one) == len(other) and all(alike(*pair, as_json) for pair in zip(one, other, strict=True))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key], as_json) for key in one)
    if hasattr(one, "actual_instance") or isinstance(one, BaseModel):
        extra, others = (getattr(each, "model_extra", None) for each in (one, other))
        return alike(vars(one), vars(other), as_json) and alike(extra, others, as_json)
    return bool(one == other)


def assert_same(found: Any, wanted: Any) -> None:
    """Two values are the same JSON: 1, 1.0 and true are three things, and order is kept where JSON has it."""
    assert marked(found) == marked(wanted)


def marked(value: Any) -> Any:
    """A value with its kind, so that == tells 1 from 1.0 and from true."""
    if isinstance(value, dict):
        return {key: marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item) for item in value]
    return type(value).__name__, repr(value) if isinstance(value, float) else value


def test_same_is_the_same_kind() -> None:
    """A comparison that takes 1 for 1.0 would see nothing."""
    for one, other in ((1, 1.0), (1, True), ([None], []), ({"a": 1}, {}), (0.0, -0.0), ("1", 1)):
        with pytest.raises(AssertionError):
            assert_same(one, other)
        assert not alike(one, other, lambda value: json.dumps(value).encode()) or (one, other) == (0.0, -0.0)


def test_random_documents_have_what_is_to_be_tried() -> None:
    """Discriminators, recursion, maps, `allOf`, unions and all formats come up."""
    text = json.dumps([make_document(number) for number in range(20)])

    wanted = ("mapping", "allOf", "oneOf", "anyOf", "additionalProperties", "prefixItems", "null", "enum", *FORMATS)
    assert [word for word in wanted if f'"{word}"' not in text] == []
