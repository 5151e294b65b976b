"""Names: those that OpenAPI Generator's python client gives, and valid ones where it has none."""

from __future__ import annotations

import json
import keyword
import types
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from sdkpress import names
from sdkpress.reserved import IMPORTED_NAMES, MODEL_ATTRIBUTES, RUNTIME_CLASSES

PUBLISHED = json.loads((Path(__file__).parent / "published_names.json").read_text("utf-8"))

KINDS: dict[str, Callable[[str], str]] = {
    "parameter": names.parameter_name,
    "field": names.field_name,
    "member": names.enum_member_name,
    "operation": names.operation_name,
    "api": names.api_class_name,
    "api_module": lambda tag: names.module_name(names.api_class_name(tag)),
    "model": names.model_class_name,
    "model_module": lambda name: names.module_name(names.model_class_name(name)),
}

ANY_TEXT = st.text(max_size=40) | st.text(alphabet="aAbBzZ09_-.$<>[] é名", max_size=12)


@pytest.mark.parametrize("kind", KINDS)
def test_names_are_those_of_openapi_generator(kind: str) -> None:
    """Code that imports the published client finds the same names in ours (read from what 7.26.0 generates)."""
    published = {text: given[kind] for text, given in PUBLISHED["names"].items() if kind in given}

    assert len(published) > 100
    assert {text: KINDS[kind](text) for text in published} == published


def test_operations_without_id_are_named_as_openapi_generator_does() -> None:
    """Method and path give the name, read from what 7.26.0 generates."""
    published = PUBLISHED["operations_without_id"]

    ours = {each: names.operation_name(names.default_operation_id(*each.split(" ", maxsplit=1))) for each in published}

    assert ours == published


@pytest.mark.parametrize(
    ("tag", "class_name", "module"),
    [
        ("API Keys", "APIKeysApi", "api_keys_api"),
        (None, "DefaultApi", "default_api"),
        ("", "DefaultApi", "default_api"),
        ("2FA", "Tag2FAApi", "tag2_fa_api"),
        ("имя", "U0438u043cu044fApi", "u0438u043cu044f_api"),
        ("<>", "LessThanGreaterThanApi", "less_than_greater_than_api"),
    ],
)
def test_every_tag_has_an_api_class(tag: str | None, class_name: str, module: str) -> None:
    """What OpenAPI Generator leaves without a valid class gets one that says what it is."""
    assert names.api_class_name(tag) == class_name
    assert names.module_name(class_name) == module


@pytest.mark.parametrize(
    ("name", "class_name"),
    [
        ("APIKeyInfo", "APIKeyInfo"),
        ("IngestFromS3Body", "IngestFromS3Body"),
        ("200Response", "Model200Response"),
        ("class", "ModelClass"),
        ("Date", "ModelDate"),
        ("ApiClient", "ModelApiClient"),
        ("UUID", "UUID"),
        ("Model", "Model"),
        ("File", "File"),
        ("NotFoundException", "NotFoundException"),
        ("名前", "U540du524d"),
        ("", "Empty"),
        ("#", "Hash"),
    ],
)
def test_every_schema_has_a_class(name: str, class_name: str) -> None:
    """Keywords, names the client uses, digits and symbols don't stop a schema from having a class."""
    assert names.model_class_name(name) == class_name


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("X-Request-ID", "x_request_id"),
        ("from", "var_from"),
        ("self", "var_self"),
        ("callback", "param_callback"),
        ("2fa", "var_2fa"),
        ("filter[name]", "filter_name"),
        ("*", "star"),
        ("_", "u005f"),
        ("", "empty"),
        ("ключ", "u043au043bu044eu0447"),
    ],
)
def test_every_parameter_has_a_name(name: str, argument: str) -> None:
    """A parameter is an argument, whatever its name."""
    assert names.parameter_name(name) == argument


@pytest.mark.parametrize(
    ("value", "member"),
    [
        ("red", "RED"),
        ("", "EMPTY"),
        (" ", "SPACE"),
        ("_", "UNDERSCORE"),
        ("a-b", "A_MINUS_B"),
        ("2fa", "ENUM_2FA"),
        ("__dunder__", "DUNDER"),
        ("x²", "X2"),
        ("été", "ÉTÉ"),
        ("名前", "名前"),
        ("a•b", "AU2022B"),
        (1, "NUMBER_1"),
        (-5, "NUMBER_MINUS_5"),
        (1.5, "NUMBER_1_DOT_5"),
        (True, "TRUE"),
    ],
)
def test_every_value_has_a_member(value: str | int | float | bool, member: str) -> None:
    """Strings in capitals, symbols in words, numbers behind a word."""
    assert names.enum_member_name(value) == member


