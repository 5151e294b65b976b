"""Responses that are not read whole: streams of items, and downloads."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ._decoding import DecodeFailure, essence
from ._events import NOTHING, ServerSentEvent
from ._failures import decode_error, status_error, translate
from ._headers import Headers
from ._model import Model, with_field
from ._request import RequestOptions, Timeout, read_timeout
from ._saving import Progress, Target, open_sink
from ._tasks import in_thread
from .api_response import ApiResponse
from .exceptions import OpenApiException
from .rest import RESTResponse

if TYPE_CHECKING:
    from ._events import Streamed
    from ._operation import Operation
    from ._request import Request
    from .api_client import ApiClient
    from .transport import Response

__all__ = [
    "Progress",
    "ServerSentEvent",
    "Stream",
    "Target",
    "download",
    "open_stream",
    "read_stream",
]

T = TypeVar("T")

_NO_STREAMS = ("/json", "/html", "/xhtml+xml")
"""What comes in place of a stream: an error, or the page of a proxy."""

BATCH = 256 * 1024
"""How much of a download is gathered before it is written."""


class Stream(AsyncIterator[T], Generic[T]):
    """The items of a response, as they come in.

    Go through them with `async for`. The connection is let go after the last item, when
    the stream is dropped, at the end of an `async with`, or by `await stream.close()`.
    """

    def __init__(self, response: RESTResponse, items: AsyncGenerator[T, None]) -> None:
        """Take the response and what reads its items."""
        self.response = response
        """The response, its status and headers."""
        self._items = items

    def __aiter__(self) -> Stream[T]:
        """Give the stream itself: it can be gone through once."""
        return self

    async def __anext__(self) -> T:
        """Give the next item, as soon as it is there."""
        return await self._items.__anext__()

    async def close(self) -> None:
        """Let go of the connection."""
        await self._items.aclose()
        await self.response.close()

    async def __aenter__(self) -> Stream[T]:
        """Give the stream itself."""
        return self

    async def __aexit__(self, *failure: object) -> None:
        """Let go of the connection."""
        await self.close()


async def open_stream(
    client: ApiClient,
    operation: Operation[Any],
    arguments: Sequence[object],
    options: RequestOptions,
) -> Stream[Any]:
    """Call an operation, and give the items of its response.

    Errors are raised as always, those of an item when it is its turn.
    """
    options = _patient(client, options)
    streamed, request, response = await _begin(
        client, operation, arguments, options, False
    )
    items = _read_items(client, operation, streamed, request, response)
    await anext(items)
    return Stream(RESTResponse(response), items)


async def read_stream(
    client: ApiClient,
    operation: Operation[Any],
    arguments: Sequence[object],
    options: RequestOptions,
) -> ApiResponse[list[Any]]:
    """Call an operation, wait for the end of its response, and give all items."""
    streamed, request, response = await _begin(
        client, operation, arguments, options, True
    )
    raw = await client.read(request, response)
    try:
        checked = client.configuration.response_validation
        items = streamed.decode_all(raw, checked=checked)
    except DecodeFailure as error:
        failure = error
    else:
        headers = Headers(response.headers)
        return ApiResponse(
            status_code=response.status, headers=headers, data=items, raw_data=raw
        )
    raise decode_error(
        client.configuration, operation.id, request, response, raw, failure
    )


async def _begin(
    client: ApiClient,
    operation: Operation[Any],
    arguments: Sequence[object],
    options: RequestOptions,
    preload: bool,
) -> tuple[Streamed, Request, Response]:
    """Ask for a stream, and see that it is one."""
    streamed = operation.stream
    assert streamed is not None
    if streamed.asked_by:
        arguments = _asking(streamed.asked_by, arguments)
    own = options.get("_headers") or {}
    accept = (
        {}
        if any(name.lower() == "accept" for name in own)
        else {"Accept": streamed.media_type}
    )
    options = {**options, "_headers": {**accept, **own}}
    request, response = await client.open(operation, arguments, options, preload)
    await _check_status(client, operation, request, response)
    received = essence(
        Headers(response.headers).get("Content-Type") or streamed.media_type
    )
    if received.endswith(_NO_STREAMS):
        failure = DecodeFailure(
            f"the response is {received}, not {essence(streamed.media_type)}"
        )
        raw = await client.read(request, response)
        raise decode_error(
            client.configuration, operation.id, request, response, raw, failure
        )
    return streamed, request, response


async def download(
    client: ApiClient,
    operation: Operation[Any],
    target: Target,
    arguments: Sequence[object],
    options: RequestOptions,
) -> int:
    """Call an operation, save the body of its response, and give its length.

    What is saved under a path is there whole or not at all.
    """
    progress = options.get("_progress")
    options = cast("RequestOptions", {**_patient(client, options), "_progress": None})
    request, response = await client.open(operation, arguments, options)
    await _check_status(client, operation, request, response)
    headers = Headers(response.headers)
    length = headers.get("Content-Length", "")
    packed = headers.get("Content-Encoding", "identity").lower() != "identity"
    total = (
        int(length) if length.isascii() and length.isdecimal() and not packed else None
    )
    saved = 0
    try:
        # Not in a thread, which would open it for a task that was cancelled meanwhile.
        sink = open_sink(target)
        try:
            gathered: list[bytes] = []
            size = 0
            async for piece in _pieces(request, response):
                gathered.append(piece)
                size += len(piece)
                if size >= BATCH:
                    await in_thread(sink.write, b"".join(gathered))
                    gathered, size = [], 0
                saved += len(piece)
                if progress is not None:
                    progress(saved, total)
            await in_thread(sink.write, b"".join(gathered))
            await in_thread(sink.finish)
        except BaseException:
            sink.abandon()
            raise
    finally:
        await response.close()
    return saved


async def _read_items(
    client: ApiClient,
    operation: Operation[Any],
    streamed: Streamed,
    request: Request,
    response: Response,
) -> AsyncGenerator[Any, None]:
    splitter = streamed.splitter()
    checked = client.configuration.response_validation
    raw: Any = b""
    try:
        yield NOTHING  # It has begun: who drops it now ends it, too.
        async for piece in _pieces(request, response):
            for raw in splitter.feed(piece):
                if streamed.is_end(raw):
                    return
                item = streamed.decode(raw, checked=checked)
                if item is not NOTHING:
                    yield item
        for raw in splitter.finish():
            yield streamed.decode(raw, checked=checked)
        return
    except DecodeFailure as error:
        failure = error
    finally:
        await response.close()
    data = raw if isinstance(raw, bytes) else raw.data.encode()
    raise decode_error(
        client.configuration, operation.id, request, response, data, failure
    )


async def _pieces(request: Request, response: Response) -> AsyncGenerator[bytes, None]:
    """Give the pieces of a body; what breaks it off is an exception of ours."""
    failure: OpenApiException
    try:
        async for piece in response.iter_bytes():
            if piece:
                yield piece
        return
    except OSError as error:
        if isinstance(error, OpenApiException):
            raise
        failure = translate(error, request)
    raise failure


async def _check_status(
    client: ApiClient, operation: Operation[Any], request: Request, response: Response
) -> None:
    """Raise the exception for an error status."""
    if 200 <= response.status <= 299:
        return
    raw = await client.read(request, response)
    data: object = None
    try:
        content_type = Headers(response.headers).get("Content-Type")
        data = operation.decode(response.status, content_type, raw)
    except DecodeFailure:
        pass
    raise status_error(client.configuration, request, response, raw, data)


def _patient(client: ApiClient, options: RequestOptions) -> RequestOptions:
    """Let a stream go on for any time: what is limited is the time between reads."""
    if options.get("_request_timeout") is not None:
        return options
    timeout = read_timeout(client.configuration.timeout)
    total = timeout.total
    patient = Timeout(None, timeout.connect or total, timeout.read or total)
    return {**options, "_request_timeout": patient}


def _asking(name: str, arguments: Sequence[object]) -> tuple[object, ...]:
    """Set the property of the body that asks for a stream; the body comes last."""
    *others, body = arguments
    if isinstance(body, Model):
        return (*others, with_field(body, name, True))
    if body is None or isinstance(body, Mapping):
        given = cast("Mapping[str, object]", body or {})
        return (*others, {**given, name: True})
    return (*others, body)
