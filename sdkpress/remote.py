"""Fetches a part of a document from the network, when the settings allow it."""

from __future__ import annotations

_SECONDS = 30
_MOST_BYTES = 64 * 1024 * 1024


class FetchError(Exception):
    """The file can't be had; the message says why."""


def fetch(uri: str) -> bytes:
    """Get the bytes of an http or https address. Raises FetchError."""
    if not uri.startswith(("http://", "https://")):
        raise FetchError("only http and https addresses can be fetched")
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    accepted = "application/yaml, application/json, text/yaml, */*;q=0.5"
    try:
        with urlopen(Request(uri, headers={"Accept": accepted}), timeout=_SECONDS) as response:
            raw: bytes = response.read(_MOST_BYTES + 1)
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(str(getattr(error, "reason", error)) or type(error).__name__) from None
    if len(raw) > _MOST_BYTES:
        raise FetchError(f"it is larger than {_MOST_BYTES // 1024 // 1024} MB")
    return raw
