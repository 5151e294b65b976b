"""The proxies that the environment names."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from .exceptions import ApiValueError

_NAMES = tuple(
    name
    for scheme in ("http", "https", "all")
    for name in (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
)


def read_proxy(url: str | None, source: str) -> str | None:
    """Give the URL of a proxy; without a scheme it is one of HTTP.

    The message of an error says where the URL comes from, and doesn't repeat it: it may
    hold a password.
    """
    if not url:
        return None
    from urllib.parse import urlsplit

    url = url if "://" in url else f"http://{url}"
    scheme = url.partition("://")[0].lower()
    if scheme not in ("http", "https"):
        raise ApiValueError(
            f"{source} names a proxy of the kind {scheme!r}, but only http and https "
            "are supported; for others, pass an own ApiClient(transport=...)"
        )
    with suppress(ValueError):
        parts = urlsplit(url)
        if parts.hostname and parts.port != 0 and not set(" \t\r\n") & set(url):
            return url
    raise ApiValueError(f"{source} is not the URL of a proxy: http://host:port")


def _is_among(host: str, networks: str) -> bool:
    """Tell whether a host is an address that `no_proxy` lists, alone or in a network.

    `urllib` compares texts, which is not enough for IPv6 and for `10.0.0.0/8`.
    """
    import ipaddress

    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    for network in networks.split(","):
        with suppress(ValueError):
            if address in ipaddress.ip_network(network.strip(" []"), strict=False):
                return True
    return False


class EnvironmentProxies:
    """The proxies of the environment, or of the system's settings, read once."""

    def __init__(self) -> None:
        """Read them."""
        self._proxies: dict[str, str] = {}
        self._known: dict[tuple[str, str], str | None] = {}
        system = sys.platform in ("darwin", "win32")
        if system or any(name in os.environ for name in _NAMES):
            from urllib.request import getproxies

            self._proxies = getproxies()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._proxies)

    def find(self, url: str) -> str | None:
        """Give the URL of the proxy for a request, if it goes through one."""
        scheme, _, rest = url.partition("://")
        authority = rest.partition("/")[0].rpartition("@")[2]
        place = (scheme, authority)
        if place not in self._known:
            from urllib.request import proxy_bypass

            kind = scheme if scheme in self._proxies else "all"
            proxy = self._proxies.get(kind)
            if proxy and (
                proxy_bypass(authority)
                or _is_among(_host(authority), self._proxies.get("no", ""))
            ):
                proxy = None
            source = f"{kind}_proxy, of the environment,"
            self._known[place] = read_proxy(proxy, source)
        return self._known[place]


def _host(authority: str) -> str:
    if authority.startswith("["):
        return authority[1:].partition("]")[0]
    return authority.partition(":")[0]
