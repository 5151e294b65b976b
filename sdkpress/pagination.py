"""Finds the operations whose lists come in pages, by their parameters and their response, or by `x-pagination`.

The rules are conservative: what might be something else gets no iterator. `docs/pagination.md` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from sdkpress.ir import (
    Json,
    ListOf,
    Missing,
    Model,
    Nullable,
    Operation,
    PagePath,
    Pagination,
    Parameter,
    Reference,
    Scalar,
    Type,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names are compared in lower case, without symbols: `pageSize` and `page_size` are the same.
_OFFSETS = _words("offset skip")
_PAGES = _words("page pagenumber pagenum pageno pageindex")
_CURSORS = _words(
    "cursor pagecursor pagetoken nexttoken nextcursor continuationtoken paginationtoken marker after offset"
)
_SIZES = _words("limit pagesize perpage maxresults take size pagelimit count")
_NEXT = _words(
    "nextcursor nextpagecursor nextpagetoken nexttoken nextmarker nextcontinuationtoken continuationtoken endcursor"
)
_HOLDERS = _words("meta metadata pagination paging pageinfo page cursors next nextpage responsemetadata")
_ONWARD = _words("cursors next nextpage")
_MORE = _words("hasmore hasnext hasnextpage")
_TOTAL = _words("total totalcount totalitems totalresults totalrecords totalelements")
_PAGE_COUNT = _words("totalpages pagecount numpages lastpage")
_LISTS = _words("data items entries results records objects rows values elements content list")
_WRAPPERS = _words("response data result results payload body")
_DEPTH = 3
_STYLES: tuple[Literal["offset", "page", "cursor"], ...] = ("offset", "page", "cursor")


class _Property(NamedTuple):
    """A property of a response or of an object in it, by the names that lead there."""

    path: PagePath
    type: Type


def find_pagination(operation: Operation, models: Mapping[str, Model], method: str) -> Pagination | None:
    """Say how an operation's list comes in pages, None where it doesn't or where that isn't certain.

    Args:
        operation: The operation.
        models: The models by class name.
        method: What the method that goes through all items is called.
    """
    if operation.method != "GET" or operation.body is not None:
        return None
    found = _items(operation.return_type, models)
    if found is None:
        return None
    answer = list(_properties(operation.return_type, models, found[0]))
    query = {_plain(each.name): each for each in operation.parameters if each.location == "query"}
    size = _parameter(query, _SIZES, integer=True)
    base = Pagination(method, "offset", "", found[1], found[0], size=size.python_name if size else "")
    base = replace(base, **_ends(answer), **_sizes(size, answer))
    if size and (offset := _parameter(query, _OFFSETS, integer=True)):
        return replace(base, argument=offset.python_name)
    numbered = _CURSORS - {"offset"} & query.keys() == set()  # beside a cursor a number is for show
    if numbered and size and (page := _parameter(query, _PAGES, integer=True)):
        first = _first_page(page, size)
        return None if first is None else replace(base, style="page", argument=page.python_name, first=first)
    return _cursor_pagination(base, query, answer)


def _cursor_pagination(base: Pagination, query: Mapping[str, Parameter], answer: list[_Property]) -> Pagination | None:
    cursor = _parameter(query, _CURSORS - {"offset"}, integer=False)
    cursor = cursor or _parameter({key: each for key, each in query.items() if _is(each.type, "str")}, _CURSORS)
    if cursor:
        wanted = _plain(cursor.name)
        for path, type_ in answer:
            name = _plain(path[-1])
            onward = name == wanted and len(path) > 1 and _plain(path[-2]) in _ONWARD
            named = name in _NEXT and (name != "endcursor" or wanted == "after")
            last = name == "lastid" and wanted == "after" and bool(base.more)
            if (onward or named or last) and (_is(type_, "str") or _is(type_, "int")):
                return replace(base, style="cursor", argument=cursor.python_name, next=path)
    if base.more and "startingafter" in query:
        return replace(base, style="cursor", argument=query["startingafter"].python_name, last_item="id")
    return None


def read_pagination(
    operation: Operation, given: Json, models: Mapping[str, Model], method: str
) -> Pagination | str | None:
    """Read what `x-pagination` says of an operation; text says what is wrong with it.

    Args:
        operation: The operation.
        given: The extension: a mapping, or false for an operation that has no pages.
        models: The models by class name.
        method: What the method that goes through all items is called.
    """
    if given is False:
        return None
    if not isinstance(given, dict):
        return "it must be a mapping or false"
    unknown = sorted(set(given) - {"style", "parameter", "size", "items", "next", "more", "total", "pages", "first"})
    if unknown:
        return f'it knows no "{unknown[0]}"'
    style: Literal["offset", "page", "cursor"] | None = next(
        (each for each in _STYLES if each == given.get("style")), None
    )
    if style is None:
        return 'its "style" must be offset, page or cursor'
    named = {each.name: each for each in operation.parameters}
    for key in ("parameter", "size"):
        if (key in given or key == "parameter") and given.get(key) not in named:
            return f'its "{key}" must name a parameter of the operation'
    paths: dict[str, Any] = {}
    for key in ("items", "next", "more", "total", "pages"):
        if key in given:
            value = given[key]
            if not isinstance(value, str) or _type_at(operation.return_type, value.split("."), models) is None:
                return f'its "{key}" must name a property of the response, a nested one as in "meta.next"'
            paths[key] = tuple(value.split("."))
    if style == "cursor" and "next" not in paths:
        return 'a "cursor" needs "next", the property of the response that has the next one'
    items = _type_at(operation.return_type, paths["items"], models) if "items" in paths else None
    found = (paths.pop("items"), items.items) if isinstance(items, ListOf) else _items(operation.return_type, models)
    if found is None or ("items" in paths):
        return 'its "items" must name a list in the response'
    first = given.get("first", 1 if style == "page" else 0)
    if not isinstance(first, int):
        return 'its "first" must be a whole number'
    size = named[str(given["size"])] if "size" in given else None
    base = Pagination(method, style, named[str(given["parameter"])].python_name, found[1], found[0], first=first)
    base = replace(base, size=size.python_name if size else "", **_sizes(size, []))
    return replace(base, **paths)


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _bare(type_: Type) -> Type:
    return type_.of if isinstance(type_, Nullable) else type_


def _is(type_: Type, scalar: str) -> bool:
    bare = _bare(type_)
    return isinstance(bare, Scalar) and bare.name == scalar


def _parameter(
    query: Mapping[str, Parameter], names: frozenset[str], *, integer: bool | None = None
) -> Parameter | None:
    """The one query parameter with one of the names; None where several have one."""
    found = [query[name] for name in sorted(names & query.keys())]
    if integer is not None:
        found = [each for each in found if _is(each.type, "int") or (not integer and _is(each.type, "str"))]
    return found[0] if len(found) == 1 else None


def _items(type_: Type | None, models: Mapping[str, Model], *, inside: bool = False) -> tuple[PagePath, Type] | None:
    """Where the list stands in a response, and the type of its items.

    It is the response itself, its only list, or the only one of several that is called as such lists are; or
    else such a list in an object that is called as what holds all of a response.
    """
    if isinstance(type_, ListOf):
        return (), type_.items
    fields = _fields(type_, models)
    lists = [((each.name,), bare.items) for each in fields if isinstance(bare := _bare(each.type), ListOf)]
    if not lists:
        wrappers = [each for each in fields if _plain(each.name) in _WRAPPERS and _fields(_bare(each.type), models)]
        inner = _items(_bare(wrappers[0].type), models, inside=True) if len(wrappers) == 1 and not inside else None
        return inner and ((wrappers[0].name, *inner[0]), inner[1])
    named = [each for each in lists if _plain(each[0][-1]) in _LISTS]
    return next((each[0] for each in (lists, named) if len(each) == 1), None)


def _fields(type_: Type | None, models: Mapping[str, Model]) -> Any:
    model = models.get(type_.python_name) if isinstance(type_, Reference) else None
    return model.fields if model else ()


def _properties(
    type_: Type | None, models: Mapping[str, Model], items: PagePath = (), path: PagePath = ()
) -> Iterator[_Property]:
    """The properties of a response, and those of the objects in it that hold the list or are called as such are."""
    for each in _fields(type_, models):
        here = (*path, each.name)
        yield _Property(here, each.type)
        if len(here) < _DEPTH and (_plain(each.name) in _HOLDERS or here == items[: len(here)]):
            yield from _properties(_bare(each.type), models, items, here)


def _type_at(type_: Type | None, path: Any, models: Mapping[str, Model]) -> Type | None:
    for name in path:
        field = next((each for each in _fields(type_, models) if each.name == name), None)
        if field is None:
            return None
        type_ = _bare(field.type)
    return type_


def _ends(answer: list[_Property]) -> dict[str, Any]:
    """The properties that say where the list ends."""
    found: dict[str, Any] = {}
    for key, names, scalar in (("more", _MORE, "bool"), ("total", _TOTAL, "int"), ("pages", _PAGE_COUNT, "int")):
        paths = [path for path, type_ in answer if _plain(path[-1]) in names and _is(type_, scalar)]
        if paths:
            found[key] = paths[0]
    return found


def _sizes(size: Parameter | None, answer: list[_Property]) -> dict[str, Any]:
    """What is known of the size of a page: the default, the largest, and where the response repeats it."""
    if size is None:
        return {}
    found: dict[str, Any] = {}
    if isinstance(size.default, int) and not isinstance(size.default, bool):
        found["default_size"] = size.default
    bare = _bare(size.type)
    if isinstance(bare, Scalar) and isinstance(bare.constraints.maximum, int):
        found["largest_size"] = bare.constraints.maximum
    repeated = [path for path, type_ in answer if path[-1] == size.name and _is(type_, "int")]
    return found | ({"step": repeated[0]} if repeated else {})


def _first_page(page: Parameter, size: Parameter) -> int | None:
    """The number of the first page, where the document tells."""
    bare = _bare(page.type)
    minimum = bare.constraints.minimum if isinstance(bare, Scalar) else None
    told = [page.default if not isinstance(page.default, Missing) else None, minimum]
    told += [each.value for each in page.examples]
    number = next((each for each in told if isinstance(each, int) and not isinstance(each, bool)), None)
    if number is None and _plain(size.name) == "perpage":
        return 1
    return number if number in (0, 1) else None
