"""Keeps credentials out of all that is shown: messages, logs, representations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .exceptions import REQUEST_IDS

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
)


_NAME = rf"[\w.-]{{0,40}}(?:{'|'.join(SENSITIVE)}|passwd|private_key)[\w.-]{{0,40}}"
_IN_JSON = rf'("{_NAME}"\s*:\s*")(?:[^"\\]|\\.)*("|$)'
_IN_LIST = rf'("{_NAME}"\s*:\s*\[)[^\]]*(\]|$)'
_IN_FORM = rf'((?<![\w."-]){_NAME}=)[^&\s"]+'
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


def redact_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Replace the values of headers that may carry credentials."""
    return {
        name: "***" if is_sensitive(name) else value for name, value in headers.items()
    }


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
    """Replace the secrets in a body, and the values of fields that sound like one."""
    text = redact_text(text, secrets)
    # Compiled when first needed: to import the package takes less time so.
    for pattern, shown in (
        (_IN_JSON, r"\1***\2"),
        (_IN_LIST, r"\1***\2"),
        (_IN_FORM, r"\1***"),
    ):
        text = re.sub(pattern, shown, text, flags=re.IGNORECASE)
    return text


def list_secrets(configuration: Configuration, request: Request) -> list[str]:
    """List the credentials of a configuration and of one request."""
    from urllib.parse import quote

    token = configuration.access_token
    found = [
        token if isinstance(token, str) else None,
        configuration.password,
        configuration.client_secret,
        *configuration.api_key.values(),
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
    return sorted(secrets | {quote(secret, safe="") for secret in secrets})


def _query_secrets(url: str) -> list[str]:
    """List the parameters in a URL that are credentials by their names."""
    from urllib.parse import parse_qsl, urlsplit

    from . import _settings

    schemes = _settings.SECURITY_SCHEMES.values()
    keys = {each.parameter_name for each in schemes if each.location == "query"}
    pairs = parse_qsl(urlsplit(url).query)
    return [value for name, value in pairs if name in keys or is_sensitive(name)]
