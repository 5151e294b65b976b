"""Taking streams apart, in whatever pieces they come in."""

from __future__ import annotations

import importlib
import itertools
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

EVENTS = (
    ": a comment\r\n"
    "event: greeting\r\nid: 1\r\nretry: 250\r\ndata: Hello,\r\ndata: wörld\r\n\r\n"
    "data\n\n"
    "data:no space\rdata:  two spaces\r\r"
    "id: bad\0id\nretry: soon\nunknown: field\ndata: third\n\n"
    "event: nothing\n\n"
    "id\ndata: [DONE]\n\n"
    "data: incomplete\n"
)


@pytest.fixture(scope="module")
def events(package: ModuleType) -> Any:
    """The module under test."""
    return importlib.import_module(f"{package.__name__}._events")


def split(splitter: Any, raw: bytes, cuts: list[int]) -> list[Any]:
    """Feed a stream in pieces."""
    places = [0, *sorted(at % (len(raw) + 1) for at in cuts), len(raw)]
    found: list[Any] = []
    for start, end in itertools.pairwise(places):
        found += splitter.feed(raw[start:end])
    return [*found, *splitter.finish()]


def test_events_are_read_as_the_standard_says(events: Any) -> None:
    """Lines end in CR LF, LF or CR; several data lines are one text; an id stays; what is incomplete is dropped."""
    event = events.ServerSentEvent

    assert split(events.EventSplitter(), EVENTS.encode(), []) == [
        event("Hello,\nwörld", "greeting", "1", 250),
        event("", "message", "1", 250),
        event("no space\n two spaces", "message", "1", 250),
        event("third", "message", "1", 250),
        event("[DONE]", "message", "", 250),
    ]
    assert event('{"a": 1}').json() == {"a": 1}


@given(cuts=st.lists(st.integers(0, 400), max_size=12), mark=st.booleans(), ends=st.sampled_from(["\n", "\r\n", "\r"]))
def test_it_does_not_matter_how_events_are_cut(cuts: list[int], mark: bool, ends: str) -> None:
    """In pieces of any length, with or without a byte order mark."""
    module = importlib.import_module("runtime._events")
    raw = EVENTS.encode()
    whole = split(module.EventSplitter(), raw, [])
    assert split(module.EventSplitter(), b"\xef\xbb\xbf" + raw if mark else raw, cuts) == whole
    same = "data: ä\ndata: b\n\nevent: x\ndata: c\n\n"
    found = split(module.EventSplitter(), same.replace("\n", ends).encode(), cuts)
    assert [(each.data, each.event) for each in found] == [("ä\nb", "message"), ("c", "x")]


def test_a_server_may_ask_for_any_wait(events: Any) -> None:
    """Python reads no integers of thousands of digits, and what is no number is ignored (HTML, 9.2.6)."""
    found = list(events.EventSplitter().feed(b"retry: " + b"9" * 5000 + b"\nretry: \xc2\xb2\nretry\ndata: x\n\n"))

    assert [(each.data, each.retry) for each in found] == [("x", 10**18 - 1)]


@given(cuts=st.lists(st.integers(0, 60), max_size=8))
def test_it_does_not_matter_how_lines_are_cut(cuts: list[int]) -> None:
    """The last line needs no end, empty ones are left out, and records of a JSON text sequence may have lines."""
    module = importlib.import_module("runtime._events")
    assert split(module.LineSplitter(), '\ufeff{"a": "ä"}\r\n\n  2\n"x"'.encode(), cuts) == [
        '{"a": "ä"}'.encode(),
        b"2",
        b'"x"',
    ]
    sequence = b'\x1e{"a":\n1}\n\x1e[2]\n\x1e3\n'
    assert split(module.LineSplitter(b"\x1e"), sequence, cuts) == [b'{"a":\n1}', b"[2]", b"3"]


def test_items_are_decoded(events: Any, package: ModuleType) -> None:
    """By their type; an event as it is where there is none; whole events with their data as text or JSON."""
    event = events.ServerSentEvent
    plain = events.Streamed("text/event-stream")
    data = events.Streamed("text/event-stream", lambda: dict[str, int])
    text = events.Streamed("text/event-stream", lambda: dict[str, str], whole_events=True)
    nested = events.Streamed("text/event-stream", lambda: dict[str, dict[str, int] | str], whole_events=True)

    assert plain.decode(event("x")) == event("x")
    assert not plain.is_end(event("[DONE]"))
    assert data.decode(event('{"a": 1}')) == {"a": 1}
    assert data.decode(event(" ")) is events.NOTHING
    assert data.is_end(event(" [DONE]"))
    assert text.decode(event("7", "tick", "a")) == {"event": "tick", "data": "7", "id": "a"}
    assert nested.decode(event('{"a": 1}'))["data"] in ('{"a": 1}', {"a": 1})
    numbers = events.Streamed("text/event-stream", lambda: dict[str, Any], whole_events=True)
    assert numbers.decode(event("7"))["data"] == "7"


def test_items_that_do_not_fit(events: Any, package: ModuleType) -> None:
    """They are failures that name no value, or, unchecked, are handed on as they came."""
    failure = importlib.import_module(f"{package.__name__}._decoding").DecodeFailure
    lines = events.Streamed("application/jsonl", lambda: dict[str, int])
    whole = events.Streamed("text/event-stream", lambda: dict[str, int], whole_events=True)
    event = events.ServerSentEvent("secret")

    wrong: list[tuple[Any, object]] = [(lines, b'{"a": "secret"}'), (lines, b"{"), (whole, event)]
    for streamed, record in wrong:
        with pytest.raises(failure) as caught:
            streamed.decode(record)
        assert "secret" not in str(caught.value)
    assert lines.decode(b'{"a": "x"}', checked=False) == {"a": "x"}
    assert lines.decode(b"{", checked=False) == b"{"
    assert whole.decode(event, checked=False) == {"event": "message", "data": "secret"}
