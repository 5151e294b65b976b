"""The proxies that the environment names."""

from __future__ import annotations

import os
import sys

_NAMES = tuple(
    name
    for scheme in ("http", "https", "all")
    for name in (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
)


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

            proxy = self._proxies.get(scheme) or self._proxies.get("all")
            if proxy and proxy_bypass(authority):
                proxy = None
            if proxy and "://" not in proxy:
                proxy = f"http://{proxy}"
            self._known[place] = proxy
        return self._known[place]
