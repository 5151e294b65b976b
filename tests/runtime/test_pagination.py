"""Going through lists page by page, asynchronous and synchronous from one source."""

from __future__ import annotations

import asyncio
import importlib
import types
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import pytest

Answer = Callable[[dict[str, Any]], object]


class Lists:
    """Calls an operation with pages, and remembers with which arguments."""

    def __init__(self, package: ModuleType, flavour: str) -> None:
        """Take the modules of one flavour."""
        sub = "" if flavour == "async" else ".sync"
        self._iterate = importlib.import_module(f"{package.__name__}{sub}._pagination").iterate
        self.pages = importlib.import_module(f"{package.__name__}._pages")
        self._operation = importlib.import_module(f"{package.__name__}._operation")
        self._flavour = flavour
        self.calls: list[dict[str, Any]] = []

    def collect(self, pages: Any, answer: Answer, most: int = 10_000, **given: object) -> list[Any]:
        """Give all items, or the first of them."""
        names = ("filter", pages.argument, *([pages.size] if pages.size else []))
        parameters = tuple(self._operation.Parameter(name, "query", lambda: Any) for name in names)
        operation = self._operation.Operation(id="list", method="GET", path="/", parameters=parameters, pages=pages)
        arguments = tuple(given.get(name) for name in names)

        def respond(called: object, values: Sequence[object], options: object) -> object:
            assert (called, options) == (operation, {"_headers": None})
            self.calls.append({name: value for name, value in zip(names, values, strict=True) if value is not None})
            return answer(self.calls[-1])

        async def respond_later(called: object, values: Sequence[object], options: object) -> object:
            return respond(called, values, options)

        async def collect() -> list[Any]:
            found: list[Any] = []
            async for item in self._iterate(respond_later, operation, arguments, {"_headers": None}):
                found.append(item)
                if len(found) == most:
                    break
            return found

        if self._flavour == "async":
            return asyncio.run(collect())
        found = []
        for item in self._iterate(respond, operation, arguments, {"_headers": None}):
            found.append(item)
            if len(found) == most:
                break
        return found


@pytest.fixture(params=["async", "sync"])
def lists(request: pytest.FixtureRequest, package: ModuleType) -> Lists:
    """Each test runs with both."""
    return Lists(package, str(request.param))


def slices(count: int, largest: int = 100) -> Answer:
    """Answer with a part of a list of numbers."""

    def answer(call: dict[str, Any]) -> list[int]:
        start = call.get("offset", 0)
        return list(range(count))[start : start + min(call.get("limit", 100), largest)]

    return answer


def test_offsets_go_to_the_end(lists: Lists) -> None:
    """The argument moves on by what came; the first call is as it was asked for; others keep their values."""
    pages = lists.pages.OffsetPages("offset", size="limit", default_size=100)

    assert lists.collect(pages, slices(250), filter="x") == list(range(250))
    assert lists.calls == [{"filter": "x"}, {"filter": "x", "offset": 100}, {"filter": "x", "offset": 200}]


def test_offsets_begin_where_they_are_told(lists: Lists) -> None:
    """An offset that is given is that of the first page."""
    pages = lists.pages.OffsetPages("offset", size="limit", largest_size=100)

    assert lists.collect(pages, slices(250), offset=240, limit=5) == list(range(240, 250))
    assert [call["offset"] for call in lists.calls] == [240, 245, 250]


def test_pages_are_fetched_as_needed(lists: Lists) -> None:
    """Who stops early causes no further request."""
    pages = lists.pages.OffsetPages("offset", size="limit")

    assert lists.collect(pages, slices(1000), most=150, limit=100) == list(range(150))
    assert len(lists.calls) == 2


def test_a_server_may_give_less_than_was_asked_for(lists: Lists) -> None:
    """Where the document states no largest size, a short page is not the last one; an empty one is."""
    pages = lists.pages.OffsetPages("offset", size="limit")

    assert lists.collect(pages, slices(250, largest=100), limit=1000) == list(range(250))
    assert [call.get("offset") for call in lists.calls] == [None, 100, 200, 250]


