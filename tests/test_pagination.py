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
NUMBER = {"type": "number"}
FLAG = {"type": "boolean"}
LIST = {"type": "array", "items": TEXT}
THINGS = {"type": "array", "items": {"type": "object", "properties": {"id": TEXT}}}


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


def said(description: str, schema: Any = INTEGER) -> dict[str, Any]:
    """A schema with a description."""
    return {**schema, "description": description}


def within(**properties: Any) -> dict[str, Any]:
    """An object with properties."""
    return {"type": "object", "properties": properties}


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
        ({"starting_after": TEXT}, holder(data=THINGS, has_more=FLAG), "cursor", "starting_after"),
        ({"$skip": INTEGER, "$top": INTEGER}, holder(), "offset", "skip"),
        ({"offset": NUMBER, "limit": NUMBER}, holder(), "offset", "offset"),
        ({"offset": INTEGER}, holder(total=INTEGER), "offset", "offset"),
        ({"startAt": said("The index of the first item, 0-based."), "maxResults": INTEGER}, LIST, "offset", "start_at"),
        ({"page": {**INTEGER, "default": 1}}, holder(has_next=FLAG), "page", "page"),
        ({"page": TEXT}, holder(next_page=TEXT, has_more=FLAG), "cursor", "page"),
        ({"cursor": TEXT}, holder(cursor=said("Leads to the next page.", TEXT)), "cursor", "cursor"),
        ({"cursor": said("What the previous response gave.", TEXT)}, holder(cursor=TEXT), "cursor", "cursor"),
        ({"cursor": TEXT}, holder(meta=within(cursors=within(next=TEXT))), "cursor", "cursor"),
        ({"page[after]": TEXT}, holder(meta=within(after_cursor=TEXT, has_more=FLAG)), "cursor", "page_after"),
    ],
)
def test_pages_are_found(tmp_path: Path, parameters: Any, response: Any, style: str, argument: str) -> None:
    """By the names and types of parameters and of what is in the response."""
    found = pagination(run(tmp_path, parameters, response))

    assert found is not None
    assert (found.style, found.argument, found.python_name) == (style, argument, "iter_find")


@pytest.mark.parametrize(
    ("parameters", "first"),
    [
        ({"page": said("Pages start at 1."), "limit": INTEGER}, 1),
        ({"page": said("The page, zero-based."), "limit": INTEGER}, 0),
        ({"page": said("Which page to get (default: `1`)"), "limit": INTEGER}, 1),
        ({"page": {**said("Starts from page 1."), "default": 1}, "limit": INTEGER}, 1),
        ({"page": {**INTEGER, "default": 0}, "per_page": INTEGER}, 0),
        ({"offset": said("The place of the first item, starting from 1."), "limit": INTEGER}, 1),
        ({"offset": {**said("One-based."), "default": 1, "minimum": 1}, "limit": INTEGER}, 1),
        ({"offset": {**INTEGER, "default": 0}, "limit": INTEGER}, 0),
    ],
)
def test_the_first_number_is_found(tmp_path: Path, parameters: Any, first: int) -> None:
    """In the default or in what the description says."""
    found = pagination(run(tmp_path, parameters, LIST))

    assert found is not None
    assert found.first == first


@pytest.mark.parametrize(
    ("properties", "ends"),
    [
        ({"total": said("The number of all things.")}, ("total", "", "")),
        ({"total": said("The total number of pages available.")}, ("", "total", "")),
        ({"total": said("How many things the API call returned.")}, ("", "", "")),
        ({"total": said("Things on this page.")}, ("", "", "")),
        ({"total_count": NUMBER, "has_more": FLAG}, ("total_count", "", "has_more")),
    ],
)
def test_the_end_is_found(tmp_path: Path, properties: Any, ends: tuple[str, str, str]) -> None:
    """A total is that of all items only if its description doesn't say otherwise."""
    found = pagination(run(tmp_path, {"page": {**INTEGER, "default": 1}, "limit": INTEGER}, holder(**properties)))

    assert found is not None
    assert tuple(".".join(path) for path in (found.total, found.pages, found.more)) == ends


