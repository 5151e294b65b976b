"""JSON pointers and the references written with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkpress import pointers

DATA = {"paths": {"/a~b": {"get": [{"x": 1}]}, "": {"": 2}}}


def test_join_escapes_what_has_a_meaning_in_a_pointer() -> None:
    """A slash or a tilde in a key is written so that it does not separate."""
    assert pointers.join("/paths", "/a~b", "get", 0) == "/paths/~1a~0b/get/0"


@given(st.lists(st.text()))
def test_split_gives_back_what_join_took(tokens: list[str]) -> None:
    """Any keys survive, empty ones and ones full of slashes and tildes among them."""
    assert pointers.split(pointers.join("", *tokens)) == tokens


@given(st.text())
def test_a_reference_gives_back_its_pointer(key: str) -> None:
    """Whatever a key holds, a `$ref` to it leads to it."""
    pointer = pointers.join("/components/schemas", key)

    assert pointers.target(pointers.reference(pointer)) == pointer


def test_split_refuses_what_is_no_pointer() -> None:
    """A pointer is empty or begins with a slash."""
    with pytest.raises(ValueError, match="not a JSON pointer: 'paths'"):
        pointers.split("paths")


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [("", DATA), ("/paths/~1a~0b/get/0/x", 1), ("/paths//", 2), ("/paths/~1a~0b/get/0", {"x": 1})],
)
def test_resolve_follows_keys_and_indexes(pointer: str, expected: object) -> None:
    """Keys lead into mappings, indexes into lists; the empty key is a key."""
    assert pointers.resolve(DATA, pointer) == expected


@pytest.mark.parametrize(
    "pointer",
    [
        *("/nope", "x", "/paths/~1a~0b/get/0/x/y"),
        *(f"/paths/~1a~0b/get/{index}" for index in ("1", "00", "-", "²", "9" * 5000)),
    ],
)
def test_resolve_of_nothing_is_a_lookup_error(pointer: str) -> None:
    """What is absent is absent in one way, whether it is a key, an index or below a scalar."""
    with pytest.raises(LookupError):
        pointers.resolve(DATA, pointer)


@pytest.mark.parametrize(
    ("reference", "pointer"),
    [("#", ""), ("#/a/b", "/a/b"), ("#/a%20b", "/a b"), ("#anchor", None), ("pet.yaml#/a", None), ("Pet", None)],
)
def test_target_reads_only_references_into_the_same_document(reference: str, pointer: str | None) -> None:
    """Percent signs are decoded; anchors and files are no pointers."""
    assert pointers.target(reference) == pointer


def test_is_within_compares_whole_tokens() -> None:
    """`/paths/ab` is not below `/paths/a`."""
    assert pointers.is_within("/paths/a/get", "/paths/a")
    assert pointers.is_within("/paths/a", "/paths/a")
    assert not pointers.is_within("/paths/ab", "/paths/a")


def test_parent_of_the_root_is_the_root() -> None:
    """There is nothing above the root."""
    assert pointers.parent("/a/b") == "/a"
    assert pointers.parent("/a") == ""
    assert pointers.parent("") == ""


def test_nearest() -> None:
    """A place made up for what has none leads to what it was made of."""
    data = {"a/b": {"oneOf": [{"type": "string"}]}}

    assert pointers.nearest(data, "/a~1b/oneOf/0") == "/a~1b/oneOf/0"
    assert pointers.nearest(data, "/a~1b/oneOf/1/properties/c") == "/a~1b/oneOf"
    assert pointers.nearest(data, "/a~1b/anyOf/0") == "/a~1b"