def test_a_server_that_turns_no_pages_ends_the_list(lists: Lists) -> None:
    """A page that repeats the one before is not given again."""
    pages = lists.pages.OffsetPages("offset", size="limit")

    assert lists.collect(pages, lambda call: [1, 2, 3], limit=3) == [1, 2, 3]
    assert len(lists.calls) == 2


def test_totals_and_steps_of_the_response_count(lists: Lists) -> None:
    """A server that filters after cutting pages repeats the size that it took: the next page begins after that."""
    pages = lists.pages.OffsetPages("offset", ("data", "items"), "limit", total=("total",), step=("limit",))

    def answer(call: dict[str, Any]) -> object:
        start = call.get("offset", 0)
        odd = [number for number in range(35)[start : start + 10] if number % 2]
        return {"data": {"items": odd}, "total": 35, "limit": 10}

    assert lists.collect(pages, answer) == list(range(1, 35, 2))
    assert [call.get("offset") for call in lists.calls] == [None, 10, 20, 30]


@pytest.mark.parametrize(
    ("settings", "extra"),
    [
        ({"more": ("has_more",)}, lambda page, last: {"has_more": page < last}),
        ({"pages": ("meta", "pages")}, lambda page, last: {"meta": {"pages": last}}),
        ({"total": ("total",), "default_size": 2}, lambda page, last: {"total": 2 * last}),
        ({}, lambda page, last: {}),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_numbered_pages_go_to_the_end(lists: Lists, settings: Any, extra: Any, first: int) -> None:
    """Whatever tells that it is reached, and also where nothing does."""
    pages = lists.pages.NumberedPages("page", ("items",), size="size", first=first, **settings)

    def answer(call: dict[str, Any]) -> object:
        page = call.get("page", first) - first + 1
        return {"items": [2 * page, 2 * page + 1] if page <= 3 else [], **extra(page, 3)}

    assert lists.collect(pages, answer) == [2, 3, 4, 5, 6, 7]
    assert len(lists.calls) == (3 if settings else 4)
    assert [call.get("page") for call in lists.calls[:3]] == [first, first + 1, first + 2]


def test_the_number_of_the_first_item_may_be_one(lists: Lists) -> None:
    """Then the next page begins after that."""
    pages = lists.pages.OffsetPages("offset", ("items",), size="limit", first=1, total=("total",))

    def answer(call: dict[str, Any]) -> object:
        start = call.get("offset", 1) - 1
        return {"items": list(range(5))[start : start + 2], "total": 5}

    assert lists.collect(pages, answer) == [0, 1, 2, 3, 4]
    assert [call.get("offset") for call in lists.calls] == [None, 3, 5]


@pytest.mark.parametrize("style", ["OffsetPages", "NumberedPages"])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 9])
@pytest.mark.parametrize(
    ("total", "settings"),
    [
        (lambda items, count: count, {}),
        (lambda items, count: float(count), {}),
        (lambda items, count: len(items), {}),
        (lambda items, count: -1, {}),
        (lambda items, count: None, {}),
        (lambda items, count: count, {"default_size": 10}),
        (lambda items, count: len(items), {"default_size": 4}),
    ],
)
def test_nothing_is_missed(lists: Lists, style: str, count: int, total: Any, settings: Any) -> None:
    """Not where a total is that of one page or unknown, nor, with it, where the document's size is wrong."""
    pages = getattr(lists.pages, style)("at", ("items",), size="size", total=("total",), **settings)

    def answer(call: dict[str, Any]) -> object:
        start = call.get("at", 0) if style == "OffsetPages" else 4 * (call["at"] - 1)
        items = list(range(count))[start : start + 4]
        return {"items": items, "total": total(items, count)}

    given = {} if settings else {"size": 4}
    assert lists.collect(pages, answer, **given) == list(range(count))


def test_a_size_that_is_only_repeated_is_not_believed(lists: Lists) -> None:
    """A server may give less than the size that it was asked for, and repeats."""
    pages = lists.pages.OffsetPages("offset", ("items",), size="limit", step=("limit",))

    def answer(call: dict[str, Any]) -> object:
        return {"items": slices(25, largest=10)(call), "limit": call["limit"]}

    assert lists.collect(pages, answer, limit=20) == list(range(25))


