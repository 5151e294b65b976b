"""The servers of the document, and the address they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

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


def describe_servers(servers: Sequence[Server]) -> list[dict[str, Any]]:
    """Give servers as plain dictionaries, as `Configuration.get_host_settings` does."""
    return [
        {
            "url": server.url,
            "description": server.description or "No description provided",
            "variables": {
                variable.name: {
                    "description": variable.description,
                    "default_value": variable.default,
                    "enum_values": list(variable.enum),
                }
                for variable in server.variables
            },
        }
        for server in servers
    ]


def read_servers(settings: Sequence[Mapping[str, Any]]) -> tuple[Server, ...]:
    """Read what `describe_servers` gives."""
    servers: list[Server] = []
    for setting in settings:
        variables: Mapping[str, Mapping[str, Any]] = setting.get("variables") or {}
        read = tuple(
            ServerVariable(
                name,
                variable["default_value"],
                tuple(variable.get("enum_values") or ()),
            )
            for name, variable in variables.items()
        )
        servers.append(Server(setting["url"], variables=read))
    return tuple(servers)


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
