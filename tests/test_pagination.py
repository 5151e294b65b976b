"""Which operations get an iterator over pages, and what is said of an extension that can't be followed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sdkpress import names
from sdkpress.config import Options, Settings
from sdkpress.ir import Pagination
from sdkpress.pipeline import Generated, generate

INTEGER = {"type": "integer"}
TEXT = {"type": "string"}
LIST = {"type": "array", "items": TEXT}


def run(folder: Path, parameters: dict[str, Any], response: Any, method: str = "get", **more: Any) -> Generated:
    """Generate a document with one operation, its parameters by name."""
    operation = {
        "operationId": "find",
        "parameters": [{"name": name, "in": "query", "schema": schema} for name, schema in parameters.items()],
        "responses": {"200": {"description": "Found.", "content": {"application/json": {"schema": response}}}},
        **more,
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1.0.0"},
        "servers": [{"url": "https://example.com"}],
        "paths": {"/things": {method: operation}},
    }
    spec = folder / "spec.json"
    spec.write_text(json.dumps(document), encoding="utf-8")
    return generate(Options(spec, "spec.json", Settings(package="things"), folder / "out"))


def pagination(generated: Generated) -> Pagination | None:
    """What was decided for the one operation."""
    return generated.sdk.apis[0].operations[0].pagination


def holder(**properties: Any) -> dict[str, Any]:
    """An object with a list and other properties."""
    return {"type": "object", "properties": {"data": LIST, **properties}}


@pytest.mark.parametrize(
    ("parameters", "response", "style", "argument"),
    [
        ({"offset": INTEGER, "limit": INTEGER}, LIST, "offset", "offset"),
        ({"skip": INTEGER, "take": INTEGER}, holder(), "offset", "skip"),
        ({"page": {**INTEGER, "default": 1}, "page_size": INTEGER}, LIST, "page", "page"),
        ({"pageNumber": {**INTEGER, "minimum": 0}, "pageSize": INTEGER}, LIST, "page", "page_number"),
        ({"page": INTEGER, "per_page": INTEGER}, LIST, "page", "page"),
        ({"cursor": TEXT}, holder(next_cursor={"type": ["string", "null"]}), "cursor", "cursor"),
        ({"pageToken": TEXT}, holder(nextPageToken=TEXT), "cursor", "page_token"),
        (
            {"offset": TEXT, "limit": INTEGER},
            holder(next_page={"type": "object", "properties": {"offset": TEXT}}),
            "cursor",
            "offset",
        ),
        ({"after": TEXT}, holder(last_id=TEXT, has_more={"type": "boolean"}), "cursor", "after"),
        ({"starting_after": TEXT}, holder(has_more={"type": "boolean"}), "cursor", "starting_after"),
    ],
)
def test_pages_are_found(tmp_path: Path, parameters: Any, response: Any, style: str, argument: str) -> None:
    """By the names and types of parameters and of what is in the response."""
    found = pagination(run(tmp_path, parameters, response))

    assert found is not None
    assert (found.style, found.argument, found.python_name) == (style, argument, "iter_find")


@pytest.mark.parametrize(
    ("response", "items", "total"),
    [
        (holder(errors=LIST, total=INTEGER), ("data",), ("total",)),
        (
            {"type": "object", "properties": {"response": holder(total_count=INTEGER), "client": holder()}},
            ("response", "data"),
            ("response", "total_count"),
        ),
        ({"type": "object", "properties": {"things": LIST, "data": holder(total=INTEGER)}}, ("things",), ()),
    ],
)
def test_the_list_is_found(tmp_path: Path, response: Any, items: tuple[str, ...], total: tuple[str, ...]) -> None:
    """Among several by its name, and in an object that holds all of a response; the total is beside it."""
    found = pagination(run(tmp_path, {"offset": INTEGER, "limit": INTEGER}, response))

    assert found is not None
    assert (found.items, found.total) == (items, total)


@pytest.mark.parametrize(
    ("parameters", "response"),
    [
        ({"offset": INTEGER}, LIST),
        ({"offset": TEXT, "limit": INTEGER}, LIST),
        ({"offset": INTEGER, "limit": INTEGER}, TEXT),
        ({"offset": INTEGER, "limit": INTEGER}, holder(items=LIST)),
        ({"offset": INTEGER, "limit": INTEGER}, {"type": "object", "properties": {"cats": LIST, "dogs": LIST}}),
        ({"offset": INTEGER, "limit": INTEGER}, {"type": "object", "properties": {"thing": holder()}}),
        (
            {"offset": INTEGER, "limit": INTEGER},
            {"type": "object", "properties": {"response": {"type": "object", "properties": {"body": holder()}}}},
        ),
        ({"offset": INTEGER, "limit": INTEGER, "pageSize": INTEGER}, LIST),
        ({"page": INTEGER, "limit": INTEGER}, LIST),
        ({"page": INTEGER, "per_page": INTEGER, "page_token": TEXT}, LIST),
        ({"cursor": TEXT}, LIST),
        ({"cursor": TEXT}, holder(cursor=TEXT)),
        ({"after": {"type": "boolean"}}, holder(next_cursor=TEXT)),
        ({"starting_after": TEXT}, holder()),
    ],
)
def test_what_is_not_certain_has_none(tmp_path: Path, parameters: Any, response: Any) -> None:
    """Parameters that say too little, or that may mean something else."""
    assert pagination(run(tmp_path, parameters, response)) is None


def test_only_reading_is_repeated(tmp_path: Path) -> None:
    """An operation that may change something has no iterator, unless the document says that it has."""
    parameters = {"offset": INTEGER, "limit": INTEGER}
    extension = {"style": "offset", "parameter": "offset"}

    assert pagination(run(tmp_path, parameters, LIST, "post")) is None
    assert pagination(run(tmp_path, parameters, LIST, "post", **{"x-pagination": extension})) is not None


@pytest.mark.parametrize(
    ("extension", "wrong"),
    [
        (True, "it must be a mapping or false"),
        ({"style": "cursor", "way": 1}, 'it knows no "way"'),
        ({"style": "pages", "parameter": "q"}, 'its "style" must be offset, page or cursor'),
        ({"style": "page"}, 'its "parameter" must name a parameter of the operation'),
        ({"style": "page", "parameter": "q", "size": "x"}, 'its "size" must name a parameter of the operation'),
        ({"style": "page", "parameter": "q", "more": "data.x"}, 'its "more" must name a property of the response'),
        ({"style": "cursor", "parameter": "q"}, 'a "cursor" needs "next"'),
        ({"style": "page", "parameter": "q", "items": "note"}, 'its "items" must name a list in the response'),
        ({"style": "page", "parameter": "q", "first": "a"}, 'its "first" must be a whole number'),
    ],
)
def test_a_wrong_extension_is_a_notice(tmp_path: Path, extension: Any, wrong: str) -> None:
    """The notice says what is wrong with it, and the operation has no iterator."""
    made = run(tmp_path, {"q": TEXT}, holder(note=TEXT), **{"x-pagination": extension})

    assert pagination(made) is None
    (notice,) = [each for each in made.notices if each.code == "bad-pagination"]
    assert f"can't be followed: {wrong}" in notice.message


def test_operations_keep_their_names() -> None:
    """A further form gives way to an operation and to its forms, whatever their order."""
    methods = ["list", "iter_list", "iter_list_items", "show", "iter_show_with_http_info"]

    given = names.further_names("iter", methods)

    assert given == names.further_names("iter", reversed(methods))
    assert (given["list"], given["show"]) == ("iter_list_each", "iter_show")
    assert not set(given.values()) & set(methods)
    assert len(set(given.values())) == len(methods)
