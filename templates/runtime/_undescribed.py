"""Requests that the document does not describe, in the form of the published client.

`ApiClient.param_serialize`, `call_api`, `response_deserialize` and what they are made
of. A type is a class, or text such as `List[Pet]`, `Dict[str, int]` or `object`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from urllib.parse import parse_qsl, quote
from uuid import UUID

from pydantic import SecretStr

from . import _settings
from ._bodies import encode_body
from ._decoding import (
    DecodeFailure,
    body_text,
    essence,
    is_form,
    is_json,
    is_text,
    reader,
)
from ._headers import Headers, check_lines
from ._linking import find_model
from ._parameters import to_text
from ._request import Request, read_timeout
from ._security import Credential, choose_credentials, read_request_auth
from ._union import as_json
from .api_response import ApiResponse
from .exceptions import (
    ApiDecodeError,
    ApiTypeError,
    ApiValueError,
    HttpResponse,
    OpenApiException,
    make_exception,
)

if TYPE_CHECKING:
    from .configuration import Configuration

Pairs: TypeAlias = "Mapping[str, Any] | Iterable[tuple[str, Any]]"
Serialized: TypeAlias = tuple[str, str, dict[str, str], Any, list[tuple[str, Any]]]
"""Method, URL, headers, body and the fields of a form."""

_DELIMITERS = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|"}
_TYPES: dict[str, Any] = {
    "object": Any,
    "Any": Any,
    "str": str,
    "int": int,
    "long": int,
    "float": float,
    "bool": bool,
    "bytearray": bytes,
    "bytes": bytes,
    "file": bytes,
    "date": dt.date,
    "datetime": dt.datetime,
    "decimal": Decimal,
    "UUID": UUID,
}


def to_plain(value: object) -> Any:
    """Return what JSON can hold, as a request carries it."""
    return json.loads(as_json(_revealed(value)))


def _revealed(value: object) -> object:
    """Take texts out of what hides them, which JSON would have as asterisks."""
    if isinstance(value, (list, tuple)):
        return [_revealed(each) for each in cast("Sequence[object]", value)]
    if type(value) is dict:
        pairs = cast("dict[object, object]", value).items()
        return {key: _revealed(each) for key, each in pairs}
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def choose_json(media_types: Sequence[str]) -> str | None:
    """Return the first media type that is JSON, or else the first; None of none."""
    return next(filter(is_json, media_types), next(iter(media_types), None))


def find_type(name: object) -> Any:
    """Return the type that a text of the form `List[Pet]` stands for."""
    if not isinstance(name, str):
        return name
    outer, bracket, inner = name.strip().partition("[")
    inner = inner.removesuffix("]")
    if bracket and outer in ("List", "list"):
        return GenericAlias(list, (find_type(inner),))
    if bracket and outer in ("Dict", "dict"):
        return GenericAlias(dict, (str, find_type(inner.partition(",")[2])))
    found = None if bracket else _TYPES.get(outer) or find_model(outer)
    if found is None:
        raise ApiValueError(f"{name!r} is not a type of this package")
    return found


def decode(raw: bytes, response_type: object, content_type: str | None) -> Any:
    """Return the value of a body; `DecodeFailure` where it is not of the type."""
    kind = find_type(response_type)
    if raw.strip() == b"null" and kind is not bytes:
        return None
    if content_type is None or not (is_json(content_type) or is_text(content_type)):
        content_type = "application/octet-stream" if kind is bytes else None
    if content_type is not None and is_text(content_type) and kind is not bytes:
        kind = str
    return reader(kind, content_type or "application/json", content_type)(raw)


def read_text(text: str, response_type: object, content_type: str | None) -> Any:
    """Return the value of a text; `ApiDecodeError` where it is not of the type."""
    try:
        return decode(text.encode(), response_type, content_type)
    except DecodeFailure as error:
        failure = ApiDecodeError(f"The text can't be decoded: {error}")
    raise failure


def read_response(
    response: HttpResponse, raw: bytes, types: Mapping[str, Any] | None
) -> ApiResponse[Any]:
    """Return a response with its decoded body; an error status is an exception."""
    kind = _type_of_status(types or {}, response.status)
    content_type = response.headers.get("Content-Type")
    failure: OpenApiException | None = None
    data: object = None
    try:
        if kind is not None:
            data = decode(raw, kind, content_type)
    except DecodeFailure as error:
        failure = ApiDecodeError(
            f"The response {response.status} can't be decoded: {error}",
            status=response.status,
            reason=response.reason,
            headers=response.headers,
            raw_data=raw,
        )
    if not 200 <= response.status <= 299:
        body = body_text(content_type or "", raw)
        failure = make_exception(response, body, data)
    if failure is not None:
        raise failure
    return ApiResponse(
        status_code=response.status, headers=response.headers, data=data, raw_data=raw
    )


def _type_of_status(types: Mapping[str, Any], status: int) -> Any:
    """Return the type for a status: that of `404`, or else of `4XX`, or `default`."""
    keys = (str(status), f"{status // 100}XX", "default")
    return next((types[key] for key in keys if types.get(key) is not None), None)


def serialize(
    configuration: Configuration,
    method: str,
    resource_path: str,
    path_params: Pairs | None,
    query_params: Pairs | None,
    header_params: Mapping[str, Any],
    body: object,
    post_params: Pairs | None,
    files: Mapping[str, Any] | None,
    auth_settings: Sequence[str] | None,
    collection_formats: Mapping[str, str] | None,
    host: str | None,
    request_auth: Mapping[str, Any] | None,
) -> Serialized:
    """Put together what `ApiClient.call_api` takes."""
    formats = collection_formats or {}
    path = resource_path
    for name, value in _joined(path_params, formats):
        safe = configuration.safe_chars_for_path_param
        path = path.replace(f"{{{name}}}", quote(to_text(value), safe=safe))
    headers = {name: to_text(value) for name, value in header_params.items()}
    query = [(name, to_text(value)) for name, value in _joined(query_params, formats)]
    add_credentials(configuration, headers, query, auth_settings, request_auth)
    if host is None or configuration.ignore_operation_servers:
        host = configuration.host
    url = host + path
    if query:
        pairs = (f"{quote(name, '')}={quote(value, '')}" for name, value in query)
        url = f"{url}?{'&'.join(pairs)}"
    fields = [*_joined(post_params, formats), *_named_files(files or {})]
    return method, url, headers, None if body is None else to_plain(body), fields


def _named_files(files: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Go through the files of a form: text is the path of one."""
    for name, given in files.items():
        several = cast("list[object]", given) if isinstance(given, list) else [given]
        for each in several:
            yield name, Path(each) if isinstance(each, str) else each


