"""The operations of the tag "radio"."""

# From spec.yaml, the tag "radio"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import radio_api as _operations
from ..api_client import BaseApi
from ..streaming import download as _download
from ..streaming import open_stream as _open_stream
from ..streaming import read_stream as _read_stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Unpack

    from .._events import ServerSentEvent as _ServerSentEvent
    from .._request import RequestOptions
    from .._saving import Target as _Target
    from .._types import File
    from ..api_response import ApiResponse
    from ..models import ChangeEvent, Note, NoteDict, Question, QuestionDict, Word
    from ..rest import RESTResponse
    from ..streaming import Stream as _Stream


class RadioApi(BaseApi):
    """The operations of the tag "radio"."""

    async def add_records(
        self, body: Sequence[Note | NoteDict], **options: Unpack[RequestOptions]
    ) -> None:
        """Send JSON lines.

        Args:
            body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.ADD_RECORDS, (body,), options)

    async def add_records_with_http_info(
        self, body: Sequence[Note | NoteDict], **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send JSON lines.

        Takes what `add_records` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.ADD_RECORDS, (body,), options
        )

    async def add_records_without_preload_content(
        self, body: Sequence[Note | NoteDict], **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send JSON lines.

        Takes what `add_records` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_RECORDS, (body,), options
        )

    async def chat(
        self, question: Question | QuestionDict, **options: Unpack[RequestOptions]
    ) -> Note:
        """Answers at once, or word by word.

        Args:
            question: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The answer.

        """
        return await self._call(_operations.CHAT, (question,), options)

    async def chat_with_http_info(
        self, question: Question | QuestionDict, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Note]:
        """Answers at once, or word by word.

        Takes what `chat` takes, and gives the status code, the headers and the raw body
        with the decoded data.
        """
        return await self._call_with_http_info(_operations.CHAT, (question,), options)

    async def chat_without_preload_content(
        self, question: Question | QuestionDict, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Answers at once, or word by word.

        Takes what `chat` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.CHAT, (question,), options
        )

    async def stream_chat(
        self, question: Question | QuestionDict, **options: Unpack[RequestOptions]
    ) -> _Stream[Word]:
        """Answers at once, or word by word.

        Takes what `chat` takes, and gives the items of the response as they come in. It
        sets `stream` in the body, which asks for that.
        """
        return await _open_stream(
            self.api_client, _operations.CHAT, (question,), options
        )

    async def follow_log(
        self, since: int | None = None, **options: Unpack[RequestOptions]
    ) -> _Stream[Note]:
        """Follow the log.

        Args:
            since: The query parameter `since`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            What happened.

        Raises:
            NotFoundException: Status 404: There is none.

        """
        return await _open_stream(
            self.api_client, _operations.FOLLOW_LOG, (since,), options
        )

    async def follow_log_with_http_info(
        self, since: int | None = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[Note]]:
        """Follow the log.

        Takes what `follow_log` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.FOLLOW_LOG, (since,), options
        )

    async def follow_log_without_preload_content(
        self, since: int | None = None, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Follow the log.

        Takes what `follow_log` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.FOLLOW_LOG, (since,), options
        )

    async def get_recording(
        self, target: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """A file.

        Args:
            target: The path parameter `target`.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The recording.

        """
        return await self._call(_operations.GET_RECORDING, (target,), options)

    async def get_recording_with_http_info(
        self, target: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """A file.

        Takes what `get_recording` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.GET_RECORDING, (target,), options
        )

    async def get_recording_without_preload_content(
        self, target: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """A file.

        Takes what `get_recording` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_RECORDING, (target,), options
        )

    async def download_get_recording(
        self, save_to: _Target, /, target: str, **options: Unpack[RequestOptions]
    ) -> int:
        """A file.

        Takes what `get_recording` takes after the place to save to, a path or a file
        that is open for writing bytes, and gives the number of bytes. The response is
        never whole in memory. Under a path the file is there whole or not at all. The
        option `_progress` is called with the bytes so far and all of them.
        """
        return await _download(
            self.api_client, _operations.GET_RECORDING, save_to, (target,), options
        )

    async def get_records(self, **options: Unpack[RequestOptions]) -> _Stream[Note]:
        """A JSON text sequence.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            All of them.

        """
        return await _open_stream(self.api_client, _operations.GET_RECORDS, (), options)

    async def get_records_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[Note]]:
        """A JSON text sequence.

        Takes what `get_records` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(_operations.GET_RECORDS, (), options)

    async def get_records_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """A JSON text sequence.

        Takes what `get_records` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.GET_RECORDS, (), options
        )

    async def listen(
        self, **options: Unpack[RequestOptions]
    ) -> _Stream[_ServerSentEvent]:
        """Events without a schema.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            What happens.

        """
        return await _open_stream(self.api_client, _operations.LISTEN, (), options)

    async def listen_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[_ServerSentEvent]]:
        """Events without a schema.

        Takes what `listen` takes, waits for the end of the response, and gives the
        status code, the headers and the raw body with a list of the items.
        """
        return await _read_stream(self.api_client, _operations.LISTEN, (), options)

    async def listen_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Events without a schema.

        Takes what `listen` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(_operations.LISTEN, (), options)

    async def put_recording(
        self, target: str, body: File, **options: Unpack[RequestOptions]
    ) -> None:
        """Send a file.

        Args:
            target: The path parameter `target`.
            body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.PUT_RECORDING, (target, body), options)

    async def put_recording_with_http_info(
        self, target: str, body: File, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Send a file.

        Takes what `put_recording` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.PUT_RECORDING, (target, body), options
        )

    async def put_recording_without_preload_content(
        self, target: str, body: File, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Send a file.

        Takes what `put_recording` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.PUT_RECORDING, (target, body), options
        )

    async def watch_changes(
        self, **options: Unpack[RequestOptions]
    ) -> _Stream[ChangeEvent]:
        """Whole events.

        Args:
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            What happens.

        """
        return await _open_stream(
            self.api_client, _operations.WATCH_CHANGES, (), options
        )

    async def watch_changes_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[list[ChangeEvent]]:
        """Whole events.

        Takes what `watch_changes` takes, waits for the end of the response, and gives
        the status code, the headers and the raw body with a list of the items.
        """
        return await _read_stream(
            self.api_client, _operations.WATCH_CHANGES, (), options
        )

    async def watch_changes_without_preload_content(
        self, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Whole events.

        Takes what `watch_changes` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.WATCH_CHANGES, (), options
        )