def test_the_size_in_a_response_is_a_size(tmp_path: Path) -> None:
    """Its `count` is more often the number of items, or that of all items."""
    limited = pagination(run(tmp_path, {"offset": INTEGER, "limit": INTEGER}, holder(limit=INTEGER)))
    counted = pagination(run(tmp_path, {"offset": INTEGER, "count": INTEGER}, holder(count=INTEGER)))

    assert limited is not None
    assert counted is not None
    assert (limited.step, counted.step) == (("limit",), ())


def test_a_cursor_that_is_a_number_goes_out_as_text(tmp_path: Path) -> None:
    """Where the parameter is a text, and nothing else is taken for it."""
    mixed = pagination(run(tmp_path, {"cursor": TEXT}, holder(next_cursor=INTEGER)))
    equal = pagination(run(tmp_path, {"cursor": INTEGER}, holder(next_cursor=INTEGER)))

    assert mixed is not None
    assert equal is not None
    assert (mixed.as_text, equal.as_text) == (True, False)


def test_the_next_cursor_is_preferred_to_one_of_the_same_name(tmp_path: Path) -> None:
    """That one may repeat what was asked for."""
    marker = said("Leads to the next page.", TEXT)

    found = pagination(run(tmp_path, {"Marker": marker}, holder(Marker=TEXT, NextMarker=TEXT)))

    assert found is not None
    assert found.next == ("NextMarker",)


@pytest.mark.parametrize(
    ("parameters", "response", "path", "carried"),
    [
        (
            {"Page": INTEGER, "PageSize": INTEGER, "PageToken": TEXT, "From": TEXT},
            holder(next_page_uri=TEXT),
            "next_page_uri",
            (("Page", "page", "int"), ("PageToken", "page_token", "str")),
        ),
        ({"page": INTEGER}, holder(next={**TEXT, "format": "uri"}), "next", (("page", "page", "int"),)),
        (
            {"startAt": NUMBER},
            holder(next=said("The URL of the next page.", TEXT)),
            "next",
            (("startAt", "start_at", "int"),),
        ),
        ({"page[number]": INTEGER}, holder(links=within(next=TEXT)), "links.next", None),
        ({"cursor": TEXT}, holder(_links=within(next=within(href=TEXT))), "_links.next.href", None),
        ({"start": said("An opaque mark for pagination.", TEXT)}, holder(next_url=TEXT), "next_url", None),
        ({"$skiptoken": TEXT}, holder(**{"@odata.nextLink": TEXT}), "@odata.nextLink", None),
    ],
)
def test_links_to_the_next_page_are_found(
    tmp_path: Path, parameters: Any, response: Any, path: str, carried: Any
) -> None:
    """By their names, or by what is said of them; they carry parameters that may turn pages."""
    found = pagination(run(tmp_path, parameters, response))

    assert found is not None
    assert (found.style, found.next) == ("link", tuple(path.split(".")) if "@" not in path else (path,))
    assert carried in (None, found.carried)


def test_the_header_link_counts_where_it_is_described(tmp_path: Path) -> None:
    """It tells the end of numbered pages, and can be followed where nothing else leads on."""
    content = {"application/json": {"schema": LIST}}
    described = {"200": {"description": "Found.", "headers": {"link": {"schema": TEXT}}, "content": content}}

    numbered = run(tmp_path, {"page": INTEGER, "per_page": INTEGER}, LIST, responses=described)
    followed = run(tmp_path, {"cursor": TEXT}, LIST, responses=described)

    found = [pagination(each) for each in (numbered, followed)]
    assert [each and (each.style, each.by_header) for each in found] == [("page", True), ("link", True)]
    assert "self._call_with_http_info, _operations.FIND" in numbered.files["things/api/default_api.py"]


def test_an_optional_body_is_no_hindrance(tmp_path: Path) -> None:
    """Some documents give every operation one."""
    body = {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {}}}}}
    parameters = {"offset": INTEGER, "limit": INTEGER}

    assert pagination(run(tmp_path, parameters, LIST, requestBody=body)) is not None
    assert pagination(run(tmp_path, parameters, LIST, requestBody={**body, "required": True})) is None