def test_numbered_pages_begin_with_the_first(lists: Lists) -> None:
    """Which is asked for: without a number some servers give all items."""
    pages = lists.pages.NumberedPages("page", size="size")

    def answer(call: dict[str, Any]) -> object:
        start = 3 * (call["page"] - 1) if "page" in call else 0
        return list(range(7))[start : start + 3 if "page" in call else None]

    assert lists.collect(pages, answer) == list(range(7))
    lists.calls.clear()
    assert lists.collect(pages, answer, page=2) == [3, 4, 5, 6]
    assert [call["page"] for call in lists.calls] == [2, 3, 4]


def test_empty_pages_are_passed_over_where_there_are_more(lists: Lists) -> None:
    """Some servers look for what was asked for page by page."""
    pages = lists.pages.NumberedPages("page", ("items",), pages=("pages",))

    def answer(call: dict[str, Any]) -> object:
        return {"items": [call["page"]] if call["page"] % 2 == 0 else [], "pages": 4}

    assert lists.collect(pages, answer) == [2, 4]
    assert len(lists.calls) == 4


@pytest.mark.parametrize("last", [None, "", 0, False])
def test_numbers_can_be_cursors(lists: Lists, last: object) -> None:
    """They go out as text where the parameter is one."""
    pages = lists.pages.CursorPages("cursor", ("data",), next=("next",), as_text=True)
    answers = {None: ([1], 20), "20": ([2], last)}

    def answer(call: dict[str, Any]) -> object:
        items, following = answers[call.get("cursor")]
        return {"data": items, "next": following}

    assert lists.collect(pages, answer) == [1, 2]


def test_cursors_are_followed(lists: Lists) -> None:
    """To the response without one; a cursor that stays the same ends the list, too."""
    pages = lists.pages.CursorPages("cursor", ("data",), next=("paging", "next"))
    answers = {None: ([1, 2], "b"), "b": ([], "c"), "c": ([3], None)}

    def answer(call: dict[str, Any]) -> object:
        items, following = answers[call.get("cursor")]
        return {"data": items, "paging": {"next": following}}

    assert lists.collect(pages, answer) == [1, 2, 3]
    assert lists.calls == [{}, {"cursor": "b"}, {"cursor": "c"}]
    lists.calls.clear()
    assert lists.collect(pages, lambda call: {"data": [len(lists.calls)], "paging": {"next": "z"}}) == [1, 2]


def linked(lists: Lists) -> Any:
    """Pages by links that carry a number or a token."""
    carried = {"n": ("at", int), "pageToken": ("token", str)}
    return lists.pages.LinkPages("at", ("data",), size="token", next=("links", "next"), arguments=carried)


@pytest.mark.parametrize("end", [None, ""])
def test_links_are_followed_by_their_query(lists: Lists, end: object) -> None:
    """Wherever they lead, until there is none."""
    links = {None: "https://elsewhere.example/list?n=2&x=1", 2: "?pageToken=a%26b", "a&b": "/list?n=3&pageToken=c+d"}

    def answer(call: dict[str, Any]) -> object:
        here = call.get("token", call.get("at"))
        return {"data": [here], "links": {"next": links.get(here, end)}}

    assert lists.collect(linked(lists), answer, filter="x") == [None, 2, "a&b", "c d"]
    assert lists.calls == [
        {"filter": "x"},
        {"filter": "x", "at": 2},
        {"filter": "x", "token": "a&b"},
        {"filter": "x", "at": 3, "token": "c d"},
    ]


HEADERS = [
    (None, None),
    ("", None),
    ('<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last"', "https://a.example/?page=2"),
    ('</?a,b>; rel="prev first", </?q=1;2>; title="x, <y>; rel=\\"no\\""; REL=Next', "/?q=1;2"),
    ("<?n=2>;rel=next", "?n=2"),
    ('<?n=2>; rel="start  NEXT"', "?n=2"),
    ('<?n=1>; rel="prev", <?n=1>; rel="first"', ""),
    ('<?n=2>; title="next", </style.css>; rel=preload; as=style', None),
    ('<?n=2>; rel="nextish"', None),
]


@pytest.mark.parametrize(("header", "link"), HEADERS)
def test_the_header_link_is_read(lists: Lists, header: str | None, link: str | None) -> None:
    """RFC 8288; one that has nothing to do with pages doesn't tell that there are no more."""
    assert lists.pages.next_link(header) == link


