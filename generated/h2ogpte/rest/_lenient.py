"""Keeps values of a server that are not of the format that the document says.

One field that is no date (`""`, `0000-00-00`, a leap second, a number of seconds) is no
reason to lose a response: it is handed on as it came, and goes out again so.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_TEXT = core_schema.str_schema(strict=True)
_RAW: list[CoreSchema] = [
    _TEXT,
    core_schema.int_schema(strict=True),
    core_schema.float_schema(strict=True),
    core_schema.bool_schema(strict=True),
]
# Pydantic takes a text of digits as seconds since 1970, which would go out again as
# another text.
_DATED = core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}")
_FORMS: dict[str, tuple[type, str]] = {
    "datetime": (dt.datetime, r"^\d{4}-\d\d-\d\d[Tt ]"),
    "date": (dt.date, r"^\d{4}-\d\d-\d\d$"),
}
_READ_BY_PYTHON: dict[str, Callable[[str], Any]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
}
"""What reads nearly every date, and takes a text of digits for one, too.

Pydantic would have to look at the text, and then read a date from it, which takes
half as long again. Before Python 3.11 these functions know no `Z`: they are not used.
"""
_BEFORE: dict[str, CoreSchema] = {
    "datetime": _DATED,
    "date": _DATED,
    "uuid": _TEXT,
    "decimal": _TEXT,
}


def keep_unreadable(schema: Any) -> Any:
    """Return a schema in which dates, UUIDs and decimals from a server may be anything.

    Arrays that have a set length may have any.

    What a user gives is checked as before. The schema is changed in place; other models
    in it are left alone.
    """
    if isinstance(schema, dict):
        return _keep_in(cast("dict[str, Any]", schema))
    if isinstance(schema, list):
        items = cast("list[object]", schema)
        items[:] = [keep_unreadable(item) for item in items]
        return items
    if isinstance(schema, tuple):
        parts = cast("tuple[object, ...]", schema)
        return tuple(keep_unreadable(part) for part in parts)
    return schema


def _keep_in(schema: dict[str, Any]) -> Any:
    kind = schema.get("type")
    if not isinstance(kind, str):
        kind = ""  # A dictionary of fields, one of which may be called "type".
    if kind == "union" and {"date", "datetime"} <= {
        _schema_of(choice)["type"] for choice in schema["choices"]
    }:
        schema["choices"] = [_told_apart(choice) for choice in schema["choices"]]
        return schema
    if kind in _BEFORE:
        return _lenient(schema, _BEFORE[kind])
    if kind in ("model", "definition-ref") or schema.get("metadata") in _MARKS:
        return schema
    for key, value in schema.items():
        if isinstance(value, (dict, list, tuple)) and not (kind and key == "metadata"):
            schema[key] = keep_unreadable(value)
    if kind == "tuple":
        return _of_any_length(schema)
    if kind == "union":
        _try_lengths_first(schema["choices"])
    return schema


def _of_any_length(schema: dict[str, Any]) -> CoreSchema:
    """Let an array of a set length be longer or shorter, which makes it a list."""
    length = len(schema["items_schema"])
    if "variadic_item_index" in schema or not length:
        return cast("CoreSchema", schema)
    # In a union, pydantic takes a list of anything before a tuple, but one whose items
    # may be null after it.
    items = core_schema.nullable_schema(core_schema.any_schema())
    lists: list[CoreSchema] = [
        core_schema.list_schema(items, max_length=length - 1),
        core_schema.list_schema(items, min_length=length + 1),
    ]
    return _from_server([cast("CoreSchema", schema), *lists], schema, _LENGTH_MARK)


def _try_lengths_first(choices: list[Any]) -> None:
    """Try arrays of another length than a member says after all members of a union."""
    for index, choice in enumerate(tuple(choices)):
        schema = _schema_of(choice)
        if schema.get("metadata") == _LENGTH_MARK:
            set_length, *lists = schema["json_schema"]["choices"]
            labelled = isinstance(choice, tuple)
            choices[index] = (set_length, choice[1]) if labelled else set_length
            choices.append(_from_server(lists, set_length, _MARK))


def _from_server(
    choices: list[CoreSchema], given: Any, mark: dict[str, Any]
) -> CoreSchema:
    return core_schema.json_or_python_schema(
        json_schema=core_schema.union_schema([*choices], mode="left_to_right"),
        python_schema=given,
        serialization=core_schema.simple_ser_schema("any"),
        metadata=mark,
    )


class KeepUnreadable:
    """Annotates a type: what a server sends of it may be unreadable, too."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Give the schema of the type, made lenient."""
        return cast("CoreSchema", keep_unreadable(handler(source)))


_MARK: dict[str, Any] = {"sdkpress_lenient": True}
_LENGTH_MARK: dict[str, Any] = {"sdkpress_lenient": "length"}
_MARKS = (_MARK, _LENGTH_MARK)


def _schema_of(choice: Any) -> dict[str, Any]:
    """Return the schema of a choice of a union, which may stand beside its label."""
    labelled = isinstance(choice, tuple)
    return cast("dict[str, Any]", choice[0] if labelled else choice)


def _told_apart(choice: Any) -> Any:
    """Take a text for a date or a date-time only where it has the form of that one."""
    schema = _schema_of(choice)
    kind = schema["type"]
    if kind not in _FORMS:
        return choice
    cls, pattern = _FORMS[kind]
    read = core_schema.chain_schema(
        [
            core_schema.str_schema(strict=True, pattern=pattern),
            cast("CoreSchema", schema),
        ]
    )
    return core_schema.union_schema(
        [core_schema.is_instance_schema(cls), read],
        mode="left_to_right",
        serialization=core_schema.simple_ser_schema("any"),
    )


def _lenient(schema: Any, before: CoreSchema) -> CoreSchema:
    read: list[CoreSchema] = [core_schema.chain_schema([before, schema])]
    if sys.version_info >= (3, 11) and schema["type"] in _READ_BY_PYTHON:
        read.insert(0, _read_by_python(schema))
    return core_schema.json_or_python_schema(
        json_schema=core_schema.union_schema([*read, *_RAW], mode="left_to_right"),
        python_schema=schema,
        serialization=core_schema.simple_ser_schema("any"),
        metadata=_MARK,
    )


def _read_by_python(schema: Any) -> CoreSchema:
    # Any sign keeps numbers out; this one stands nearest to the start of a date.
    text = core_schema.str_schema(strict=True, pattern="-")
    return core_schema.no_info_after_validator_function(
        _READ_BY_PYTHON[schema["type"]], text
    )
