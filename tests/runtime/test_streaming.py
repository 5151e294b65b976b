"""Streams, downloads and uploads against a real server, asynchronous and synchronous from one source."""

from __future__ import annotations

import asyncio
import gc
import importlib
import inspect
import io
import json
import os
import re
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.runtime.flavours import cancelled_after
from tests.snapshot_cases import write_packages

CHUNK = 64 * 1024


class Handler(BaseHTTPRequestHandler):
    """Streams what the path asks for; `endless` streams go on until the client goes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        radio: Any = self.server
        length = int(self.headers.get("Content-Length", 0))
        kept, received = b"", 0
        while received < length:
            piece = self.rfile.read(min(CHUNK, length - received))
            received += len(piece)
            kept = piece if received <= CHUNK else b""
        radio.seen.append((self.command, self.path, dict(self.headers.items()), received, kept))
        path, _, query = self.path.partition("?")
        getattr(self, "answer_" + path.split("/")[1], self.answer_nothing)(query, kept)

    do_POST = do_PUT = do_GET

    def answer_nothing(self, query: str, body: bytes) -> None:
        """Answer without content."""
        self.send_response(204)
        self.end_headers()

    def answer_log(self, query: str, body: bytes) -> None:
        """Send JSON lines, broken or endless ones, or an error."""
        what = query.partition("=")[2]
        if what == "404":
            self.whole("application/json", b'{"text": "none"}', 404)
        elif what == "13":
            self.whole("application/jsonl", b'{"text": "a"}\n{"text": 13}\n')
        elif what == "7":
            self.stream("application/jsonl", (b'{"text": "%d"}\n' % at for at in range(10**9)))
        elif what == "5":
            self.begin("application/jsonl", "99")
            self.wfile.write(b'{"text": "a"}\n{"te')
            self.close_connection = True
        else:
            self.stream("application/jsonl", [b'{"text": "\xc3', b'\xa4"}\n{"te', b'xt": "b", "at": 2}'])

    def answer_ticks(self, query: str, body: bytes) -> None:
        """Send plain events, or JSON in their place."""
        radio: Any = self.server
        if radio.instead:
            self.whole(radio.instead_type, radio.instead)
            return
        self.stream("text/event-stream", [b"data: a\n\n", b"event: tick\r\nid: 7\r\ndata: b\r\n\r\n"])

    def answer_changes(self, query: str, body: bytes) -> None:
        """Send events whose data is JSON."""
        self.stream("text/event-stream", [b'event: added\nid: 1\ndata: {"text": "x"}\n\n'])

    def answer_chat(self, query: str, body: bytes) -> None:
        """Answer with JSON, or word by word where that was asked for."""
        if json.loads(body).get("stream") and "event-stream" in self.headers["Accept"]:
            self.stream("text/event-stream", [b'data: {"word": "oh"}\n\n', b": wait\n\n", b"data: [DONE]\n\n", b"junk"])
        else:
            self.whole("application/json", b'{"text": "oh"}')

    def answer_records(self, query: str, body: bytes) -> None:
        """Send a JSON text sequence."""
        if self.command == "POST":
            self.answer_nothing(query, body)
        else:
            self.whole("application/json-seq", b'\x1e{"text": "a"}\n\x1e{"text":\n"b"}\n')

    def answer_recordings(self, query: str, body: bytes) -> None:
        """Send a file of as many chunks as the path says, or half of it."""
        if self.command == "PUT":
            self.answer_nothing(query, body)
            return
        name = self.path.rpartition("/")[2]
        count = 2 if name == "half" else int(name)
        self.begin("audio/mpeg", str(count * CHUNK))
        for _ in range(1 if name == "half" else count):
            self.wfile.write(b"x" * CHUNK)
        self.close_connection = name == "half"

    def begin(self, media_type: str, length: str = "") -> None:
        """Send the headers."""
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length" if length else "Transfer-Encoding", length or "chunked")
        self.end_headers()

    def stream(self, media_type: str, pieces: Any) -> None:
        """Send pieces, one after the other."""
        radio: Any = self.server
        try:
            self.begin(media_type)
            for piece in pieces:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.flush()
                time.sleep(0.002)
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True
            radio.left.set()

    def whole(self, media_type: str, body: bytes, status: int = 200) -> None:
        """Send a response."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Radio(ThreadingHTTPServer):
    """A server which remembers what it saw, and whether a client left in the middle."""

    daemon_threads = True

    def __init__(self) -> None:
        """Bind."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[tuple[str, str, dict[str, str], int, bytes]] = []
        self.left = threading.Event()
        self.instead, self.instead_type = b"", ""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that clients cut."""


