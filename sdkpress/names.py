"""Chooses Python names: those that OpenAPI Generator's python client gives, and a valid one where it has none.

Pure functions from what the document says to a name. Names that must differ from each other are
settled by `sdkpress.collisions`. `docs/names.md` lists the rules with examples.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from sdkpress.collisions import Claim, settle
from sdkpress.identifiers import SYMBOLS, camelize, fingerprint, sanitize, shorten, transliterate, underscore
from sdkpress.reserved import (
    API_ATTRIBUTES,
    DEVICES,
    ENUM_ATTRIBUTES,
    IMPORTED_NAMES,
    KEYWORDS,
    LOOKALIKES,
    MODEL_ATTRIBUTES,
    RESERVED,
    RUNTIME_CLASSES,
)

EnumValue: TypeAlias = str | int | float | bool

LONGEST_NAME = 100
LONGEST_CLASS = 120
LONGEST_MODULE = 140


class ClassNames(NamedTuple):
    """The class of each tag, and of each component schema."""

    apis: dict[str, str]
    schemas: dict[str, str]


def api_class_name(tag: str | None) -> str:
    """Name the API class of a tag: `Pet Shops` -> `PetShopsApi`. Operations without a tag are in `DefaultApi`."""
    if not tag:
        return "DefaultApi"
    name = camelize(sanitize(tag)) or camelize(transliterate(tag))
    if name[0].isdigit():
        name = f"Tag{name}"
    return shorten(name, LONGEST_CLASS - 3).replace("_", "") + "Api"


def module_name(class_name: str) -> str:
    """Name the module of an API class or a model: `APIKeysApi` -> `api_keys_api`.

    Different for classes that differ in more than case, never longer than a file system bears,
    and never a name that Windows keeps for a device.
    """
    name = shorten(underscore(class_name), LONGEST_MODULE)
    return f"{name}_" if name in DEVICES else name


def default_operation_id(method: str, path: str) -> str:
    """Make the operation id of an operation without one: GET `/pets/{petId}` -> `petsPetIdGet`."""
    start = "root" if path == "/" else ""
    for part in f"{re.sub('[{}]', '', path)}/{method.lower()}".split("/"):
        if part:
            start += camelize(part) if start else part[0].lower() + part[1:]
    return sanitize(start)


def operation_base(operation_id: str) -> str:
    """Give the operation id as the names of its inline schemas begin: `put_files_id#add` -> `put_files_id_add`."""
    return re.sub("[#:;-]", "_", operation_id)


def operation_name(operation_id: str) -> str:
    """Name the method of an operation: `listAllPets` -> `list_all_pets`, `import` -> `call_import`."""
    joined = camelize(operation_base(operation_id))
    name = sanitize(joined[:1].lower() + joined[1:]).lstrip("_")
    if not name:
        name = transliterate(operation_id)
    snake = underscore(name)
    if name.lower() in RESERVED or name[0].isdigit() or snake in API_ATTRIBUTES or snake in KEYWORDS:
        snake = underscore(f"call_{name}")
    return shorten(snake, LONGEST_NAME)


def _variable(text: str) -> str:
    name = underscore(sanitize(text)).lstrip("_") or underscore(transliterate(text))
    if name in RESERVED or name in LOOKALIKES or name[0].isdigit():
        name = f"var_{name}"
    return shorten(name, LONGEST_NAME)


def parameter_name(name: str) -> str:
    """Name a parameter: `X-Request-ID` -> `x_request_id`, `from` -> `var_from`, `2fa` -> `var_2fa`."""
    return "param_callback" if name == "callback" else _variable(name)


def field_name(name: str) -> str:
    """Name the field of a property: `createdAt` -> `created_at`, `_id` -> `id`, `schema` -> `var_schema`."""
    python_name = _variable(name)
    return f"var_{python_name}" if python_name in MODEL_ATTRIBUTES else python_name


def model_class_name(schema: str) -> str:
    """Name the class of a schema: `api_key` -> `ApiKey`, `HTTPError` as it is, `200Response` -> `Model200Response`."""
    name = camelize(sanitize(schema)) or camelize(transliterate(schema))
    if name.lower() in RESERVED or name[0].isdigit() or name in RUNTIME_CLASSES or name in IMPORTED_NAMES:
        name = f"Model{name}"
    return shorten(name, LONGEST_CLASS).replace("_", "")


def body_name(class_name: str | None, *, container: bool = False) -> str:
    """Name the argument of a request body.

    Args:
        class_name: The class of the body's schema, or of the items of an array; None for one without.
        container: Whether a body without a class is an array or a map.
    """
    if class_name is None:
        return "request_body" if container else "body"
    return _variable(class_name)


_WORDS_FOR_VALUES = {"": "EMPTY", " ": "SPACE", "_": "UNDERSCORE"}


def enum_member_name(value: EnumValue) -> str:
    """Name the member of an enum: `red` -> `RED`, `a-b` -> `A_MINUS_B`, `2fa` -> `ENUM_2FA`, -1 -> `NUMBER_MINUS_1`."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        number = str(value).replace("-", "MINUS_").replace("+", "PLUS_").replace(".", "_DOT_")
        return f"NUMBER_{number}".upper()
    return shorten(_enum_text(value), LONGEST_NAME)


