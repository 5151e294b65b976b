"""A server of the API-key endpoints on 127.0.0.1: it keeps the keys, and misbehaves where a name asks for it."""

from __future__ import annotations

import json
import socket
import struct
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

BASE = "/api/v1"
TOKEN = "a-token-that-only-the-server-knows"
JSON = "application/json"


@dataclass(frozen=True)
class Seen:
    """A request as it arrived, and the status of the answer; 0 for none."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    body: bytes
    status: int


@dataclass
class Keys:
    """What the server knows: its keys by id, and the requests it has seen."""

    url: str = ""
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serve() -> Iterator[Keys]:
    """Serve until the block ends. `url` is the address that a configuration takes as its host."""
    state = Keys()

    class Handler(_Handler):
        keys = state

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}{BASE}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    keys: Keys

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_DELETE = do_PATCH = do_GET

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        parts = urlsplit(self.path)
        status, answer = self._route(parts.path.removeprefix(BASE), dict(parse_qsl(parts.query)), body)
        self.keys.seen.append(
            Seen(
                self.command,
                parts.path,
                tuple(parse_qsl(parts.query, keep_blank_values=True)),
                {name.lower(): value for name, value in self.headers.items()},
                body,
                status,
            )
        )
        if status:
            self._send(status, answer)

    def _route(self, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"code": 401, "message": "Unauthorized"}
        last = unquote(path.rpartition("/")[2])
        misbehaviour = _MISBEHAVIOUR.get(query.get("filter", last))
        if misbehaviour:
            misbehave: Callable[[], tuple[int, Any]] = getattr(self, f"_{misbehaviour}")
            return misbehave()
        match self.command, path.rpartition("/")[0], path:
            case "POST", _, "/admin/api_keys":
                return self._create(json.loads(body))
            case "GET", _, "/admin/api_keys":
                return 200, self._list(query)
            case "DELETE", "/admin/api_keys", _:
                return (204, None) if self.keys.keys.pop(last, None) else self._missing(last)
            case "POST", "/admin/api_keys/deactivate", _:
                return self._change(last, {"is_active": False})
            case "PATCH", "/admin/api_keys/expire", _:
                expires = json.loads(body).get("expires_in") if body else None
                return self._change(last, {"expires_at": "2031-05-06T07:08:09Z" if expires else None})
        return 404, {"code": 404, "message": f"nothing at {path}"}

    def _create(self, wanted: dict[str, Any]) -> tuple[int, Any]:
        key = {
            "id": str(uuid.uuid4()),
            "username": f"user of {wanted['user_id']}",
            "name": wanted.get("name", "unnamed"),
            "hint": "sk-1...z9",
            "created_at": "2026-01-02T03:04:05.678901Z",
            "is_active": True,
            "is_global_key": "collection_id" not in wanted,
        }
        if "collection_id" in wanted:
            key["collection_id"] = wanted["collection_id"]
        if "expires_in" in wanted:
            key["expires_at"] = "2030-01-02T03:04:05+02:00"
        self.keys.keys[key["id"]] = key
        return 201, {"secret_key": f"sk-{key['id']}", "api_key": key}

    def _list(self, query: dict[str, str]) -> list[dict[str, Any]]:
        found = [key for key in self.keys.keys.values() if query.get("filter", "") in key["username"]]
        offset, limit = int(query.get("offset", 0)), int(query.get("limit", 100))
        return found[offset : offset + limit]

    def _change(self, key_id: str, change: dict[str, Any]) -> tuple[int, Any]:
        if key_id not in self.keys.keys:
            return self._missing(key_id)
        key = self.keys.keys[key_id]
        key.update(change)
        self.keys.keys[key_id] = {name: value for name, value in key.items() if value is not None}
        return 204, None

    def _missing(self, key_id: str) -> tuple[int, Any]:
        return 404, {"code": 404, "message": f"there is no key {key_id}"}

    def _fail(self) -> tuple[int, Any]:
        return 500, {"code": 500, "message": "it broke"}

    def _fail_without_json(self) -> tuple[int, Any]:
        return 502, "<html>Bad gateway</html>"

    def _break_json(self) -> tuple[int, Any]:
        return 200, b'[{"id": "1", '

    def _send_other_types(self) -> tuple[int, Any]:
        return 200, [{"id": 1}]

    def _hang(self) -> tuple[int, Any]:
        self.keys.released.wait(30)
        self.close_connection = True
        return 0, None

    def _drop(self) -> tuple[int, Any]:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        return 0, None

    def _send(self, status: int, answer: Any) -> None:
        kind = "text/html" if isinstance(answer, str) else JSON
        if isinstance(answer, str):
            content = answer.encode()
        elif isinstance(answer, bytes):
            content = answer
        else:
            content = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        if answer is not None:
            self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


_MISBEHAVIOUR = {
    "fails": "fail",
    "fails-without-json": "fail_without_json",
    "breaks-json": "break_json",
    "sends-other-types": "send_other_types",
    "hangs": "hang",
    "drops": "drop",
}
