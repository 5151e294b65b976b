"""What the benchmark says and shows; nothing here is timed."""

from __future__ import annotations

import asyncio
import importlib
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.contenders import by_hand
from bench.generation import growth
from bench.loopback import Connection, make_keys
from bench.made import make_document
from bench.measure import BY_HAND, GENERATOR, OURS, Bar, Figure, Samples, interleave
from bench.tables import fill_page, line, table

ROOT = Path(__file__).resolve().parents[1]
CALL = Figure("calls", "a call", "µs", {OURS: 120.0, BY_HAND: 100.0}, [Bar(BY_HAND, 1.35), Bar(GENERATOR, 1.0)])


def test_a_ratio_is_that_of_the_rounds_where_there_were_any() -> None:
    """Without rounds, it is that of the values; without a value of the other, there is none."""
    in_turns = Figure("calls", "a call", "µs", CALL.values, CALL.bars, ratios={BY_HAND: 1.1})

    assert CALL.ratio(Bar(BY_HAND, 1.0)) == 1.2
    assert in_turns.ratio(Bar(BY_HAND, 1.0)) == 1.1
    assert CALL.ratio(Bar(GENERATOR, 1.0)) is None


def test_a_missed_bar_is_said() -> None:
    """Against another contender, and in the unit itself."""
    slow = Figure("calls", "a call", "µs", CALL.values, [Bar(BY_HAND, 1.1)], at_most=100)

    assert "missed" not in line(CALL)
    assert line(slow) == (
        "a call [µs]: sdkpress 120, by hand 100; at most 100 **missed**, 1.20 times by hand (at most 1.1) **missed**"
    )


def test_results_come_back_as_they_were() -> None:
    """results.json holds all of a figure."""
    figure = Figure("models", "decode", "µs", {OURS: 1.5}, [Bar(BY_HAND, 1.1)], 3.0, "a note", {BY_HAND: 1.25})

    assert Figure.from_json(figure.as_json()) == figure


def test_contenders_take_turns() -> None:
    """Each once a round, which goes backwards every other time, and ratios are taken round by round."""
    order: list[str] = []
    given = {OURS: iter([2.0, 30.0, 3.0]), BY_HAND: iter([1.0, 10.0, 4.0])}

    def measured(who: str) -> float:
        order.append(who)
        return next(given[who])

    samples = interleave({who: partial(measured, who) for who in given}, 3)

    assert order == [OURS, BY_HAND, BY_HAND, OURS, OURS, BY_HAND]
    assert samples.medians(10) == {OURS: 30.0, BY_HAND: 40.0}
    assert samples.ratios() == {BY_HAND: 2.0}


def test_close_contenders_have_more_rounds() -> None:
    """Their ratio comes from these rounds, the ratio to a third one from all contenders' own."""
    given = {OURS: iter([8.0, 1.0, 2.0]), GENERATOR: iter([2.0]), BY_HAND: iter([9.0, 2.0, 2.0])}

    samples = interleave({who: partial(next, values) for who, values in given.items()}, 1, close=2)

    assert samples.medians() == {OURS: 1.5, GENERATOR: 2.0, BY_HAND: 2.0}
    assert samples.ratios() == {GENERATOR: 4.0, BY_HAND: 0.75}


def test_samples_of_one_contender_have_no_ratio() -> None:
    """There is nothing to compare with."""
    samples = Samples()
    samples.add(OURS, 1.0)

    assert samples.ratios() == {}


def test_growth_is_one_where_it_is_linear() -> None:
    """What no operation at all costs plays no part."""
    assert growth({100: 1.0, 1000: 1.9, 10_000: 10.9}, 100, 1000, 10_000) == pytest.approx(1.0)
    assert growth({100: 1.0, 1000: 1.9, 10_000: 19.9}, 100, 1000, 10_000) == pytest.approx(2.0)


def test_figures_stand_at_their_place_on_the_page() -> None:
    """The rest of the page stays, and figures that stood there go."""
    page = "Before\n<!-- figures -->\nold\n<!-- end of figures -->\nAfter\n"

    filled = fill_page(page, "a machine", [CALL])

    assert filled.startswith("Before\n<!-- figures -->\n\nTaken on a machine.\n\n### Calling\n\n")
    assert table([CALL]) in filled
    assert filled.endswith("\n<!-- end of figures -->\nAfter\n")
    assert fill_page(filled, "a machine", [CALL]) == filled


def test_a_made_document_has_as_many_operations_and_models_as_asked_for() -> None:
    """Each with an id of its own."""
    document = make_document(45)
    operations = [operation for item in document["paths"].values() for operation in item.values()]

    assert len({operation["operationId"] for operation in operations}) == 45
    assert len(document["components"]["schemas"]) == 45
    assert {tag for operation in operations for tag in operation["tags"]} == {"Group 0", "Group 1", "Group 2"}


def test_the_program_written_by_hand_sends_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it would be no measure; and it decodes the same."""
    monkeypatch.syspath_prepend(ROOT / "generated")
    ours: Any = importlib.import_module("bench.contenders.ours")

    async def sent(contender: Any) -> tuple[bytes, list[Any]]:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Connection, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        client = contender.Client(f"http://127.0.0.1:{port}")
        keys = await client.call()
        await client.close()
        server.close()
        return Connection.last.replace(str(port).encode(), b"PORT"), keys

    sent_by_hand, keys_by_hand = asyncio.run(sent(by_hand))
    sent_by_ours, keys = asyncio.run(sent(ours))

    assert sorted(sent_by_ours.splitlines()[1:]) == sorted(sent_by_hand.splitlines()[1:])
    assert sent_by_ours.splitlines()[0] == sent_by_hand.splitlines()[0]
    assert [key.name for key in keys] == [key.name for key in keys_by_hand] == [key["name"] for key in make_keys(2)]