def add_credentials(
    configuration: Configuration,
    headers: dict[str, str],
    query: list[tuple[str, Any]],
    auth_settings: Sequence[str] | None,
    request_auth: Mapping[str, Any] | None,
) -> None:
    """Add to headers and query what the security schemes ask for."""
    for location, name, value in _credentials(
        configuration, auth_settings, request_auth
    ):
        if location == "header":
            headers[name] = value
        elif location == "query":
            query.append((name, value))
        else:
            cookies = headers.get("Cookie")
            pair = f"{name}={value}"
            headers["Cookie"] = f"{cookies}; {pair}" if cookies else pair


def _credentials(
    configuration: Configuration,
    auth_settings: Sequence[str] | None,
    request_auth: Mapping[str, Any] | None,
) -> Sequence[Credential]:
    if request_auth:
        return [read_request_auth(request_auth)]
    wanted = (tuple(auth_settings or ()),)
    return choose_credentials(wanted, _settings.SECURITY_SCHEMES, configuration)


def _joined(
    given: Pairs | None, formats: Mapping[str, str]
) -> Iterable[tuple[str, Any]]:
    if isinstance(given, Mapping):
        given = cast("Mapping[str, Any]", given).items()
    for name, value in given or ():
        if name not in formats or not isinstance(value, (list, tuple)):
            yield name, value
        elif formats[name] == "multi":
            yield from ((name, each) for each in cast("Sequence[object]", value))
        else:
            texts = (to_text(each) for each in cast("Sequence[object]", value))
            yield name, _DELIMITERS.get(formats[name], ",").join(texts)


def make_request(
    method: str,
    url: str,
    header_params: Mapping[str, str] | None,
    body: object,
    post_params: Pairs | None,
    timeout: object,
) -> Request:
    """Put a request together; its content type says how the body is written."""
    headers = dict(header_params or {})
    key = next((name for name in headers if name.lower() == "content-type"), None)
    media_type = "application/json" if key is None else headers[key]
    fields = list(_joined(post_params, {}))
    if fields and body is not None:
        raise ApiValueError("A request has a body or the fields of a form, not both")
    written: Any = None
    if _is_written(body, media_type):
        written = body
    elif fields or body is not None:
        parts = essence(media_type).startswith("multipart/")
        if fields and not (parts or is_form(media_type)):
            raise ApiTypeError(f"{media_type} is not the content type of a form")
        value = _grouped(fields) if fields else body
        headers.pop(key or "", None)
        headers["Content-Type"], written = encode_body(media_type, value, None, {})
    lines = list(headers.items())
    check_lines(lines)
    return Request(method.upper(), url, lines, written, read_timeout(timeout))


def _is_written(body: object, media_type: str) -> bool:
    """Say whether a body can go out as it is: bytes, or its pieces."""
    if isinstance(body, bytes):
        return not is_json(media_type)
    return isinstance(body, Iterable) and not isinstance(
        body, (str, bytearray, Mapping, Sequence)
    )


def published_form(
    request: Request,
) -> tuple[str, str, dict[str, str], Any, list[tuple[str, Any]]]:
    """Return a request as the arguments of `call_api`.

    Its body is what JSON holds, a form the pairs in it; any other is as it goes out.
    """
    headers = dict(request.headers)
    body: Any = request.body
    fields: list[tuple[str, Any]] = []
    if isinstance(body, bytes):
        media_type = Headers(headers).get("Content-Type", "")
        if is_json(media_type):
            body = json.loads(body)
        elif is_form(media_type):
            fields = parse_qsl(body.decode(), keep_blank_values=True)
            body = None
    return request.method, request.url, headers, body, fields


def _grouped(fields: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    return values
