"""Finds the operations whose lists come in pages, by their parameters and their response, or by `x-pagination`.

The rules are conservative: what might be something else gets no iterator. `docs/pagination.md` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from sdkpress import page_words as words
from sdkpress.ir import (
    Json,
    ListOf,
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

_NUMBERS = frozenset({"int", "number"})
_DEPTH = 3
_MANY = 12
"""How many properties an object has that is no longer taken for a page."""
_STYLES: tuple[Literal["offset", "page", "cursor", "link"], ...] = ("offset", "page", "cursor", "link")


class _Property(NamedTuple):
    """A property of a response or of an object in it, by the names that lead there."""

    path: PagePath
    type: Type
    description: str = ""


class _List(NamedTuple):
    """Where the list stands in a response, and the type of its items."""

    path: PagePath
    type: Type


def find_pagination(operation: Operation, models: Mapping[str, Model], method: str) -> Pagination | None:
    """Say how an operation's list comes in pages, None where it doesn't or where that isn't certain.

    Args:
        operation: The operation.
        models: The models by class name.
        method: What the method that goes through all items is called.
    """
    if operation.method != "GET" or (operation.body is not None and operation.body.required):
        return None
    found = _items(operation.return_type, models, operation.path)
    if found is None:
        return None
    answer = list(_properties(operation.return_type, models, found.path))
    query = {
        words.plain(each.name): each
        for each in operation.parameters
        if each.location == "query" and not words.is_reserved(each.description)
    }
    size = _parameter(query, words.SIZES_BESIDE_SKIP if "skip" in query else words.SIZES, _NUMBERS)
    base = Pagination(method, "offset", "", found.type, found.path, size=size.python_name if size else "")
    base = replace(base, **_ends(answer), **_sizes(size, answer), by_header=_has_link_header(operation))
    return (
        _offset_pagination(base, query)
        or _number_pagination(base, query)
        or _cursor_pagination(base, query, answer, models)
        or _link_pagination(base, query, answer)
    )


def _offset_pagination(base: Pagination, query: Mapping[str, Parameter]) -> Pagination | None:
    offset = _parameter(query, words.OFFSETS, _NUMBERS)
    if offset is None:
        offset = _parameter(query, words.STARTS, _NUMBERS)
        if offset is None or not words.begins_at_item(offset.description):
            return None
    first = _first_place(offset)
    if first is None or words.counts_pages(offset.description) or not (base.size or base.more or base.total):
        return None
    return replace(base, argument=offset.python_name, first=first)


def _number_pagination(base: Pagination, query: Mapping[str, Parameter]) -> Pagination | None:
    page = _parameter(query, words.PAGES, _NUMBERS)
    if page is None or words.CURSORS & query.keys():  # beside a cursor a number is for show
        return None
    if words.counts_items(page.description) and not words.counts_pages(page.description) and not base.pages:
        return None
    first = _first_page(page, query)
    if first is None or not (base.size or base.more or base.pages):
        return None
    if first == 0 and base.pages and words.plain(base.pages[-1]) == "lastpage":
        base = replace(base, pages=())  # the number of the last page, which is not that of all
    return replace(base, style="page", argument=page.python_name, first=first)


def _cursor_pagination(
    base: Pagination, query: Mapping[str, Parameter], answer: list[_Property], models: Mapping[str, Model]
) -> Pagination | None:
    texts = {key: each for key, each in query.items() if _is(each.type, "str")}
    cursor = _parameter(query, words.CURSORS, frozenset({"int", "str"})) or _parameter(
        texts, words.CURSORS | {"offset"}
    )
    if cursor is None and base.more and not words.CURSORS & query.keys():
        cursor = texts.get("page")
    if cursor:
        kinds = frozenset({"int"} if _is(cursor.type, "int") else {"int", "str"})
        marks = [each for each in answer if any(_is(each.type, kind) for kind in kinds)]
        mark = next((each for find in (_is_next, _is_same) for each in marks if find(each, cursor, base)), None)
        if mark:
            as_text = _is(cursor.type, "str") and _is(mark.type, "int")
            return replace(base, style="cursor", argument=cursor.python_name, next=mark.path, as_text=as_text)
    return _last_item_pagination(base, texts, models)


def _last_item_pagination(
    base: Pagination, texts: Mapping[str, Parameter], models: Mapping[str, Model]
) -> Pagination | None:
    after = texts.get("startingafter")
    if after is None or not base.more or isinstance(_bare(base.item_type), Scalar):
        return None
    fields = _fields(_bare(base.item_type), models)
    mark = next((each for each in fields if each.name == "id"), None)
    if fields and (mark is None or not (_is(mark.type, "int") or _is(mark.type, "str"))):
        return None
    as_text = mark is not None and _is(mark.type, "int")
    return replace(base, style="cursor", argument=after.python_name, last_item="id", as_text=as_text)


def _link_pagination(base: Pagination, query: Mapping[str, Parameter], answer: list[_Property]) -> Pagination | None:
    carried: list[tuple[str, str, Literal["str", "int"]]] = []
    for each in query.values():
        if words.turns_pages(each.name, each.description) and (_is_number(each.type) or _is(each.type, "str")):
            carried.append((each.name, each.python_name, "int" if _is_number(each.type) else "str"))
    link = next((each for each in answer if _is_link(each)), None)
    if not carried or not (link or base.by_header):
        return None
    path = link.path if link else ()
    return replace(base, style="link", argument=carried[0][1], next=path, carried=tuple(carried))


def _has_link_header(operation: Operation) -> bool:
    """Whether the document says that a response has a header `Link` (RFC 8288)."""
    successes = [each for each in operation.responses if each.status.startswith("2")]
    return any(header.name.lower() == "link" for each in successes for header in each.headers)


def _is_link(each: _Property) -> bool:
    """Whether a property of a response is a link to the next page."""
    if not isinstance(each.type, Scalar) or each.type.name != "str":
        return False
    name = words.plain(each.path[-1])
    holder = words.plain(each.path[-2]) if len(each.path) > 1 else ""
    if name in words.LINKS or (name == "next" and holder == "links") or (name == "href" and holder == "next"):
        return True
    said = (each.type.format or "").startswith("ur") or words.is_link(each.description)
    return said and name in words.UNCLEAR_LINKS


def _is_next(mark: _Property, cursor: Parameter, base: Pagination) -> bool:
    """Whether a property of a response is called as the cursor of the next page."""
    wanted, name = words.plain(cursor.name), words.plain(mark.path[-1])
    holder = words.plain(mark.path[-2]) if len(mark.path) > 1 else ""
    if wanted == "page":
        return name == "nextpage"
    if name in words.NEXT:
        return name not in words.NEXT_AFTER or wanted in ("after", "pageafter")
    if name == "next":
        return holder == "cursors"
    last = name == "lastid" and wanted == "after" and bool(base.more)
    return last or (name == wanted and holder in words.ONWARD)


def _is_same(mark: _Property, cursor: Parameter, base: Pagination) -> bool:
    """Whether a property is called as the parameter, and is said to lead to the next page: it may repeat it, too."""
    said = words.goes_on(mark.description or cursor.description)
    return said and words.plain(mark.path[-1]) == words.plain(cursor.name)


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
    style: Literal["offset", "page", "cursor", "link"] | None = next(
        (each for each in _STYLES if each == given.get("style")), None
    )
    if style is None:
        return 'its "style" must be offset, page, cursor or link'
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
    if style in ("cursor", "link") and "next" not in paths:
        return f'a "{style}" needs "next", the property of the response that has the next one'
    items = _type_at(operation.return_type, paths["items"], models) if "items" in paths else None
    found = (
        _List(paths.pop("items"), items.items)
        if isinstance(items, ListOf)
        else _items(operation.return_type, models, operation.path)
    )
    if found is None or ("items" in paths):
        return 'its "items" must name a list in the response'
    first = given.get("first", 1 if style == "page" else 0)
    if not isinstance(first, int):
        return 'its "first" must be a whole number'
    size = named[str(given["size"])] if "size" in given else None
    base = Pagination(method, style, named[str(given["parameter"])].python_name, found.type, found.path, first=first)
    base = replace(base, size=size.python_name if size else "", **_sizes(size, []))
    if style == "link":
        turned = named[str(given["parameter"])]
        base = replace(base, carried=((turned.name, turned.python_name, "int" if _is_number(turned.type) else "str"),))
    return replace(base, **paths)


def _bare(type_: Type) -> Type:
    return type_.of if isinstance(type_, Nullable) else type_


def _is(type_: Type, scalar: str) -> bool:
    bare = _bare(type_)
    return isinstance(bare, Scalar) and bare.name == scalar


def _parameter(
    query: Mapping[str, Parameter], names: frozenset[str], scalars: frozenset[str] | None = None
) -> Parameter | None:
    """The one query parameter with one of the names and types; None where several have one."""
    found = [query[name] for name in sorted(names & query.keys())]
    if scalars is not None:
        found = [each for each in found if any(_is(each.type, scalar) for scalar in scalars)]
    return found[0] if len(found) == 1 else None


def _items(type_: Type | None, models: Mapping[str, Model], path: str, *, inside: bool = False) -> _List | None:
    """Where the list stands in a response.

    It is the response itself, its only list, or the only one of several that is called as the path or as such
    lists are; or else such a list in an object that is called as what holds all of a response. The only list of
    something with an `id`, or with many properties, may be a part of it, as its tags are.
    """
    if isinstance(type_, ListOf):
        return _List((), type_.items)
    fields = _fields(type_, models)
    lists = [_List((each.name,), bare.items) for each in fields if isinstance(bare := _bare(each.type), ListOf)]
    steps = [words.plain(step) for step in path.split("/") if step]
    lists = [each for each in lists if words.plain(each.path[-1]) not in words.ASIDE - {*steps}]
    if not lists:
        wrappers = [
            each for each in fields if words.plain(each.name) in words.WRAPPERS and _fields(_bare(each.type), models)
        ]
        inner = (
            _items(_bare(wrappers[0].type), models, path, inside=True) if len(wrappers) == 1 and not inside else None
        )
        return inner and _List((wrappers[0].name, *inner.path), inner.type)
    called = [each for each in lists if words.plain(each.path[-1]) == steps[-1]] if steps else []
    named = [each for each in lists if words.plain(each.path[-1]) in words.LISTS]
    if len(fields) > _MANY or any(words.plain(each.name) == "id" for each in fields):
        lists = []
    beside = [each for each in lists if words.plain(each.path[-1]) not in words.UNCLEAR_LISTS]
    return next((each[0] for each in (lists, called, named, beside) if len(each) == 1), None)


def _fields(type_: Type | None, models: Mapping[str, Model]) -> Any:
    model = models.get(type_.python_name) if isinstance(type_, Reference) else None
    return model.fields if model else ()


def _properties(
    type_: Type | None, models: Mapping[str, Model], items: PagePath = (), path: PagePath = ()
) -> Iterator[_Property]:
    """The properties of a response, and those of the objects in it that hold the list or are called as such are."""
    for each in _fields(type_, models):
        here = (*path, each.name)
        yield _Property(here, _bare(each.type), each.description)
        if len(here) < _DEPTH and (words.plain(each.name) in words.HOLDERS or here == items[: len(here)]):
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
    found: dict[str, PagePath] = {}
    for each in answer:
        name = words.plain(each.path[-1])
        key = ""
        if name in words.MORE and _is(each.type, "bool"):
            key = "more"
        elif _is_number(each.type) and name in words.PAGE_COUNT:
            key = "pages"
        elif _is_number(each.type) and name in words.TOTAL:
            key = "pages" if words.totals_pages(each.description) else "total"
        if key and not (key == "total" and words.totals_one_page(each.description)):
            found.setdefault(key, each.path)
    return found


def _is_number(type_: Type) -> bool:
    return any(_is(type_, scalar) for scalar in _NUMBERS)


def _sizes(size: Parameter | None, answer: list[_Property]) -> dict[str, Any]:
    """What is known of the size of a page: the default, the largest, and where the response repeats it."""
    if size is None:
        return {}
    found: dict[str, Any] = {}
    default = _whole(size.default)
    if default is not None:
        found["default_size"] = default
    bare = _bare(size.type)
    if isinstance(bare, Scalar) and isinstance(bare.constraints.maximum, int):
        found["largest_size"] = bare.constraints.maximum
    clear = words.plain(size.name) not in words.UNCLEAR_SIZES
    repeated = [each.path for each in answer if clear and each.path[-1] == size.name and _is_number(each.type)]
    return found | ({"step": repeated[0]} if repeated else {})


def _whole(value: object) -> int | None:
    """A whole number of the document, None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _told(parameter: Parameter) -> tuple[int | None, int | None, int | None]:
    """The number of the first page or item as the default, the minimum and the description have it."""
    bare = _bare(parameter.type)
    minimum = bare.constraints.minimum if isinstance(bare, Scalar) else None
    return _whole(parameter.default), _whole(minimum), words.first_number(parameter.description)


def _first_place(offset: Parameter) -> int | None:
    """The number of the first item: 0, or 1 if that is said; None where what is said differs."""
    default, minimum, described = _told(offset)
    if described is None:
        return 0 if (default or 0) == 0 and (minimum or 0) <= 0 else None
    return described if default in (None, described) and (minimum or 0) <= described else None


def _first_page(page: Parameter, query: Mapping[str, Parameter]) -> int | None:
    """The number of the first page, where the document tells.

    An example of 0 tells it; one of 1 may be of the second page.
    """
    default, minimum, described = _told(page)
    examples = [0 for each in page.examples if each.value == 0 and _whole(each.value) is not None]
    told = [each for each in (default, described, minimum, *examples) if each is not None]
    if default is not None and described is not None and default != described:
        return None
    if not told:
        return 1 if "perpage" in query else None
    return told[0] if told[0] in (0, 1) else None
