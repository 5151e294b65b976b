"""Examples are valid for their types, and their code makes the values."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkpress.examples import Examples
from sdkpress.expressions import Expressions, lay_out, one_line
from sdkpress.fitting import fits
from sdkpress.ir import (
    MISSING,
    Alias,
    Constraints,
    Discriminator,
    Enum,
    EnumMember,
    Example,
    Field,
    Json,
    ListOf,
    Literals,
    MapOf,
    Missing,
    Model,
    Nullable,
    Parameter,
    Reference,
    Scalar,
    ScalarName,
    TupleOf,
    Type,
    Union,
    UnionOf,
)
from sdkpress.patterns import matches, text_matching

TEXT = Scalar("str")
COLOUR = Enum("Colour", "Colour", "colour", (EnumMember("RED", "red"), EnumMember("BLUE", "blue")))
COLOUR_REF = Reference("Colour", "Colour", "colour", "enum")
NODE_REF = Reference("Node", "Node", "node", "model")
NODE = Model(
    "Node",
    "Node",
    "node",
    (
        Field("id", "id", TEXT, True, examples=(Example(7), Example("n1"))),
        Field("children", "children", ListOf(NODE_REF), True),
        Field("by-name", "by_name", MapOf(NODE_REF), True),
        Field("parent", "parent", Nullable(NODE_REF), True),
        Field("next", "next", NODE_REF, False),
        Field("colour", "colour", COLOUR_REF, False, examples=(Example("blue"),)),
        Field("made", "made", Scalar("datetime"), False, examples=(Example("2025-01-31T10:00:00Z"),), read_only=True),
    ),
)
EITHER = Union(
    "Either", "Either", "either", UnionOf((NODE_REF, TEXT), Discriminator("kind", {"node": "Node"})), nullable=True
)
EITHER_REF = Reference("Either", "Either", "either", "union")
LOOP_REF = Reference("Loop", "Loop", "loop", "model")
LOOP = Model("Loop", "Loop", "loop", (Field("loop", "loop", LOOP_REF, True),))
NAMES = Alias("Names", "Names", "names", ListOf(TEXT), examples=(Example([1]), Example(["a", "b"])))
EXAMPLES = Examples([COLOUR, NODE, EITHER, LOOP, NAMES])
CODE = Expressions("pkg", EXAMPLES.schemas)


def _parameter(type_: Type, default: Json | Missing = MISSING, examples: tuple[Example, ...] = ()) -> Parameter:
    return Parameter("the-id", "the_id", "query", True, type_, default=default, examples=examples)


def test_a_parameter_without_an_example_is_named_after_itself() -> None:
    """As on the published page: `'key_id_example'`, and a default where there is one."""
    assert EXAMPLES.of_parameter(_parameter(TEXT)) == "the_id_example"
    assert EXAMPLES.of_parameter(_parameter(Scalar("int"), default=100)) == 100
    assert EXAMPLES.of_parameter(_parameter(TEXT, default="d", examples=(Example("e"),))) == "e"


def test_examples_that_do_not_fit_are_passed_over() -> None:
    """The first example of `id` is a number."""
    assert EXAMPLES.of_schema(NODE) == {
        "id": "n1",
        "children": [],
        "by-name": {},
        "parent": None,
        "colour": "blue",
        "made": "2025-01-31T10:00:00Z",
    }
    assert EXAMPLES.of_schema(NAMES) == ["a", "b"]


def test_arguments_are_not_empty() -> None:
    """An empty list or dictionary shows nothing, and type checkers ask what would be in it."""
    numbers = ListOf(Scalar("int"))

    assert EXAMPLES.of_parameter(_parameter(numbers, default=[])) == [56]
    assert EXAMPLES.of_parameter(_parameter(numbers, examples=(Example([]), Example([7])))) == [7]
    assert EXAMPLES.of_parameter(_parameter(Nullable(MapOf(COLOUR_REF)), examples=(Example({}),))) == {"key": "red"}
    assert EXAMPLES.of_parameter(_parameter(ListOf(TEXT, Constraints(max_items=0)), default=[])) == []


def test_an_object_that_needs_nothing_shows_what_it_can_have() -> None:
    """The first three properties of a plain type, but for those that nobody should or can set."""
    fields = (
        Field("old", "old", TEXT, False, deprecated=True),
        Field("id", "id", TEXT, False, read_only=True),
        Field("tags", "tags", ListOf(TEXT), False),
        *(Field(name, name, Nullable(COLOUR_REF), False) for name in ("front", "back", "edge", "inside")),
    )
    model = Model("Cover", "Cover", "cover", fields)

    assert Examples([COLOUR, model]).of_schema(model) == dict.fromkeys(("front", "back", "edge"), "red")


def test_what_has_no_end_is_empty() -> None:
    """A model that requires itself has no value."""
    assert EXAMPLES.of_schema(LOOP) == {}


def test_code_uses_the_classes_of_the_package() -> None:
    """Fields by Python name, members of enums by theirs; what only a server sets is left out."""
    value = EXAMPLES.of_schema(NODE)

    written = one_line(CODE.express(value, EITHER_REF))

    assert written == ('pkg.Either(pkg.Node(id="n1", children=[], by_name={}, parent=None, colour=pkg.Colour.BLUE))')


def test_long_code_is_broken_as_a_formatter_breaks_it() -> None:
    """One part a line, with a comma behind it."""
    written = lay_out(CODE.express(["a" * 40, "b" * 40], ListOf(TEXT)), 4, 10)

    assert written == f'[\n        "{"a" * 40}",\n        "{"b" * 40}",\n    ]'


@pytest.mark.parametrize(
    ("value", "type_", "code"),
    [
        ("2025-01-31T10:00:00Z", Scalar("datetime"), 'datetime.datetime.fromisoformat("2025-01-31T10:00:00+00:00")'),
        ("2025-01-31", Scalar("date"), 'datetime.date.fromisoformat("2025-01-31")'),
        ("12.5", Scalar("decimal"), 'decimal.Decimal("12.5")'),
        ("ZXhhbXBsZQ==", Scalar("bytes"), "b'example'"),
        ("example", Scalar("file"), "b'example'"),
        ([1, "a"], TupleOf((Scalar("int"), TEXT), None), '(1, "a")'),
        ([1], TupleOf((Scalar("int"),), None), "(1,)"),
        ({"a b": [True]}, Scalar("any"), '{"a b": [True]}'),
        (None, EITHER_REF, "None"),
    ],
)
def test_code_of_values(value: Json, type_: Type, code: str) -> None:
    """Each kind of value is written as the Python value it stands for."""
    assert one_line(CODE.express(value, type_)) == code


@pytest.mark.parametrize(
    "pattern",
    [
        "^AC[0-9a-fA-F]{32}$",
        r"^\d{3}-\w+$",
        "^(?:a|b)+c?$",
        r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
        "^(0|[1-9][0-9]*)$",
        r"^\+[1-9]\d{1,14}$",
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "(?<year>[0-9]{4})",
        "^(?!x)[a-z]{5,10}$",
        "^[]-a]$",
        "^$",
    ],
)
def test_texts_for_patterns(pattern: str) -> None:
    """The patterns that documents use get a text that matches."""
    made = text_matching(pattern)

    assert made is not None
    assert matches(pattern, made)


@pytest.mark.parametrize("pattern", [r"(a)\1(", "[", "a{99999}", ".^", r"\p{L}", "(?(1)a)"])
def test_patterns_beyond_reach(pattern: str) -> None:
    """A pattern that is not read gives no text, and no error."""
    assert text_matching(pattern) is None


NAMES_OF_SCALARS: list[ScalarName] = [
    *("any", "none", "bool", "int", "number", "str", "bytes", "file"),
    *("date", "datetime", "time", "duration", "uuid", "decimal"),
]
SCALARS = st.one_of(
    st.sampled_from(NAMES_OF_SCALARS).map(Scalar),
    st.builds(
        lambda name, low, span, exclusive: Scalar(
            name,
            Constraints(exclusive_minimum=low, maximum=low + span)
            if exclusive
            else Constraints(minimum=low, maximum=low + span),
        ),
        st.sampled_from(["int", "number"]),
        st.integers(-1000, 1000),
        st.integers(1, 5),
        st.booleans(),
    ),
    st.builds(
        lambda low, span: Scalar("str", Constraints(min_length=low, max_length=low + span)),
        st.integers(0, 30),
        st.integers(0, 5),
    ),
    st.builds(lambda step: Scalar("int", Constraints(multiple_of=step, minimum=1)), st.integers(1, 50)),
)
TYPES: st.SearchStrategy[Type] = st.recursive(
    SCALARS | st.just(Literals(("a", 2))) | st.sampled_from([NODE_REF, COLOUR_REF, EITHER_REF]),
    lambda inner: st.one_of(
        st.builds(lambda items, low: ListOf(items, Constraints(min_items=low)), inner, st.integers(0, 3)),
        st.builds(lambda values, low: MapOf(values, Constraints(min_properties=low)), inner, st.integers(0, 3)),
        inner.map(Nullable),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: UnionOf(tuple(members))),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: TupleOf(tuple(items), None)),
    ),
    max_leaves=6,
)


@given(TYPES)
def test_made_values_fit_their_types(type_: Type) -> None:
    """Whatever the type, the value is one of it, and its code is an expression."""
    value = EXAMPLES.of_type(type_, "hint")

    assert fits(value, type_, EXAMPLES.schemas)
    compile(one_line(CODE.express(value, type_)), "example", "eval")
    compile(re.sub(r"^", "    ", "(" + lay_out(CODE.express(value, type_), 4) + ")").strip(), "example", "eval")
