"""Where a redirect leads, and what may be sent there."""

from __future__ import annotations

from ._redaction import HARMLESS
from ._request import Request, Timeout

MAXIMUM = 10
"""How many redirects in a row are followed."""

STATUSES = frozenset((301, 302, 303, 307, 308))


def redirected(
    request: Request, status: int, location: str, elapsed: float
) -> Request | None:
    """Give the request that a redirect asks for; None where it can't be sent.

    It can't where the body can be read only once, and where the target is not HTTP.
    What is left of the total timeout is all that the new request has.
    """
    from urllib.parse import urljoin, urlsplit

    url = urljoin(request.url, location)
    old, new = urlsplit(request.url), urlsplit(url)
    if new.scheme not in ("http", "https") or not new.hostname:
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
    if (old.scheme, old.netloc) != (new.scheme, new.netloc):
        headers = [pair for pair in headers if pair[0].lower() in HARMLESS]
    timeout = request.timeout
    if timeout.total is not None:
        left = max(timeout.total - elapsed, 0.001)
        timeout = Timeout(left, timeout.connect, timeout.read)
    return Request(method, url, headers, body, timeout)