@pytest.fixture(scope="module")
def streams(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    folder = next(write_packages(tmp_path_factory.mktemp("streams"), ["streams"]))
    sys.path.insert(0, str(folder))
    yield importlib.import_module("streams")
    sys.path.remove(str(folder))


@pytest.fixture
def radio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Radio]:
    """A running server."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Radio()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


async def finish(value: Any) -> Any:
    """Await what is to be awaited."""
    return await value if inspect.isawaitable(value) else value


async def gather(stream: Any, most: int = 1000) -> list[Any]:
    """Give the items of a stream, or the first of them."""
    found: list[Any] = []
    if hasattr(stream, "__aiter__"):
        async for item in stream:
            found.append(item)
            if len(found) == most:
                break
    else:
        for item in stream:
            found.append(item)
            if len(found) == most:
                break
    return found


Run = Callable[[Callable[[Any], Any]], Any]


@pytest.fixture(params=["async", "sync"])
def run(request: pytest.FixtureRequest, streams: ModuleType, radio: Radio) -> Run:
    """Run something with an API class; each test does with both flavours."""
    flavour: Any = streams if request.param == "async" else streams.sync
    configuration = streams.Configuration(host=f"http://127.0.0.1:{radio.server_port}")

    def run(use: Callable[[Any], Any]) -> Any:
        async def main() -> Any:
            client = flavour.ApiClient(configuration)
            try:
                return await use(flavour.RadioApi(client))
            finally:
                await finish(client.close())

        return asyncio.run(main())

    return run


def call(run: Run, name: str, *arguments: Any, **options: Any) -> Any:
    """Call a method, and gather the items if it gives a stream."""

    async def use(api: Any) -> Any:
        result = await finish(getattr(api, name)(*arguments, **options))
        return await gather(result) if hasattr(result, "response") else result

    return run(use)


def test_json_lines_are_decoded_as_they_come(run: Run, streams: ModuleType) -> None:
    """However they are cut; the last needs no line end."""
    assert call(run, "follow_log") == [streams.Note(text="ä"), streams.Note(text="b", at=2)]


def test_a_text_sequence_is_decoded(run: Run, streams: ModuleType) -> None:
    """A record may have several lines."""
    assert call(run, "get_records") == [streams.Note(text="a"), streams.Note(text="b")]


def test_events_come_as_they_are_or_decoded(run: Run, streams: ModuleType) -> None:
    """As events where the document says no more, and as models of their data or of all their fields."""
    plain, tick = call(run, "listen")
    assert (plain.data, plain.event, tick.event, tick.id, tick.data) == ("a", "message", "tick", "7", "b")
    (change,) = call(run, "watch_changes")
    assert (change.event, change.id, change.data) == ("added", "1", streams.Note(text="x"))


@pytest.mark.parametrize("as_dictionary", [True, False])
def test_one_operation_answers_at_once_or_as_a_stream(
    run: Run, streams: ModuleType, radio: Radio, as_dictionary: bool
) -> None:
    """The further method asks for the stream, in the header and in the body, and leaves what it was given alone."""
    question: Any = {"text": "?"} if as_dictionary else streams.Question(text="?")

    assert call(run, "chat", question) == streams.Note(text="oh")
    assert call(run, "stream_chat", question) == [streams.Word(word="oh")]
    assert question == ({"text": "?"} if as_dictionary else streams.Question(text="?"))
    assert [json.loads(body) for *_, body in radio.seen] == [{"text": "?"}, {"text": "?", "stream": True}]
    assert [headers["Accept"] for _, _, headers, *_ in radio.seen] == ["application/json", "text/event-stream"]


def test_what_is_no_stream_is_an_error(run: Run, streams: ModuleType) -> None:
    """A server that answers with JSON all the same."""
    with pytest.raises(streams.ApiDecodeError, match="application/json, not text/event-stream"):
        call(run, "stream_chat", {"text": "?"}, _headers={"Accept": "application/json"})


def test_errors_come_before_the_first_item(run: Run, streams: ModuleType) -> None:
    """With the decoded body; wrong arguments are found before anything is sent."""
    with pytest.raises(streams.exceptions.NotFoundException) as caught:
        call(run, "follow_log", 404)
    assert caught.value.data == streams.Note(text="none")
    with pytest.raises(ValueError, match="since"):
        call(run, "follow_log", "soon")


@pytest.mark.parametrize(("since", "error"), [(13, "ApiDecodeError"), (5, "ApiConnectionError")])
def test_what_breaks_a_stream_is_raised_in_its_turn(run: Run, streams: ModuleType, since: int, error: str) -> None:
    """After the items before it."""

    async def use(api: Any) -> None:
        stream = await finish(api.follow_log(since))
        assert await gather(stream, 1) == [streams.Note(text="a")]
        with pytest.raises(getattr(streams, error)):
            await gather(stream)

    run(use)


@pytest.mark.parametrize("way", ["close", "with", "drop", "drop unread"])
def test_a_stream_that_is_left_is_closed(run: Run, radio: Radio, way: str) -> None:
    """The server sees that the client went, whichever way."""

    async def use(api: Any) -> None:
        stream = await finish(api.follow_log(7))
        if way != "drop unread":
            assert len(await gather(stream, 3)) == 3
        if way == "close":
            await finish(stream.close())
            assert await gather(stream) == []
        elif way == "with":
            leave = getattr(stream, "__aexit__", None) or stream.__exit__
            await finish(leave(None, None, None))
        del stream
        gc.collect()
        assert await asyncio.to_thread(radio.left.wait, 5)

    run(use)


@pytest.mark.parametrize("what", ["follow_log", "listen_with_http_info", "get_recording", "download_get_recording"])
def test_cancelled_at_every_await(streams: ModuleType, radio: Radio, tmp_path: Path, what: str) -> None:
    """Neither a connection nor a task is left, nor half a file."""

    async def use(api: Any) -> None:
        if what == "follow_log":
            async for _ in await api.follow_log():
                pass
        elif what == "listen_with_http_info":
            await api.listen_with_http_info()
        else:
            await getattr(api, what)(*([tmp_path / "file"] if what.startswith("download") else []), "12")

    async def main() -> int:
        count, done = 0, False
        while not done:
            count += 1
            configuration = streams.Configuration(host=f"http://127.0.0.1:{radio.server_port}")
            client = streams.ApiClient(configuration)
            done = await cancelled_after(count, use(streams.RadioApi(client)))
            pool = client.rest_client.pool_manager
            assert not pool or not pool.connector._acquired
            await asyncio.sleep(0)  # the turn in which asyncio closes a generator that was dropped
            assert asyncio.all_tasks() == {asyncio.current_task()}
            assert [file.name for file in tmp_path.iterdir() if file.name != "file"] == []
            await client.close()
        return count

    assert asyncio.run(main()) > 3


def test_a_task_that_is_cancelled_leaves_no_connection(streams: ModuleType, radio: Radio) -> None:
    """While it waits for the next item."""

    async def main() -> None:
        configuration = streams.Configuration(host=f"http://127.0.0.1:{radio.server_port}")
        async with streams.ApiClient(configuration) as client:
            stream = await streams.RadioApi(client).follow_log(7)
            task = asyncio.ensure_future(gather(stream, 10**6))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(radio.left.wait, 5)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_a_stream_may_take_long(run: Run, streams: ModuleType) -> None:
    """The time limit of requests holds between two reads, unless one is given with the call."""

    async def use(api: Any) -> None:
        api.api_client.configuration.timeout = 0.2
        try:
            assert len(await gather(await finish(api.follow_log(7)), 150)) == 150
            with pytest.raises(streams.ApiTimeoutError):
                await gather(await finish(api.follow_log(7, _request_timeout=0.2)))
        finally:
            api.api_client.configuration.timeout = None

    run(use)


def test_all_items_at_once(run: Run, streams: ModuleType) -> None:
    """With status and headers, by the form that reads the whole response."""
    response = call(run, "follow_log_with_http_info")
    assert (response.status_code, len(response.data)) == (200, 2)

    events = call(run, "listen_with_http_info")
    assert [(event.event, event.data) for event in events.data] == [("message", "a"), ("tick", "b")]
    assert events.raw_data.startswith(b"data: a") and events.headers["content-type"] == "text/event-stream"

    changes = call(run, "watch_changes_with_http_info")
    assert [(change.event, change.data.text) for change in changes.data] == [("added", "x")]


@pytest.mark.parametrize("media_type", ["application/json", "text/html"])
def test_a_page_is_no_stream(run: Run, streams: ModuleType, radio: Radio, media_type: str) -> None:
    """JSON or HTML with a status that says all is well is an error, whichever way the items are asked for."""
    radio.instead, radio.instead_type = b'{"error": "later"}', media_type
    for name in ("listen", "listen_with_http_info"):
        with pytest.raises(streams.ApiDecodeError, match=f"{media_type}, not text/event-stream"):
            call(run, name)


def test_json_lines_are_sent(run: Run, radio: Radio) -> None:
    """A list of models, or of dictionaries."""
    call(run, "add_records", [{"text": "a"}, {"text": "b"}])
    assert radio.seen[0][4] == b'{"text":"a"}\n{"text":"b"}\n'


def test_downloads_are_saved(run: Run, tmp_path: Path) -> None:
    """To a path or an open file; the progress is told."""
    target = tmp_path / "recording"
    told: list[tuple[int, int | None]] = []

    assert call(run, "download_get_recording", target, "3", _progress=lambda *step: told.append(step)) == 3 * CHUNK
    assert target.read_bytes() == b"x" * 3 * CHUNK
    assert told[-1] == (3 * CHUNK, 3 * CHUNK)
    assert told == sorted(told)
    file = io.BytesIO()
    assert call(run, "download_get_recording", file, "2") == 2 * CHUNK
    assert file.getvalue() == b"x" * 2 * CHUNK
    assert [each.name for each in tmp_path.iterdir()] == ["recording"]


def test_half_a_download_leaves_what_was_there(run: Run, streams: ModuleType, tmp_path: Path) -> None:
    """Nothing stands beside it, either."""
    target = tmp_path / "recording"
    target.write_bytes(b"old")

    with pytest.raises(streams.ApiConnectionError):
        call(run, "download_get_recording", target, "half")

    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["recording"]


def test_a_file_that_is_replaced_stays_what_it_was(run: Run, tmp_path: Path) -> None:
    """It keeps its permissions, and a link leads to it as before."""
    target = tmp_path / "recording"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(target)

    call(run, "download_get_recording", link, "1")

    assert link.is_symlink()
    assert target.read_bytes() == b"x" * CHUNK
    assert target.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_written_to(run: Run, tmp_path: Path) -> None:
    """A pipe or a device isn't replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()

    call(run, "download_get_recording", pipe, "1")

    reader.join(10)
    assert received == [b"x" * CHUNK]
    assert pipe.is_fifo()


