"""Where a redirect leads, and what may be sent there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ._redaction import HARMLESS
from ._request import Request, Timeout

if TYPE_CHECKING:
    from urllib.parse import SplitResult

MAXIMUM = 10
"""How many redirects in a row are followed."""

STATUSES = frozenset((301, 302, 303, 307, 308))


def redirected(
    request: Request, status: int, location: str, elapsed: float
) -> Request | None:
    """Give the request that a redirect asks for; None where it can't be sent.

    It can't where the body can be read only once, and where the target is not HTTP.
    What is left of the total timeout is all that the new request has.

    Source: RFC 9110, section 15.4.
    """
    try:
        url, same = _resolve(request.url, location)
    except ValueError:
        return None
    method, body, headers = request.method, request.body, request.headers
    if (status == 303 and method != "HEAD") or (
        status in (301, 302) and method == "POST"
    ):
        method, body = "GET", None
        headers = [
            pair for pair in headers if not pair[0].lower().startswith("content")
        ]
    elif not (isinstance(body, bytes | None) or getattr(body, "repeatable", False)):
        return None
    if not same:
        headers = [pair for pair in headers if pair[0].lower() in HARMLESS]
    timeout = request.timeout
    if timeout.total is not None:
        left = max(timeout.total - elapsed, 0.001)
        timeout = Timeout(left, timeout.connect, timeout.read)
    return Request(method, url, headers, body, timeout)


def _resolve(url: str, location: str) -> tuple[str, bool]:
    """Give the URL to go to, and whether it is on the same host; else a ValueError.

    What servers forget to encode is encoded. A user and a password are left out: it is
    not for a server to say who the client is (RFC 9110, section 4.2.4).
    """
    from urllib.parse import urljoin, urlsplit

    new = urlsplit(urljoin(url, location))
    if new.scheme not in ("http", "https") or not new.hostname:
        raise ValueError("not HTTP")
    target = new._replace(
        netloc=new.netloc.rpartition("@")[2],
        path=_encoded(new.path),
        query=_encoded(new.query),
        fragment="",
    )
    return target.geturl(), _origin(urlsplit(url)) == _origin(new)


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    port = parts.port
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    return parts.scheme, parts.hostname, port


def _encoded(text: str) -> str:
    """Encode what may not stand in a URL, a lone percent sign included."""
    from urllib.parse import quote

    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~", errors="surrogateescape")
