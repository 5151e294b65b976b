"""Tokens of OAuth 2 client credentials: how to get one, and those that are held."""

from __future__ import annotations

import base64
import json
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import quote_plus, urlencode, urljoin

from ._redaction import redact_url
from ._request import Request, Timeout
from .exceptions import ApiDecodeError, ApiValueError, OpenApiException

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._security import SecurityScheme, TokenToCome
    from .configuration import Configuration

EARLY = 60.0
"""How many seconds before its end a token is replaced, or a quarter of its life."""

LONGEST = 60.0
"""How many seconds getting a token takes at most."""


class Token:
    """A token, and the time (of `time.monotonic`) from which another one is needed."""

    __slots__ = ("renew_at", "value")

    def __init__(self, value: str, seconds: float | None) -> None:
        """Take a token and the seconds it holds for; None if the server is silent.

        Some servers say 0 or -1 of a token that has no end.
        """
        self.value = value
        self.renew_at: float | None = None
        if seconds is not None and seconds > 0:
            self.renew_at = time.monotonic() + seconds - min(EARLY, seconds / 4)

    def is_fresh(self) -> bool:
        """Tell whether the token can be sent."""
        return self.renew_at is None or time.monotonic() < self.renew_at


class Turn(Protocol):
    """The turn of one of those who need a token: the others wait for its end."""

    @property
    def where(self) -> object:
        """The event loop, or what stands for all threads."""
        ...

    def end(self) -> None:
        """Wake who waits."""
        ...


T = TypeVar("T", bound=Turn)


class TokenStore:
    """The tokens of a configuration, which all clients of the configuration share.

    A copy is empty: what was copied may get other credentials.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.tokens: dict[tuple[str, ...], Token] = {}
        self.failures: dict[tuple[str, ...], OpenApiException] = {}
        """Why no token was to be had, the last time."""
        self._lock: threading.Lock = threading.Lock()
        self._turns: dict[object, Any] = {}

    def __reduce__(self) -> tuple[type[TokenStore], tuple[()]]:
        """Make copies empty."""
        return TokenStore, ()

    def find(self, key: tuple[str, ...]) -> str | None:
        """Give the token that can be sent, if there is one."""
        token = self.tokens.get(key)
        return token.value if token is not None and token.is_fresh() else None

    def take_turn(self, turn: T) -> T:
        """Give the turn of who fetches a token, which is this one if nobody does.

        Turns of the same place, an event loop or all threads, exclude each other.
        """
        with self._lock:
            running: T = self._turns.setdefault(turn.where, turn)
        return running

    def end_turn(self, turn: Turn) -> None:
        """Let those who wait for a turn look for the token."""
        with self._lock:
            del self._turns[turn.where]
        turn.end()

    def drop(self, value: str) -> None:
        """Forget a token that the server did not accept."""
        for key, token in list(self.tokens.items()):
            if token.value == value:
                self.tokens.pop(key, None)


def token_url(configuration: Configuration, scheme: SecurityScheme) -> str:
    """Give the address where tokens are fetched."""
    url = configuration.token_url or scheme.token_url
    if "://" not in url:
        url = urljoin(configuration.host, url)
    if not url.startswith(("https://", "http://")):
        raise ApiValueError(
            "The token URL is not absolute: set Configuration.token_url"
        )
    if "{" in url:
        raise ApiValueError(
            f"The token URL {redact_url(url)} has a variable: "
            "set Configuration.token_url"
        )
    return url


def scopes_for(configuration: Configuration, needed: TokenToCome) -> Sequence[str]:
    """Give the scopes to ask for: those of the configuration, or of the operation."""
    own = configuration.scopes
    return needed.scopes if own is None else own


def token_key(configuration: Configuration, needed: TokenToCome) -> tuple[str, ...]:
    """Give all that tells one token from another."""
    return (
        token_url(configuration, needed.scheme),
        configuration.client_id or "",
        configuration.client_secret or "",
        " ".join(sorted(scopes_for(configuration, needed))),
        *(part for pair in configuration.token_parameters.items() for part in pair),
    )


def token_request(
    configuration: Configuration, needed: TokenToCome, timeout: Timeout
) -> Request:
    """Write the request for a token, as RFC 6749 has it in section 4.4.

    It has no more time than the call that needs the token.
    """
    form = {"grant_type": "client_credentials"}
    scopes = scopes_for(configuration, needed)
    if scopes:
        form["scope"] = " ".join(scopes)
    headers = [
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    client = configuration.client_id or "", configuration.client_secret or ""
    if configuration.client_auth == "body":
        form["client_id"], form["client_secret"] = client
    else:
        pair = ":".join(quote_plus(part) for part in client)
        basic = base64.b64encode(pair.encode()).decode()
        headers.append(("Authorization", f"Basic {basic}"))
    form.update(configuration.token_parameters)
    url = token_url(configuration, needed.scheme)
    total = LONGEST if timeout.total is None else min(timeout.total, LONGEST)
    timeout = Timeout(total, timeout.connect, timeout.read)
    return Request("POST", url, headers, urlencode(form).encode(), timeout)


def read_token(request: Request, status: int, raw: bytes) -> Token:
    """Read the answer to a request for a token."""
    seconds: float | None = None
    answer: Any = None
    try:
        answer = json.loads(raw)
        value = answer["access_token"]
    except (ValueError, TypeError, KeyError):
        value = None
    if isinstance(value, str) and value:
        # Some servers write it as text; what is no number says nothing of the end.
        with suppress(ValueError, TypeError):
            seconds = float(answer.get("expires_in"))
        return Token(value, seconds)
    raise ApiDecodeError(
        f"{request}: the answer holds no access token", status=status, raw_data=raw
    )