def test_a_name_may_be_as_long_as_names_can_be(run: Run, tmp_path: Path) -> None:
    """What stands beside it until it is whole has a name of its own."""
    target = tmp_path / ("x" * 255)

    call(run, "download_get_recording", target, "1")

    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_a_target_that_can_not_be_is_named(run: Run, tmp_path: Path) -> None:
    """A folder, or a file in one that isn't there."""
    with pytest.raises(IsADirectoryError, match=re.escape(repr(str(tmp_path)))):
        call(run, "download_get_recording", tmp_path, "1")
    with pytest.raises(FileNotFoundError, match=r"none/recording'$"):
        call(run, "download_get_recording", tmp_path / "none" / "recording", "1")

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_nothing_of_a_download(streams: ModuleType, tmp_path: Path) -> None:
    """Nor where what is still to be written can't be at the end, either."""
    saving = importlib.import_module(f"{streams.__name__}._saving")
    sink = saving.open_sink(tmp_path / "recording")
    sink._file.close()
    sink._file = io.BufferedWriter(io.FileIO("/dev/full", "w"))
    sink.write(b"x")

    with pytest.raises(OSError, match="No space left"):
        sink.finish()
    sink._file = io.BufferedWriter(io.FileIO("/dev/full", "w"))
    sink.write(b"x")
    with pytest.raises(OSError, match="No space left"):
        sink.abandon()

    assert list(tmp_path.iterdir()) == []


