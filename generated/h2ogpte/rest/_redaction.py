"""Keeps credentials out of all that is shown: messages, logs, representations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .exceptions import REQUEST_IDS, SHOWN_CHARACTERS

if TYPE_CHECKING:
    from ._request import Request
    from .configuration import Configuration

SENSITIVE = (
    "authorization",
    "cookie",
    "token",
    "secret",
    "api-key",
    "apikey",
    "api_key",
    "password",
    "credential",
    "access-key",
    "access_key",
    "signature",
    "session",
    "x-auth",
    "assertion",
    "passphrase",
    "passwd",
    "private-key",
    "private_key",
    "privatekey",
)

_WORD = "|".join(SENSITIVE)
_NAME = rf"[\w.-]{{0,40}}(?:{_WORD})[\w.-]{{0,40}}"
_IN_JSON = rf'"{_NAME}"\s*:\s*'
_END_OF_NAME = rf'(?:{_WORD})(s?)(?:_?id|_?key)?"\s*:\s*$'
"""Of a number or an object, unlike a text: `max_tokens` and `token_count` are none."""
_STRING = r'"(?:[^"\\]|\\.)*(?:"|$)'
_BRACKETS = rf"{_STRING}|[\[\]{{}}]"
_NUMBER = r"-?\d[\d.eE+-]*"
_ELSEWHERE = (
    # JSON in a string of JSON
    (rf'((?<!\\)\\+"{_NAME}\\+"\s*:\s*\\+")[^"\\]*', r"\1***"),
    # a form, or the query of a URL
    (rf"((?<![\w.\"-]){_NAME}=)[^&\s\"'<>]+", r"\1***"),
    # an attribute of XML or a parameter of a header
    (rf"((?<![\w.\"-]){_NAME}=)(?:\"[^\"]*\"?|'[^']*'?)", r"\1***"),
    # an element of XML
    (rf"(<(?:\w+:)?{_NAME}(?:\s[^<>]*)?>)(?:<!\[CDATA\[)?\s*[^<\s][^<]*", r"\1***"),
    # a part of a multipart body
    (
        (
            rf'(;\s*name="{_NAME}"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){{0,9}}\r?\n)(?s:.*?)'
            r"(?=\r?\n--|\Z)"
        ),
        r"\1***",
    ),
)
_PARTS = r"[;,\s]+"

HARMLESS = frozenset(
    (
        "accept",
        "accept-encoding",
        "accept-language",
        "content-encoding",
        "content-language",
        "content-type",
        "user-agent",
    )
)
"""The headers that go to another host: of all others, any could be a credential."""

LONG = 16
"""From how many characters on a header of an unknown name may carry a credential."""


def is_sensitive(name: str) -> bool:
    """Tell whether a header of that name may carry a credential."""
    name = name.lower()
    return any(part in name for part in SENSITIVE)


def redact_headers(
    headers: Mapping[str, str], secrets: Sequence[str] = ()
) -> dict[str, str]:
    """Replace the values of headers that may carry credentials, and what repeats one.

    That is a secret, or a parameter in the query of a URL that sounds like one.
    """
    return {
        name: "***" if is_sensitive(name) else _redact_value(value, secrets)
        for name, value in headers.items()
    }


def _redact_value(value: str, secrets: Sequence[str]) -> str:
    value = redact_text(value, secrets)[:SHOWN_CHARACTERS]
    return _redact_elsewhere(value) if "=" in value else value


def redact_url(url: str) -> str:
    """Cut from a URL what may carry credentials: user, password, query and fragment."""
    url = url.partition("#")[0].partition("?")[0]
    scheme, separator, rest = url.partition("://")
    if not separator:
        return url
    authority, slash, path = rest.partition("/")
    return f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"


def redact_text(text: str, secrets: Sequence[str]) -> str:
    """Replace the secrets in a text, such as a body that echoes a header."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) > 3:
            text = text.replace(secret, "***")
    return text