def _enum_text(value: str) -> str:
    if value in _WORDS_FOR_VALUES:
        return _WORDS_FOR_VALUES[value]
    plain = unicodedata.normalize("NFKC", re.sub(r"[\t\n\r]", " ", value))
    plain = re.sub(r"([\\'\"])", r"\\\1", plain)
    name = plain.replace(".", "_dot_")
    name = "".join(f"{SYMBOLS[char].title()}_" if char in SYMBOLS and char != "_" else char for char in name)
    if name != plain:
        name = underscore(name)
    name = unicodedata.normalize("NFKC", name.upper().replace(" ", "_").removeprefix("_").removesuffix("_"))
    if re.match("[0-9]", name) or name in LOOKALIKES:
        name = f"ENUM_{name}"
    if not name.isidentifier() or (name.startswith("_") and name.endswith("_")):
        name = transliterate(value).upper()
        name = f"ENUM_{name}" if name[0].isdigit() else name
    return name


_FORMS = ("_with_http_info", "_without_preload_content")
_LOCATIONS = ("path", "query", "querystring", "header", "cookie", "form")


def class_names(tags: Iterable[str], schemas: Mapping[str, str], hoisted: Container[str] = ()) -> ClassNames:
    """Name the class of each tag and each schema: the package exports all of them side by side.

    A tag keeps its name where a schema asks for the same, and a schema that the document names where one asks
    that was named by its place.

    Args:
        tags: The tags, "" standing for operations without one.
        schemas: What each class is to be named after, by the schema's name.
        hoisted: The schemas that were named by their place.
    """
    claims = {f"#{tag}": Claim(api_class_name(tag), tag, convert=api_class_name) for tag in tags}
    apis = {claim.name.casefold() for claim in claims.values()}
    for name, base in schemas.items():
        placed = name in hoisted
        qualifier = "inline" if placed else "schema" if model_class_name(base).casefold() in apis else ""
        claims[f"/{name}"] = Claim(
            model_class_name(base), base, 2 if placed else 1, qualifier, convert=model_class_name
        )
    given = settle(claims, taken=RUNTIME_CLASSES)
    return ClassNames(
        {key[1:]: name for key, name in given.items() if key[0] == "#"},
        {key[1:]: name for key, name in given.items() if key[0] == "/"},
    )


def dictionary_names(classes: Iterable[str]) -> dict[str, str]:
    """Name the plain form of each class that has one: `Pet` -> `PetDict`, `PetPlainDict` beside a class `PetDict`.

    Args:
        classes: The names of all classes of the document; they come first.
    """
    names = sorted(classes)
    taken = {name.casefold() for name in names}
    given: dict[str, str] = {}
    for suffix in ("Dict", "PlainDict", "AsPlainDict"):
        for name in names:
            wanted = f"{name}{suffix}"
            if name not in given and wanted.casefold() not in taken:
                given[name] = wanted
                taken.add(wanted.casefold())
    return given | {name: f"{name}Dict{fingerprint(name)}" for name in names if name not in given}


