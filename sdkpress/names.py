"""Chooses Python names: those that OpenAPI Generator's python client gives, and a valid one where it has none.

Pure functions from what the document says to a name. Names that must differ from each other are
settled by `sdkpress.collisions`. `docs/names.md` lists the rules with examples.
"""

from __future__ import annotations

import re
import unicodedata

from sdkpress.collisions import Claim as Claim
from sdkpress.collisions import resolve_collisions as resolve_collisions
from sdkpress.identifiers import SYMBOLS, camelize, sanitize, shorten, transliterate, underscore
from sdkpress.reserved import (
    API_ATTRIBUTES,
    DEVICES,
    IMPORTED_NAMES,
    KEYWORDS,
    MODEL_ATTRIBUTES,
    RESERVED,
    RUNTIME_CLASSES,
)

LONGEST_NAME = 120
LONGEST_MODULE = 100


def api_class_name(tag: str | None) -> str:
    """Name the API class of a tag: `API Keys` -> `APIKeysApi`. Operations without a tag are in `DefaultApi`."""
    if not tag:
        return "DefaultApi"
    name = camelize(sanitize(tag)) or camelize(transliterate(tag))
    if name[0].isdigit():
        name = f"Tag{name}"
    return shorten(name, LONGEST_NAME) + "Api"


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


def operation_name(operation_id: str) -> str:
    """Name the method of an operation: `listAllApiKeys` -> `list_all_api_keys`, `import` -> `call_import`."""
    joined = camelize(re.sub("[#:;-]", "_", operation_id))
    name = sanitize(joined[:1].lower() + joined[1:]).lstrip("_")
    if not name:
        name = transliterate(operation_id)
    snake = underscore(name)
    if name.lower() in RESERVED or name[0].isdigit() or snake in API_ATTRIBUTES or snake in KEYWORDS:
        snake = underscore(f"call_{name}")
    return shorten(snake, LONGEST_NAME)


def _variable(text: str) -> str:
    name = underscore(sanitize(text)).lstrip("_") or underscore(transliterate(text)) or "empty"
    if name in RESERVED or name[0].isdigit():
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
    """Name the class of a schema: `api_key` -> `ApiKey`, `APIKeyInfo` as it is, `200Response` -> `Model200Response`."""
    name = camelize(sanitize(schema)) or camelize(transliterate(schema)) or "Empty"
    if name.lower() in RESERVED or name[0].isdigit() or name in RUNTIME_CLASSES or name in IMPORTED_NAMES:
        name = f"Model{name}"
    return shorten(name, LONGEST_NAME).replace("_", "")


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


def enum_member_name(value: str | int | float | bool) -> str:
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
    if re.match("[0-9]", name):
        name = f"ENUM_{name}"
    if not name.isidentifier() or (name.startswith("_") and name.endswith("_")):
        name = transliterate(value).upper()
        name = f"ENUM_{name}" if name[0].isdigit() else name
    return name


def hoisted_schema_name(parent: str, *parts: str) -> str:
    """Name a schema that stands unnamed in another, by its place: (`Pet`, `tags`, `inner`) -> `Pet_tags_inner`."""
    return "_".join((parent, *parts))