def test_bodies_are_named_after_their_schema() -> None:
    """The argument of a body has the class's name in snake_case, `body` without one."""
    assert names.body_name("APIKeyCreateRequest") == "api_key_create_request"
    assert names.body_name(None) == "body"
    assert names.body_name(None, container=True) == "request_body"


def test_hoisted_schemas_are_named_by_their_place() -> None:
    """The parts of the place, joined, are what the class is named after."""
    name = "listPets_200_response_inner"

    assert names.model_class_name(name) == "ListPets200ResponseInner"


def _is_warned_of(field: str) -> bool:
    body = {
        "__annotations__": {field: str},
        "__module__": __name__,
        "model_config": ConfigDict(protected_namespaces=()),
    }
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            types.new_class("Probe", (BaseModel,), exec_body=lambda namespace: namespace.update(body))
        except ValueError:
            return True
    return bool(caught)


def test_no_field_hides_what_models_have() -> None:
    """Pydantic warns of fields that shadow an attribute; none of ours does, and no more are renamed than needed."""
    attributes = {name for name in dir(BaseModel) if not name.startswith("_")} | {"mro", "register"}
    warned = {name for name in attributes if _is_warned_of(name)}

    renamed = {name for name in warned if names.field_name(name) == f"var_{name}"}

    assert warned <= renamed
    assert MODEL_ATTRIBUTES - warned == {"additional_properties"}


@pytest.mark.parametrize("kind", KINDS)
@given(text=ANY_TEXT)
def test_every_text_gives_a_valid_name(kind: str, text: str) -> None:
    """Whatever the document says, the name is an identifier as Python reads it, public and no keyword."""
    name = KINDS[kind](text)

    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert unicodedata.normalize("NFKC", name) == name
    assert kind == "member" or (name.isascii() and not name.startswith("_"))
    assert len(name) <= names.LONGEST_MODULE


@given(name=ANY_TEXT)
def test_given_member_names_become_valid(name: str) -> None:
    """What `x-enum-varnames` says is taken as it is where Python allows it."""
    assert names.member_name_as_given(name).isidentifier()
    assert names.member_name_as_given("SecondOne") == "SecondOne"


@given(one=ANY_TEXT, other=ANY_TEXT)
def test_classes_that_differ_have_modules_that_differ(one: str, other: str) -> None:
    """A file system that ignores case keeps the modules of all classes apart."""
    classes = (names.model_class_name(one), names.model_class_name(other))

    modules = [names.module_name(each) for each in classes]

    assert (modules[0].casefold() == modules[1].casefold()) == (classes[0].casefold() == classes[1].casefold())


def test_long_names_are_cut_and_stay_apart() -> None:
    """A cut name ends in a fingerprint of the whole; a file name fits every file system."""
    one, other = (names.module_name(names.model_class_name("Abc" * 200 + end)) for end in "xy")

    assert one != other
    assert max(len(one), len(other)) <= 140


def test_windows_can_hold_every_module() -> None:
    """`con.py` can't be a file there."""
    assert names.module_name("Con") == "con_"


def test_runtime_names_stay_the_runtimes() -> None:
    """No schema takes the name of what the package exports or a generated module imports."""
    for name in RUNTIME_CLASSES | IMPORTED_NAMES:
        assert names.model_class_name(name) != name


def test_plain_forms_leave_the_document_its_names() -> None:
    """The dictionary of a model gets another name where a class has it, whatever the order."""
    assert names.dictionary_names(["Pet", "Toy"]) == {"Pet": "PetDict", "Toy": "ToyDict"}
    classes = ["Pet", "PETDict", "PetPlainDict", "Toy"]

    given = names.dictionary_names(classes)

    assert given == names.dictionary_names(reversed(classes))
    assert (given["Pet"], given["Toy"]) == ("PetAsPlainDict", "ToyDict")
    assert len({name.casefold() for name in (*classes, *given.values())}) == 2 * len(classes)