def further_names(prefix: str, methods: Iterable[str]) -> dict[str, str]:
    """Name a further form of each method: `list_keys` -> `iter_list_keys`.

    The methods and their other forms keep their names: where `iter_list_keys` is an operation itself, the
    iterator of `list_keys` is `iter_list_keys_items`.

    Args:
        prefix: What the form is called: `iter`.
        methods: The names of all methods.
    """
    names = sorted(set(methods))
    taken = {f"{name}{form}" for name in names for form in ("", *_FORMS)}
    given: dict[str, str] = {}
    for pattern in ("{0}_{1}", "{0}_{1}_items", "{0}_{1}_each"):
        for name in names:
            wanted = pattern.format(prefix, name)
            if name not in given and wanted not in taken:
                given[name] = wanted
                taken.add(wanted)
    return given | {name: f"{prefix}_{name}_{fingerprint(name)}" for name in names if name not in given}


def method_names(operations: Mapping[str, tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Name the method of each operation, distinct in each of its API classes, the other forms of the method included.

    Args:
        operations: The operation id and the tags of each, by anything that does not depend on order.
    """
    claims = {
        key: Claim(
            operation_name(operation_id),
            operation_id,
            scopes=frozenset(tags) or frozenset({""}),
            convert=operation_name,
        )
        for key, (operation_id, tags) in operations.items()
    }
    return settle(claims, suffixes=_FORMS)


def field_names(properties: Iterable[str]) -> dict[str, str]:
    """Name the field of each property of one schema."""
    return settle({name: Claim(field_name(name), name, convert=field_name) for name in properties})


def argument_names(parameters: Iterable[tuple[str, str]], body: str | None = None) -> dict[tuple[str, str], str]:
    """Name the arguments of one operation: where names clash, path goes before query, and so on; the body is last.

    Args:
        parameters: Location and name of each, `form` for the properties of a form.
        body: The name that the body asks for; it is found under `("body", "")`.
    """
    keys = {f"{location} {name}": (location, name) for location, name in parameters}
    claims = {
        key: Claim(parameter_name(name), name, _LOCATIONS.index(location), location, convert=parameter_name)
        for key, (location, name) in keys.items()
    }
    if body is not None:
        keys["body"] = ("body", "")
        claims["body"] = Claim(body, body, len(_LOCATIONS), "body", convert=parameter_name)
    return {keys[key]: name for key, name in settle(claims).items()}


def member_names(values: Sequence[EnumValue], given: Sequence[str] = ()) -> tuple[str, ...]:
    """Name the members of one enum, in the order of its values.

    Args:
        values: The values, each once.
        given: The names that the document gives them (`x-enum-varnames`), as far as it does.
    """
    claims: dict[str, Claim] = {}
    for at, value in enumerate(values):
        if at < len(given) and given[at]:
            claims[_value_key(value)] = Claim(member_name_as_given(given[at]), given[at], convert=member_name_as_given)
        else:
            claims[_value_key(value)] = Claim(enum_member_name(value), str(value), convert=enum_member_name)
    settled = settle(claims)
    return tuple(settled[_value_key(value)] for value in values)


def _value_key(value: EnumValue) -> str:
    return f"{type(value).__name__} {value}"


def member_name_as_given(name: str) -> str:
    """Make a member's name from one that the document gives: as it is, where Python and `Enum` allow that."""
    plain = name if name.isidentifier() and name.isascii() else sanitize(name) or transliterate(name)
    plain = plain.strip("_") or transliterate(plain)
    if plain.lower() in KEYWORDS or plain[0].isdigit() or plain in ENUM_ATTRIBUTES or plain in LOOKALIKES:
        plain = f"ENUM_{plain}"
    return shorten(plain, LONGEST_NAME)
