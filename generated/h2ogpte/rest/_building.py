"""Puts the request of a call together: address, credentials, headers, body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import _settings
from ._headers import check_lines
from ._request import OPTION_NAMES, Body, Request, RequestOptions, read_timeout
from ._security import Credential, choose_credentials, read_request_auth
from ._server import absolute_url, pick_server, server_url

if TYPE_CHECKING:
    from ._operation import Operation
    from ._plan import Prepared
    from .configuration import Configuration


def build_request(
    configuration: Configuration,
    default_headers: Mapping[str, str],
    cookie: str | None,
    operation: Operation[Any],
    arguments: Sequence[object],
    options: RequestOptions,
) -> Request:
    """Check the arguments of a call, and give the request that they ask for.

    Args:
        configuration: What holds for all requests.
        default_headers: The headers of all requests.
        cookie: The cookies of all requests.
        operation: What is called.
        arguments: Its arguments, in the order of `operation.argument_names`.
        options: The settings of this one call.

    """
    unknown = options.keys() - OPTION_NAMES if options else None
    if unknown:
        raise TypeError(
            f"{operation.id}() got an unexpected keyword argument {min(unknown)!r}"
        )
    prepared = operation.plan.prepare(
        zip(operation.argument_names, arguments, strict=True),
        options.get("_content_type"),
        configuration.client_side_validation,
        configuration.safe_chars_for_path_param,
    )
    url = _host(configuration, operation, options.get("_host_index")) + prepared.path
    auth = options.get("_request_auth")
    credentials: Sequence[Credential] = ()
    if auth:
        credential = read_request_auth(auth)
        credentials = (credential,)
        prepared = prepared.without(credential.location, credential.name)
    elif operation.security:
        credentials = choose_credentials(
            operation.security,
            _settings.SECURITY_SCHEMES,
            configuration,
            prepared.sends,
        )
    query = prepared.query
    for credential in credentials:
        if credential.location == "query":
            query = _add_query(query, credential)
    headers = _headers(
        prepared, credentials, default_headers, cookie, options.get("_headers")
    )
    timeout = options.get("_request_timeout")
    if timeout is None:
        timeout = configuration.timeout
    body: Body = prepared.body
    progress = options.get("_progress")
    if progress is not None:
        from ._saving import watch

        body = watch(body, progress, headers)
    return Request(
        prepared.method,
        f"{url}?{query}" if query else url,
        headers,
        body,
        read_timeout(timeout),
    )


def _host(
    configuration: Configuration, operation: Operation[Any], index: int | None
) -> str:
    """Give the server to call: see `Configuration.host` and `_host_index`.

    An operation's own servers stand before the document's. A host that was set is
    called for all operations, unless the call itself asks for another server.
    """
    fixed = configuration.server_index is None
    if (fixed or configuration.ignore_operation_servers) and not index:
        return absolute_url(configuration.host)
    if not operation.servers and index is None:
        return absolute_url(configuration.host)
    servers = operation.servers or _settings.SERVERS
    name = operation.id
    if index is None:
        index = configuration.server_operation_index.get(name, 0)
    variables = {
        **configuration.server_variables,
        **configuration.server_operation_variables.get(name, {}),
    }
    url = server_url(pick_server(servers, index), variables)
    # A relative server of the document stands for a host that only the user knows.
    base = configuration.host if fixed or operation.servers else ""
    return absolute_url(url, base)


def _headers(
    prepared: Prepared,
    credentials: Sequence[Credential],
    default_headers: Mapping[str, str],
    cookie: str | None,
    own: Mapping[str, Any] | None,
) -> list[tuple[str, str]]:
    """Put the headers together.

    Those of the call itself stand before `_request_auth`, this before arguments, these
    before the configuration's credentials and those of all requests; only a default
    `Accept` stands before that of the document.
    """
    merged = {pair[0].lower(): pair for pair in default_headers.items()}
    for pair in prepared.headers:
        merged[pair[0].lower()] = pair
    if prepared.accept and "accept" not in merged:
        merged["accept"] = ("Accept", prepared.accept)
    cookies = [f"{name}={value}" for name, value in prepared.cookies]
    if cookie:
        cookies.insert(0, cookie)
    for location, name, value in credentials:
        if location == "header":
            merged[name.lower()] = (name, value)
        elif location == "cookie":
            cookies.append(f"{name}={value}")
    if cookies:
        if "cookie" in merged:
            cookies.insert(0, merged["cookie"][1])
        merged["cookie"] = ("Cookie", "; ".join(cookies))
    if own:
        for name, value in own.items():
            if value is None:
                merged.pop(name.lower(), None)
            else:
                merged[name.lower()] = (name, str(value))
    headers = list(merged.values())
    check_lines(headers)
    return headers


def _add_query(query: str, credential: Credential) -> str:
    pair = f"{quote(credential.name, '')}={quote(credential.value, '')}"
    return f"{query}&{pair}" if query else pair