def test_uploads_tell_their_progress(run: Run, radio: Radio, tmp_path: Path) -> None:
    """From a path, and from bytes; the length goes out with them."""
    source = tmp_path / "recording"
    source.write_bytes(b"y" * 3 * CHUNK)

    for body in (source, b"y" * 3 * CHUNK):
        told: list[tuple[int, int | None]] = []
        call(run, "put_recording", "a", body, _progress=lambda *step, told=told: told.append(step))
        assert told == [(at * CHUNK, 3 * CHUNK) for at in (1, 2, 3)]
        assert radio.seen[-1][3] == 3 * CHUNK
        assert radio.seen[-1][2]["Content-Length"] == str(3 * CHUNK)


def test_files_are_never_whole_in_memory(run: Run, tmp_path: Path) -> None:
    """Neither on their way down nor up."""
    source = tmp_path / "recording"
    with source.open("wb") as file:
        for _ in range(512):
            file.write(b"z" * CHUNK)
    call(run, "download_get_recording", tmp_path / "first", "1")

    tracemalloc.start()
    try:
        call(run, "download_get_recording", tmp_path / "copy", "512")
        call(run, "put_recording", "a", source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (tmp_path / "copy").stat().st_size == 512 * CHUNK
    assert peak < 8 * 1024 * 1024
