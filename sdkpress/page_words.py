"""What the names and descriptions of parameters and properties say about pages.

Names are compared in lower case, without symbols: `pageSize` and `page_size` are the same.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OFFSETS = _words("offset skip")
STARTS = _words("start startat startindex startposition startoffset from pageoffset")
"""What may also be a date, a place or a number of a page: the description has to say that it is an offset."""
PAGES = _words("page pagenumber pagenum pageno pageindex")
CURSORS = _words(
    "cursor pagecursor pagetoken nexttoken nextcursor continuationtoken paginationtoken marker after pageafter"
)
SIZES = _words("limit pagesize perpage maxresults take size pagelimit count")
SIZES_BESIDE_SKIP = SIZES | {"top"}
"""OData's names: `$skip` and `$top`."""
UNCLEAR_SIZES = _words("count size")
"""What is no size of a page in a response, but often the number of its items, or of all."""
NEXT = _words(
    "nextcursor nextpagecursor nextpagetoken nexttoken nextmarker nextcontinuationtoken continuationtoken endcursor"
    " aftercursor"
)
NEXT_AFTER = _words("endcursor aftercursor")
"""What goes on only from a parameter that is called `after`."""
HOLDERS = _words("meta metadata pagination paging pageinfo page cursors next nextpage responsemetadata links")
LINKS = _words("nexturl nexturi nextlink nextpageurl nextpageuri nextpagelink odatanextlink nexthref")
UNCLEAR_LINKS = _words("next nextpage")
"""What may also be a cursor: the schema or its description has to say that it is a link."""
CARRIED = (
    CURSORS
    | OFFSETS
    | STARTS
    | PAGES
    | _words("startingafter endingbefore before beforeid afterid lastid pagebefore skiptoken token sincetoken")
)
"""Parameters that links to the next page carry."""
ONWARD = _words("cursors next nextpage")
MORE = _words("hasmore hasnext hasnextpage")
TOTAL = _words("total totalcount totalitems totalresults totalrecords totalelements")
PAGE_COUNT = _words("totalpages pagecount numpages lastpage")
LISTS = _words("data items entries results records objects rows values elements content list")
ASIDE = _words("errors warnings unreachable links included")
"""Lists that stand beside the one that comes in pages, unless the path is called as they are."""
UNCLEAR_LISTS = _words("messages metadata")
"""What may stand beside it, too."""
WRAPPERS = _words("response data result results payload body")

_MARKUP = re.compile(r"<[^>]*>|[`*_\"']")
_NUMBER = r"(zero|one|[01])(?![\w%]|[.,]\d)"
_FIRST = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(zero|one|[01])[- ](?:based|indexed)",
        rf"\b(?:start|begin)(?:s|ing|ning)? (?:at|from|with|on)(?: and defaults to)?(?: page)? {_NUMBER}",
        rf"\bdefault(?:s|ed|ing)?(?: value)?(?: is| to|:| =|)(?: page)? {_NUMBER}",
    )
)
_COUNTS_PAGES = re.compile(
    r"\bpage (?:number|index|no\b)|\b(?:number|index) of (?:the )?page|\bwhich page\b|\bstarting page\b|\bmany pages\b"
    r"|\bpage (?:of \w+ )?to (?:return|retrieve|fetch|get|show|display|load|request)"
)
_COUNTS_ITEMS = re.compile(r"\boffset\b|\bskip|\bto displace\b|\bindex of the first (?!page)")
_ZERO = re.compile(r"\b(?:zero|0)-based\b")
_TURNS = re.compile(r"\bpaginat|\bpag(?:e|es|ing)\b")
_TIME = re.compile(r"\bdate|\btime|\bepoch|\bseconds?\b|\bperiod|\bwindow|\bpage (?:number|index)")
_ALL_PAGES = re.compile(r"\b(?:number|count) of (?:the )?(?:available )?pages\b|\btotal pages\b|\bpage count\b")
_ONE_PAGE = re.compile(
    r"\b(?:this|current|each|per|the) (?:page|response)\b|\bcall returned\b|\breturned (?:by|in|on)\b"
)
_GOES_ON = re.compile(r"\b(?:next|subsequent|further|following)\b|\bprevious (?:call|request|response|page|query)\b")
_LINK = re.compile(r"\bur[li]s?\b|\blink\b|\bhref\b|https?://")
_RESERVED = re.compile(r"\breserved\b")


def plain(name: str) -> str:
    """A name in lower case, without symbols."""
    return "".join(char for char in name.lower() if char.isalnum())


def first_number(description: str) -> int | None:
    """The number at which counting begins; None where the text tells none, or more than one."""
    text = _text(description)
    found = {match.group(1) for pattern in _FIRST for match in pattern.finditer(text)}
    numbers = {{"zero": 0, "one": 1}.get(each) or int(each == "1") for each in found}
    return numbers.pop() if len(numbers) == 1 else None


def counts_pages(description: str) -> bool:
    """Whether a parameter is said to be the number of a page."""
    return bool(_COUNTS_PAGES.search(_text(description)))


def counts_items(description: str) -> bool:
    """Whether a parameter is said to be a number of items."""
    return bool(_COUNTS_ITEMS.search(_text(description)))


def begins_at_item(description: str) -> bool:
    """Whether a parameter is said to be the place of the first item, not a moment or a page."""
    text = _text(description)
    return (counts_items(text) or bool(_ZERO.search(text))) and not _TIME.search(text)


def turns_pages(name: str, description: str) -> bool:
    """Whether a parameter that a link carries turns pages: `start` and `from` may be a date or a place."""
    text = _text(description)
    told = counts_items(text) or bool(_TURNS.search(text))
    return plain(name) in CARRIED and (plain(name) not in ("start", "from") or told)


def totals_pages(description: str) -> bool:
    """Whether a number is said to be that of all pages."""
    return bool(_ALL_PAGES.search(_text(description)))


def totals_one_page(description: str) -> bool:
    """Whether a number may be that of the items of one page."""
    return bool(_ONE_PAGE.search(_text(description)))


def goes_on(description: str) -> bool:
    """Whether a mark is said to lead from a page to the next."""
    return bool(_GOES_ON.search(_text(description)))


def is_link(description: str) -> bool:
    """Whether a text is said to be a link."""
    return bool(_LINK.search(_text(description)))


def is_reserved(description: str) -> bool:
    """Whether a parameter is not for callers."""
    return bool(_RESERVED.search(_text(description)))


def _text(description: str) -> str:
    return " ".join(_MARKUP.sub("", description).lower().split())