@pytest.mark.parametrize(
    ("response", "items", "total"),
    [
        (holder(errors=LIST, total=INTEGER), ("data",), ("total",)),
        (within(cats=LIST, errors=LIST), ("cats",), ()),
        (within(messages=LIST), ("messages",), ()),
        (within(cats=LIST, messages=LIST), ("cats",), ()),
        (within(things=LIST, tags=LIST), ("things",), ()),
        (within(id=TEXT, things=LIST), ("things",), ()),
        (
            {"type": "object", "properties": {"response": holder(total_count=INTEGER), "client": holder()}},
            ("response", "data"),
            ("response", "total_count"),
        ),
        ({"type": "object", "properties": {"things": LIST, "data": holder(total=INTEGER)}}, ("things",), ()),
        (within(errors=LIST, data=holder(total=INTEGER)), ("data", "data"), ("data", "total")),
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
        ({"starting_after": TEXT}, holder(has_more=FLAG)),
        ({"starting_after": TEXT}, holder(data={"type": "array", "items": within(name=TEXT)}, has_more=FLAG)),
        ({"offset": INTEGER, "limit": INTEGER}, within(id=TEXT, tags=LIST)),
        ({"offset": INTEGER, "limit": INTEGER}, within(tags=LIST, **{f"p{n}": TEXT for n in range(12)})),
        ({"offset": {**INTEGER, "default": 1}, "limit": INTEGER}, LIST),
        ({"offset": {**INTEGER, "minimum": 1}, "limit": INTEGER}, LIST),
        ({"offset": said("Page number of calls to return"), "limit": INTEGER}, LIST),
        ({"page": {**said("Number of records to skip."), "minimum": 1}, "limit": INTEGER}, LIST),
        ({"page": {**said("Starts at 0."), "default": 1}, "limit": INTEGER}, LIST),
        ({"page": {**INTEGER, "example": 1}, "limit": INTEGER}, LIST),
        ({"start": {**INTEGER, "default": 0}, "limit": INTEGER}, LIST),
        ({"start": said("Skip what is older than this time."), "limit": INTEGER}, LIST),
        ({"offset": INTEGER, "top": INTEGER}, LIST),
        ({"cursor": INTEGER}, holder(next_cursor=TEXT)),
        ({"cursor": said("Reserved.", TEXT)}, holder(next_cursor=TEXT)),
        ({"cursor": TEXT}, holder(after_cursor=TEXT)),
        ({"cursor": TEXT}, holder(next=TEXT)),
        ({"from": TEXT}, holder(next_url=TEXT)),
        ({"start": INTEGER}, holder(next_url=TEXT)),
        ({"offset": INTEGER, "limit": INTEGER}, within(errors=LIST)),
        ({"filter": TEXT}, holder(next_url=TEXT)),
        ({"page": FLAG}, holder(next_url=TEXT)),
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


def test_an_extension_may_name_a_link(tmp_path: Path) -> None:
    """And the parameter that it carries."""
    extension: Any = {"style": "link", "parameter": "q", "next": "more"}

    found = pagination(run(tmp_path, {"q": TEXT}, holder(more=TEXT), **{"x-pagination": extension}))

    assert found is not None
    assert (found.style, found.next, found.carried) == ("link", ("more",), (("q", "q", "str"),))


@pytest.mark.parametrize(
    ("extension", "wrong"),
    [
        (True, "it must be a mapping or false"),
        ({"style": "cursor", "way": 1}, 'it knows no "way"'),
        ({"style": "pages", "parameter": "q"}, 'its "style" must be offset, page, cursor or link'),
        ({"style": "page"}, 'its "parameter" must name a parameter of the operation'),
        ({"style": "page", "parameter": "q", "size": "x"}, 'its "size" must name a parameter of the operation'),
        ({"style": "page", "parameter": "q", "more": "data.x"}, 'its "more" must name a property of the response'),
        ({"style": "cursor", "parameter": "q"}, 'a "cursor" needs "next"'),
        ({"style": "link", "parameter": "q"}, 'a "link" needs "next"'),
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
