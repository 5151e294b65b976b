"""The servers of the document, and the address they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .exceptions import ApiValueError


class ServerVariable(NamedTuple):
    """A variable in the URL of a server; `enum` lists its values if it is limited."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


class Server(NamedTuple):
    """A server of the document, or of one of its operations."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


def pick_server(servers: Sequence[Server], index: int) -> Server:
    """Give the server at that place of the list."""
    if not 0 <= index < len(servers):
        raise ApiValueError(
            f"Invalid index {index} when selecting the host settings. "
            f"Must be less than {len(servers)}"
        )
    return servers[index]


def server_url(server: Server, values: Mapping[str, str]) -> str:
    """Replace the variables of a server's URL by values, or by their defaults."""
    url = server.url
    for variable in server.variables:
        value = values.get(variable.name, variable.default)
        if variable.enum and value not in variable.enum:
            raise ApiValueError(
                f"The variable `{variable.name}` in the host URL has invalid value "
                f"{value}. Must be {list(variable.enum)}."
            )
        url = url.replace("{" + variable.name + "}", value)
    return url


def absolute_url(url: str, base: str = "") -> str:
    """Make a server's URL absolute and without a slash at its end.

    A document may leave the host to the place it was fetched from (`/api/v1`). Such
    a URL is taken relative to `base`.
    """
    if "://" not in url and base:
        from urllib.parse import urljoin

        url = urljoin(base, url)
    if "://" not in url:
        raise ApiValueError(
            f"The server URL {url!r} has no host: set it with Configuration(host=...)"
        )
    return url.rstrip("/")
