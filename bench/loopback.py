"""A server for measurements: canned responses, as fast as asyncio can send them. It prints the port it is at."""

from __future__ import annotations

import asyncio
import json
from typing import Any

FILE_SIZE = 100 * 1024 * 1024
_PIECE = bytes(256 * 1024)


def make_keys(count: int, **more: Any) -> list[dict[str, Any]]:
    """API keys as a server lists them."""
    return [
        {
            "id": f"key-{at}",
            "username": "someone@example.com",
            "name": f"A key for number {at}",
            "hint": "sk-****abcd",
            "created_at": "2026-01-02T03:04:05.678901Z",
            "expires_at": "2030-01-02T03:04:05Z",
            "is_active": True,
            "collection_name": "Manuals",
            "collection_id": "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
            "is_global_key": False,
            **more,
        }
        for at in range(count)
    ]


def make_webhooks(count: int) -> dict[str, Any]:
    """Webhooks as Box lists them."""
    entries = [{"id": str(at), "type": "webhook", "target": {"id": "42", "type": "folder"}} for at in range(count)]
    return {"limit": count, "next_marker": None, "prev_marker": None, "entries": entries}


def _response(content: bytes, media_type: str = "application/json", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


_CANNED = {
    b"/admin/api_keys": _response(json.dumps(make_keys(2)).encode()),
    b"/webhooks": _response(json.dumps(make_webhooks(2)).encode()),
}
_UNKNOWN = _response(b"{}", status="404 Not Found")
_EMPTY = b"HTTP/1.1 204 No Content\r\n\r\n"
_FILE_HEAD = (
    f"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {FILE_SIZE}\r\n\r\n"
).encode()


class Connection(asyncio.Protocol):
    """One connection: requests come one after the other."""

    last = b""

    def __init__(self) -> None:
        self._received = b""
        self._body_left = 0
        self._chunked = False
        self._to_send = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        if self._body_left:
            taken = min(self._body_left, len(data))
            self._body_left -= taken
            data = data[taken:]
            if self._body_left:
                return
            self._transport.write(_EMPTY)
        elif self._chunked:
            data = (self._received + data)[-5:]
            self._received = data
            if data != b"0\r\n\r\n":
                return
            self._chunked, self._received, data = False, b"", b""
            self._transport.write(_EMPTY)
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head, self._received = self._received[: end + 4], self._received[end + 4 :]
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        method, target, _ = head.split(b" ", 2)
        path = target.partition(b"?")[0]
        if method != b"GET":
            self._take_body(head)
        elif path == b"/file":
            self._transport.write(_FILE_HEAD)
            self._to_send = FILE_SIZE
            self.resume_writing()
        elif path == b"/last":
            self._transport.write(_response(Connection.last, "text/plain"))
        else:
            Connection.last = head
            self._transport.write(_CANNED.get(path, _UNKNOWN))

    def _take_body(self, head: bytes) -> None:
        rest, self._received = self._received, b""
        names = head.lower()
        at = names.find(b"content-length:")
        if at >= 0:
            self._body_left = int(names[at + 15 : names.index(b"\r\n", at)])
            self.data_received(rest)
        else:
            self._chunked = True
            if rest:
                self.data_received(rest)

    def resume_writing(self) -> None:
        """Go on with the file."""
        self._full = False
        while self._to_send and not self._full:
            piece = min(self._to_send, len(_PIECE))
            self._to_send -= piece
            self._transport.write(_PIECE[:piece])

    def pause_writing(self) -> None:
        """Wait until the client has read something."""
        self._full = True


async def serve() -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
