"""Goes through the items of a list, page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Any

from ._pages import next_link

if TYPE_CHECKING:
    from ._operation import Operation
    from ._request import RequestOptions


async def iterate(
    call: Callable[..., Any],
    operation: Operation[Any],
    arguments: Sequence[object],
    options: RequestOptions,
) -> AsyncIterator[Any]:
    """Give the items one by one; a page is fetched when its first item is asked for.

    It ends, too, with a page that repeats the one before: then the server doesn't turn
    pages.

    Args:
        call: What calls an operation; with its HTTP info where the pages need a header.
        operation: The operation that gives one page.
        arguments: The arguments of the first call.
        options: The options of each call.

    """
    pages = operation.pages
    assert pages is not None
    values = dict(zip(operation.argument_names, arguments, strict=True))
    values |= pages.begin(values)
    before: list[Any] = []
    while True:
        answer = await call(operation, tuple(values.values()), options)
        link: str | None = None
        if pages.by_header:
            link = next_link(answer.headers.get("Link"))
            answer = answer.data
        items = pages.read(answer)
        if items and items == before:
            return
        for at in range(len(items)):
            yield items[at]
        turned = pages.turn(values, answer, items, link)
        if turned is None:
            return
        values |= turned
        before = items
