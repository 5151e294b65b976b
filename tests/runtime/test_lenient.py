"""Dates from a server: what is one is read, and what is none stays as it came."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from runtime._lenient import keep_unreadable

DATE_TIMES = [
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.678901+01:00",
    "2026-01-02t03:04:05z",
    "2026-01-02 03:04:05",
    "2026-01-02T03:04",
    "2026-01-02",
    "2026-01-02T03:04:05.123456789Z",
    "0001-01-01T00:00:00-12:30",
]
NONE = [
    "",
    "now",
    "1234",
    "20260102",
    "16121112345",
    "1612111230512",
    "161211123456789",
    "1612111230512.123",
    "16121112304050607",
    "20260102030405123456",
    "-1700000000.5",
    "0000-00-00",
    "2026-01-02T03:04:60Z",
    "12:34:56",
    1700000000,
    17.5,
    True,
]


def _adapter(kind: Any) -> TypeAdapter[Any]:
    class Lenient:
        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
            return keep_unreadable(handler(kind))

    return TypeAdapter(Lenient)


@pytest.mark.parametrize("text", DATE_TIMES)
def test_date_times_are_read_as_pydantic_reads_them(text: str) -> None:
    """Whoever reads a date-time, it is the same."""
    given = json.dumps(text)

    assert _adapter(datetime).validate_json(given) == TypeAdapter(datetime).validate_json(given)


@pytest.mark.parametrize("value", NONE)
@pytest.mark.parametrize("kind", [datetime, date])
def test_what_is_no_date_stays_as_it_came(kind: type, value: object) -> None:
    """Digits alone are no date either: as one they would go out in another form."""
    adapter = _adapter(kind)
    given = json.dumps(value).encode()

    read = adapter.validate_json(given)

    assert type(read) is type(value)
    assert adapter.dump_json(read) == given


def test_dates_are_read() -> None:
    """A date, and the one of a date-time at midnight."""
    assert _adapter(date).validate_json('"2026-01-02"') == date(2026, 1, 2)
    assert _adapter(date).validate_json('"2026-01-02T00:00:00Z"') == date(2026, 1, 2)


@pytest.mark.parametrize("kind", [datetime, date])
def test_date_schemas_still_have_a_json_schema(kind: type) -> None:
    """What reads dates is known to pydantic as what it is."""
    schema = _adapter(kind).json_schema()

    assert {choice["type"] for choice in schema["anyOf"]} == {"string", "integer", "number", "boolean"}


Pair = tuple[int, date]
Triple = tuple[int, int, int]


@pytest.mark.parametrize(
    ("kind", "given", "read"),
    [
        (Pair, '[1,"2026-01-02"]', (1, date(2026, 1, 2))),
        (Pair, "[1]", [1]),
        (Pair, "[]", []),
        (Pair, '[1,"2026-01-02",null]', [1, "2026-01-02", None]),
        (tuple[int, int] | Triple | None, "[1,2]", (1, 2)),
        (tuple[int, int] | Triple | None, "[1,2,3]", (1, 2, 3)),
        (tuple[int, int] | Triple | None, "[1,2,3,4]", [1, 2, 3, 4]),
        (tuple[int, int] | list[str], '["a","b","c"]', ["a", "b", "c"]),
        (list[tuple[int, int]], "[[1,2],[3]]", [(1, 2), [3]]),
        (tuple[int, ...], "[1,2,3]", (1, 2, 3)),
    ],
)
def test_an_array_of_a_set_length_may_have_another(kind: Any, given: str, read: object) -> None:
    """A tuple that is longer or shorter than the document says is a list, and goes out again as it came."""
    adapter = _adapter(kind)

    assert adapter.validate_json(given) == read
    assert adapter.dump_json(adapter.validate_json(given)).decode() == given


@pytest.mark.parametrize("given", ["[1]", '["a","2026-01-02"]'])
def test_a_tuple_that_is_given_has_its_length_and_types(given: str) -> None:
    """What a user builds is checked in full, and types always are."""
    adapter = _adapter(Pair)

    with pytest.raises(ValidationError):
        adapter.validate_python(tuple(json.loads(given)))
    if len(json.loads(given)) == 2:
        with pytest.raises(ValidationError):
            adapter.validate_json(given)


def test_a_schema_is_made_lenient_once() -> None:
    """Pydantic asks for the schema of a class in each of its places, and may hand out the same one."""

    class Lenient:
        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
            schema = handler(tuple[int, date] | Triple)
            for _ in range(4):
                schema = keep_unreadable(schema)
            return schema

    adapter: TypeAdapter[Any] = TypeAdapter(Lenient)

    assert adapter.validate_json('[1,"2026-01-02"]') == (1, date(2026, 1, 2))
    assert adapter.validate_json("[1,2,3]") == (1, 2, 3)
    assert adapter.validate_json("[1]") == [1]