def test_the_header_link_tells_whether_there_is_more(lists: Lists) -> None:
    """Also after a page that is shorter than the document says; without the header, such a page is the last one."""
    pages = lists.pages.NumberedPages("page", size="size", default_size=3, by_header=True)
    given: dict[int, tuple[list[int], str]] = {
        1: ([1, 2], '<?page=2>; rel="next"'),
        2: ([], '<?page=1>; rel="prev", <?page=3>; rel="next"'),
        3: ([3, 4, 5], '<?page=2>; rel="prev"'),
    }

    def answer(call: dict[str, Any]) -> object:
        items, link = given[call["page"]]
        return types.SimpleNamespace(data=items, headers={"Link": link})

    assert lists.collect(pages, answer) == [1, 2, 3, 4, 5]
    given[1] = ([1, 2], "")
    assert lists.collect(pages, answer) == [1, 2]


def test_the_header_link_can_be_followed(lists: Lists) -> None:
    """Where the response itself has nothing to go on."""
    pages = lists.pages.LinkPages("token", arguments={"page_token": ("token", str)}, by_header=True)

    def answer(call: dict[str, Any]) -> object:
        at = int(call.get("token", "0"))
        link = {"Link": f'<https://elsewhere.example/x?page_token={at + 1}>; rel="next"'} if at < 2 else {}
        return types.SimpleNamespace(data=[at], headers=link)

    assert lists.collect(pages, answer) == [0, 1, 2]


@pytest.mark.parametrize("link", ["/list?$skiptoken=x", "/list", "/list?n=2&p=2"])
@pytest.mark.parametrize("at", [None, 2])
def test_a_link_that_leads_nowhere_is_an_error(lists: Lists, link: str, at: int | None) -> None:
    """The list would end too early, and nobody would know."""

    def answer(call: dict[str, Any]) -> object:
        return {"data": [len(lists.calls)], "links": {"next": link}}

    with pytest.raises(Exception, match="no n, pageToken in the link to the next page leads on"):
        lists.collect(linked(lists), answer, at=at)


def test_an_empty_page_ends_links_that_only_count(lists: Lists) -> None:
    """Some servers link to pages without end."""
    pages = lists.pages.LinkPages("page", ("data",), next=("next",), arguments={"page": ("page", int)})

    def answer(call: dict[str, Any]) -> object:
        page = call.get("page", 1)
        return {"data": [page] if page < 4 else [], "next": f"/list?page={page + 1}"}

    assert lists.collect(pages, answer) == [1, 2, 3]
    assert len(lists.calls) == 4


def test_the_last_item_can_be_the_cursor(lists: Lists) -> None:
    """Where the response says that there is more."""
    pages = lists.pages.CursorPages("starting_after", ("data",), more=("has_more",), last_item="id")

    def answer(call: dict[str, Any]) -> object:
        start = int(call.get("starting_after", "0"))
        return {"data": [{"id": str(start + 1)}, {"id": str(start + 2)}], "has_more": start < 4}

    assert [item["id"] for item in lists.collect(pages, answer)] == ["1", "2", "3", "4", "5", "6"]


def test_responses_can_be_models_or_lack_the_list(lists: Lists, package: ModuleType) -> None:
    """Names lead through fields with other names, and through what the model doesn't declare."""
    model = importlib.import_module(f"{package.__name__}._model").Model
    namespace: dict[str, Any] = {"Model": model, "__name__": f"{package.__name__}.pages_sample"}
    source = (
        "from typing import Annotated\nfrom pydantic import Field\n"
        "class Page(Model):\n    things: Annotated[list[int] | None, Field(alias='theThings')] = None\n"
    )
    exec(compile(source, "sample", "exec", dont_inherit=True), namespace)
    pages = lists.pages.CursorPages("cursor", ("theThings",), next=("meta", "next"))

    def answer(call: dict[str, Any]) -> object:
        if call.get("cursor"):
            return namespace["Page"].from_dict({})
        return namespace["Page"].from_dict({"theThings": [1], "meta": {"next": "b"}})

    assert lists.collect(pages, answer) == [1]
    assert lists.collect(pages, lambda call: None) == []
