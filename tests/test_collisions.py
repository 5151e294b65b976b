"""Clashes of names are settled by spelling and place, never by order."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sdkpress import names
from sdkpress.collisions import Claim, settle

TEXTS = st.sets(st.text(alphabet="aAbB1_-.$<é ", max_size=5), max_size=12)


def resolve_collisions(wanted: Mapping[str, str], spelled: Mapping[str, str] | None = None) -> dict[str, str]:
    """Settle claims to names of which the document says `spelled`, or else their key."""
    return settle({key: Claim(name, (spelled or {}).get(key, key)) for key, name in wanted.items()})


def test_names_do_not_depend_on_order() -> None:
    """Of two schemas that want the same name, the same one gets it, whichever comes first."""
    wanted = {"/components/schemas/api-key": "ApiKey", "/components/schemas/ApiKey": "ApiKey"}
    spelled = {pointer: pointer.rsplit("/", 1)[-1] for pointer in wanted}

    resolved = resolve_collisions(wanted, spelled)

    assert resolved["/components/schemas/ApiKey"] == "ApiKey"
    assert resolved["/components/schemas/api-key"] == "ApiMinusKey"
    assert resolved == resolve_collisions(dict(reversed(wanted.items())), spelled)


def test_symbols_become_words() -> None:
    """Parameters that differ in a symbol are told apart by it."""
    given_names = names.field_names(["DateCreated", "DateCreated<", "DateCreated>"])

    assert given_names == {
        "DateCreated": "date_created",
        "DateCreated<": "date_created_less_than",
        "DateCreated>": "date_created_greater_than",
    }


def test_case_becomes_a_word() -> None:
    """Spellings that differ in case only are told apart by saying so."""
    assert names.field_names(["a", "A", "createdAt", "created_at", "_id", "id"]) == {
        "a": "a",
        "A": "a_uppercase",
        "createdAt": "created_at_camel",
        "created_at": "created_at",
        "_id": "underscore_id",
        "id": "id",
    }
    assert names.member_names(["a", "A", "x"]) == ("A_LOWERCASE", "A", "X")


def test_parameters_of_one_name_are_told_apart_by_location() -> None:
    """The one in the path keeps the name, the body gives way."""
    given_names = names.argument_names([("query", "id"), ("path", "id"), ("header", "ID")], "id")

    assert given_names == {
        ("path", "id"): "id",
        ("query", "id"): "id_query",
        ("header", "ID"): "id_header",
        ("body", ""): "id_body",
    }


def test_api_classes_and_models_share_one_namespace() -> None:
    """The package exports both: the API class keeps its name, a schema before one named by its place."""
    classes = names.class_names(
        ["Pet", ""],
        {"PetApi": "PetApi", "Pet": "Pet", "create_pet": "create_pet", "CreatePet": "CreatePet"},
        {"create_pet"},
    )

    assert classes.apis == {"Pet": "PetApi", "": "DefaultApi"}
    assert classes.schemas == {
        "PetApi": "PetApiSchema",
        "Pet": "Pet",
        "create_pet": "CreatePetInline",
        "CreatePet": "CreatePet",
    }


def test_methods_are_distinct_in_their_class_with_all_their_forms() -> None:
    """`list_with_http_info` is a form of `list`; operations of different classes may share a name."""
    methods = names.method_names(
        {"a": ("list", ["x"]), "b": ("list_with_http_info", ["x"]), "c": ("List", ["y"]), "d": ("list", ["y", "z"])}
    )

    assert methods["a"] == methods["d"] == "list"
    assert methods["b"] != "list_with_http_info"
    assert methods["c"] == "list_capitalized"


def test_a_name_that_is_taken_goes_to_nobody() -> None:
    """What is taken, in whatever case, is given to no claim."""
    assert settle({"x": Claim("Pet", "Pet", convert=names.model_class_name)}, taken={"pet"})["x"] != "Pet"


def test_arguments_of_one_name_are_told_apart_by_their_locations() -> None:
    """The one in the path keeps the name, and the body comes last."""
    assert names.argument_names([("path", "id"), ("query", "id")], "id") == {
        ("path", "id"): "id",
        ("query", "id"): "id_query",
        ("body", ""): "id_body",
    }


@given(texts=TEXTS, order=st.randoms(use_true_random=False))
def test_fields_are_unique_valid_and_independent_of_order(texts: set[str], order: Random) -> None:
    """Each property has its own field, the same in whatever order the document has them."""
    listed = sorted(texts)
    resolved = names.field_names(listed)
    order.shuffle(listed)

    assert resolved == names.field_names(listed)
    assert len({name.casefold() for name in resolved.values()}) == len(texts)
    assert all(name.isidentifier() for name in resolved.values())


@given(texts=TEXTS)
def test_classes_are_unique_ignoring_case(texts: set[str]) -> None:
    """Tags and schemas with any names have classes and modules of their own."""
    classes = names.class_names(texts, {text: text for text in texts}, {text for text in texts if "a" in text})

    every = [*classes.apis.values(), *classes.schemas.values()]
    assert len({name.casefold() for name in every}) == len(every)
    assert len({names.module_name(name) for name in classes.schemas.values()}) == len(texts)


@given(texts=TEXTS)
def test_resolving_twice_changes_nothing(texts: set[str]) -> None:
    """Names that are distinct already stay as they are."""
    once = names.field_names(texts)

    assert resolve_collisions(once) == once


@given(texts=TEXTS, more=st.text(alphabet="cCdD<", min_size=1, max_size=3))
def test_what_collides_with_nobody_keeps_its_name(texts: set[str], more: str) -> None:
    """A schema more renames none but those that want its own name."""
    before = names.field_names(texts)
    after = names.field_names(texts | {more})

    renamed = {text for text in texts if before[text] != after[text]}
    assert all(names.field_name(text).casefold() == names.field_name(more).casefold() for text in renamed)


@given(values=st.lists(st.text(max_size=4) | st.integers(-9, 9) | st.booleans(), unique_by=repr, max_size=9))
def test_members_are_unique_and_valid(values: list[str | int | bool]) -> None:
    """Each value of an enum has its own member."""
    members = names.member_names(values)

    assert len({member.casefold() for member in members}) == len(values)
    assert all(member.isidentifier() for member in members)
