"""Constraints, open enums, files and patterns."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import StrictFloat, StrictInt, TypeAdapter, ValidationError
from runtime._enum import IntEnum
from runtime._patterns import compile_pattern
from runtime._types import OPEN, OPEN_ANY, OPEN_INT, UNION, Constraints, File, holds_files


@pytest.mark.parametrize(
    ("kind", "constraints", "right", "wrong"),
    [
        (StrictInt, Constraints(ge=1, le=3), 3, 4),
        (StrictInt | StrictFloat, Constraints(gt=1, lt=3), 2.5, 3),
        (StrictFloat, Constraints(multiple_of=0.1), 0.3, 0.35),
        (str, Constraints(min_length=2, max_length=3), "aü", "a"),
        (str, Constraints(pattern="b+"), "abba", "aca"),
        (list[int], Constraints(min_length=1, max_length=2), [1], [1, 2, 3]),
        (list[Any], Constraints(unique_items=True), [1, True, "1", {"a": 1}], [1, 1.0]),
        (dict[str, int], Constraints(min_properties=1, max_properties=1), {"a": 1}, {}),
    ],
)
def test_constraints(kind: Any, constraints: Constraints, right: Any, wrong: Any) -> None:
    """What a user gives is checked; what a server sends is not."""
    constrained: Any = Annotated[kind, constraints]
    adapter: TypeAdapter[Any] = TypeAdapter(constrained)
    wire = TypeAdapter(Any).dump_json

    assert adapter.validate_python(right) == right
    with pytest.raises(ValidationError):
        adapter.validate_python(wrong)
    assert adapter.validate_json(wire(wrong)) == wrong


def test_constraints_say_what_pydantic_says() -> None:
    """Messages and types of errors are those that people know."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[StrictInt, Constraints(le=3)]).validate_python(4)

    assert caught.value.errors()[0]["type"] == "less_than_equal"
    assert caught.value.errors()[0]["msg"] == "Input should be less than or equal to 3"


def test_constraints_let_null_through() -> None:
    """Constraints of a nullable value hold for the value."""
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Annotated[StrictInt | None, UNION], Constraints(ge=1)])

    assert adapter.validate_python(None) is None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("a", "bab", True),
        ("^a$", "a\n", False),
        (r"^\d+$", "12", True),
        (r"^\d+$", "١٢", False),
        (r"(?<year>\d{4})-\k<year>", "2024-2024", True),
        (r"^\p{L}+$", "héé", True),
        (r"^\p{L}+$", "1", False),
        (r"^[\w\-/$]+$", "a-/$", True),
        (r"\/x", "/x", True),
        (r"^[^]$", "\n", True),
        (r"\u{1F600}", "😀", True),
        (r"^[[a]+$", "[a", True),
        (r"^(?!x)y", "y", True),
        (r"^a\$$", "a$", True),
    ],
)
def test_patterns(pattern: str, text: str, found: bool) -> None:
    """A pattern means what ECMA 262 says, and is found anywhere in the text."""
    search = compile_pattern(pattern)

    assert search is not None
    assert bool(search(text)) is found


@pytest.mark.parametrize("pattern", ["(", "[z-a]", r"(?<=a+)b(?<x", "*"])
def test_patterns_that_nothing_knows(pattern: str) -> None:
    """A pattern that can't be compiled is not checked."""
    assert TypeAdapter(Annotated[str, Constraints(pattern=pattern)]).validate_python("x") == "x"


@pytest.mark.parametrize(
    ("kind", "text", "known", "refused"),
    [
        (Annotated[Literal["a", "b"], OPEN], '"c"', "a", '"c"'),
        (Annotated[Literal[1, 2], OPEN_INT], "3", 1, '"3"'),
        (Annotated[Literal["a", 1], OPEN_ANY], "false", 1, "{}"),
        (Annotated[Literal["a", 1], OPEN_ANY], "1.5", "a", "[]"),
    ],
)
def test_open_values(kind: Any, text: str, known: Any, refused: str) -> None:
    """A server may send values of the same kind that the document doesn't name; a user may not."""
    adapter = TypeAdapter(kind)
    value = adapter.validate_json(text)

    assert adapter.dump_json(value).decode() == text
    assert adapter.validate_python(known) == known
    with pytest.raises(ValidationError):
        adapter.validate_python(value)
    if refused != text:
        with pytest.raises(ValidationError):
            adapter.validate_json(refused)


def test_files() -> None:
    """A file is a path, bytes, a file object, or a name with one of them."""
    adapter: TypeAdapter[Any] = TypeAdapter(File)

    assert adapter.validate_python(("a", b"b")) == ("a", b"b")
    with pytest.raises(ValidationError, match="should be a path"):
        adapter.validate_python(1)
    assert holds_files(list[File])
    assert not holds_files(list[str])


class Huge(IntEnum):
    """An enum with a value that has more than 64 bits."""

    ONE = 1
    MOST = 10**20


def test_enums_of_huge_integers() -> None:
    """Pydantic itself knows integers of 64 bits in an enum."""
    adapter = TypeAdapter(Huge)

    assert adapter.validate_python(10**20) is Huge.MOST
    assert adapter.validate_python(Huge.ONE) is Huge.ONE
    assert adapter.validate_json(str(10**20)) is Huge.MOST
    assert adapter.dump_json(Huge.MOST) == str(10**20).encode()
    assert TypeAdapter(Annotated[Huge, OPEN_INT]).validate_json("7") == 7
    for wrong in (2, True, 1.0, "1"):
        with pytest.raises(ValidationError, match="Input should be one of 1, 100000000000000000000"):
            adapter.validate_python(wrong)
