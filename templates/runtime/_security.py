"""Security schemes, and the credentials that a configuration has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .exceptions import ApiValueError

if TYPE_CHECKING:
    import typing_extensions

    from .configuration import Configuration


class SecurityScheme(NamedTuple):
    """A security scheme of the document, in the words of the OpenAPI Specification.

    `type` is http, apiKey, oauth2, openIdConnect or mutualTLS; `scheme` the HTTP
    authentication scheme; `location` (query, header or cookie) and `parameter_name` say
    where an API key goes.
    """

    name: str
    type: str
    scheme: str = ""
    location: str = ""
    parameter_name: str = ""
    bearer_format: str = ""
    token_url: str = ""
    """Where OAuth 2 client credentials are exchanged for a token."""


class Credential(NamedTuple):
    """One value to send: where (header, query or cookie), under which name, what."""

    location: str
    name: str
    value: str

    def __repr__(self) -> str:
        """Show where it goes, never the value."""
        return f"Credential({self.location!r}, {self.name!r}, '***')"


class Scoped(str):
    """The name of a scheme, with the scopes that an operation needs of it."""

    __slots__ = ("scopes",)

    scopes: tuple[str, ...]

    def __new__(cls, name: str, *scopes: str) -> typing_extensions.Self:
        """Remember the scopes."""
        made = super().__new__(cls, name)
        made.scopes = scopes
        return made


class TokenToCome(str):
    """The start of a header (`Bearer`) whose token is filled in when it is sent."""

    __slots__ = ("scheme", "scopes")

    scheme: SecurityScheme
    scopes: tuple[str, ...]

    def __new__(
        cls, word: str, scheme: SecurityScheme, name: str
    ) -> typing_extensions.Self:
        """Remember for which scheme the token is, and what it is to allow."""
        made = super().__new__(cls, word)
        made.scheme = scheme
        made.scopes = ()
        # Of other schemes, a document may list roles, for which nobody asks.
        if isinstance(name, Scoped) and scheme.type in ("oauth2", "openIdConnect"):
            made.scopes = name.scopes
        return made


Requirements = tuple[tuple[str, ...], ...]
"""Alternatives, each the names of schemes that hold together, some of them `Scoped`."""

NOTHING: tuple[Credential, ...] = ()


def choose_credentials(
    requirements: Requirements,
    schemes: Mapping[str, SecurityScheme],
    configuration: Configuration,
    sends: Callable[[str, str], bool] = lambda location, name: False,
) -> Sequence[Credential]:
    """Give what an operation's security requirements ask for.

    The first alternative for which there are all credentials is taken. Where there is
    none, the request goes out with what there is of the first: the server, not the
    client, is to say what is missing.

    `sends` says whether an argument of the call goes out where a credential would: it
    is that credential then, and the configuration's stays here.
    """
    partly: Sequence[Credential] | None = None
    anonymous = False
    for names in requirements:
        if not names:
            anonymous = True
            continue
        found: list[Credential] = []
        complete = True
        for name in names:
            scheme = schemes.get(name)
            if scheme and sends(*_place_of(scheme)):
                continue
            credential = scheme and read_credential(scheme, configuration, name)
            if credential:
                found.append(credential)
            elif not (
                scheme and scheme.type == "mutualTLS" and configuration.cert_file
            ):
                complete = False
        if complete:
            return found
        if partly is None:
            partly = found
    return NOTHING if anonymous or partly is None else partly


def _place_of(scheme: SecurityScheme) -> tuple[str, str]:
    if scheme.type == "mutualTLS":
        return "", ""
    if scheme.type == "apiKey":
        return scheme.location, scheme.parameter_name
    return "header", "Authorization"


def read_credential(
    scheme: SecurityScheme, configuration: Configuration, name: str = ""
) -> Credential | None:
    """Give the credential that the configuration has for a scheme, if it has one.

    `name` is the scheme's as the operation has it, with scopes where it needs some.
    """
    if configuration.has_own_auth_settings:
        setting = configuration.auth_settings().get(scheme.name)
        return None if setting is None else read_request_auth(setting)
    return find_credential(scheme, configuration, name)


def find_credential(
    scheme: SecurityScheme, configuration: Configuration, name: str = ""
) -> Credential | None:
    """Give the credential that is among the settings, as `read_credential` does."""
    if scheme.type == "apiKey":
        key = configuration.get_api_key_with_prefix(scheme.name, scheme.parameter_name)
        if key is None:
            return None
        return Credential(scheme.location, scheme.parameter_name, key)
    if scheme.type == "mutualTLS":
        return None
    kind = scheme.scheme.lower() if scheme.type == "http" else "bearer"
    if kind == "basic":
        if configuration.username is None or configuration.password is None:
            return None
        return Credential(
            "header", "Authorization", configuration.get_basic_auth_token()
        )
    word = "Bearer" if kind == "bearer" else scheme.scheme
    token = configuration.access_token
    if kind == "digest" or token == "":
        return None  # A challenge is answered otherwise; an empty text is no token.
    if token is None:
        known = configuration.token_url or scheme.token_url
        if configuration.client_id is None or not known:
            return None
        return Credential("header", "Authorization", TokenToCome(word, scheme, name))
    if callable(token):
        return Credential("header", "Authorization", TokenToCome(word, scheme, name))
    return Credential("header", "Authorization", f"{word} {token}")


def read_request_auth(setting: Mapping[str, Any]) -> Credential:
    """Read `_request_auth`, which replaces an operation's security for one request.

    It is a dictionary with `in` (header, query or cookie), `key` and `value`, as
    `Configuration.auth_settings()` gives them; `type` plays no part.
    """
    location, key, value = (setting.get(name) for name in ("in", "key", "value"))
    if location not in ("header", "query", "cookie"):
        raise ApiValueError(
            "Authentication token must be in `query`, `header` or `cookie`"
        )
    if not isinstance(key, str) or not isinstance(value, str):
        raise ApiValueError("`_request_auth` needs the strings `key` and `value`")
    return Credential(str(location), key, value)