def redact_body(text: str, secrets: Sequence[str]) -> str:
    """Give as much of a body as is shown, without what is or sounds like a secret."""
    text = redact_text(text, secrets)
    # To look at all of a long body would take seconds. What is cut off here within a
    # value is not shown: it is one that is hidden, or comes too late.
    text = _redact_elsewhere(_redact_json(text[: 2 * SHOWN_CHARACTERS]))
    return text[:SHOWN_CHARACTERS]


def _redact_json(text: str) -> str:
    """Replace the values of properties that sound like a secret, whatever they are."""
    # Compiled when first needed: to import the package takes less time so.
    found = re.compile(_IN_JSON, re.IGNORECASE)
    kept: list[str] = []
    start = 0
    while match := found.search(text, start):
        end = match.end()
        kept.append(text[start:end])
        start = _end_of_secret(text, end, match.group())
        if start > end:
            kept.append('"***"' if text[end] == '"' else "***")
    return "".join((*kept, text[start:]))


def _end_of_secret(text: str, start: int, name: str) -> int:
    """Give the end of the value that begins there; `start` where it is no secret."""
    first = text[start : start + 1]
    whole = re.search(_END_OF_NAME, name, re.IGNORECASE)
    if first == '"' or (whole and not whole[1]):
        value = re.compile(f"{_STRING}|{_NUMBER}").match(text, start)
        if value:
            return value.end()
    if first != "[" and not (first == "{" and whole):
        return start
    depth = 0
    for token in re.compile(_BRACKETS).finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.group(), 0)
        if not depth:
            return token.end()
    return len(text)


def _redact_elsewhere(text: str) -> str:
    for pattern, shown in _ELSEWHERE:
        text = re.sub(pattern, shown, text, flags=re.IGNORECASE)
    return text


def list_secrets(configuration: Configuration, request: Request) -> list[str]:
    """List the credentials of a configuration and of one request.

    Each as it is, and as bodies write it.
    """
    token = configuration.access_token
    found = [
        token if isinstance(token, str) else None,
        configuration.password,
        configuration.client_secret,
        *configuration.api_key.values(),
        *(v for k, v in configuration.token_parameters.items() if is_sensitive(k)),
        *_query_secrets(request.url),
    ]
    for name, value in request.headers:
        if is_sensitive(name):
            # A scheme and its credential, or cookies by their names.
            parts = re.split(_PARTS, value)
            found += (value, *parts[1:], *(part.partition("=")[2] for part in parts))
        elif len(value) >= LONG and name.lower() not in (*HARMLESS, *REQUEST_IDS):
            found.append(value)
    secrets = {secret for secret in found if secret}
    return sorted({form for secret in secrets for form in _forms(secret)})


def _forms(secret: str) -> set[str]:
    """Give a secret as it stands in JSON, in a URL, and in HTML or XML."""
    if secret.isascii() and secret.isalnum():
        return {secret}
    import html
    import json
    from urllib.parse import quote, quote_plus

    # Servers take the bytes of a header for Latin-1.
    plain = {secret, secret.encode().decode("latin-1")}
    in_json = {
        form
        for text in plain
        for form in (
            json.dumps(text)[1:-1],
            json.dumps(text).replace("/", "\\/")[1:-1],
            json.dumps(text, ensure_ascii=False)[1:-1],
        )
    }
    in_urls = {form for text in plain for form in (quote(text, ""), quote_plus(text))}
    return plain | in_json | in_urls | {html.escape(form) for form in plain | in_json}


def _query_secrets(url: str) -> list[str]:
    """List the parameters in a URL that are credentials by their names."""
    from urllib.parse import parse_qsl, urlsplit

    from . import _settings

    schemes = _settings.SECURITY_SCHEMES.values()
    keys = {each.parameter_name for each in schemes if each.location == "query"}
    pairs = parse_qsl(urlsplit(url).query)
    return [value for name, value in pairs if name in keys or is_sensitive(name)]
