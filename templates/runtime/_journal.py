"""What the package's logger tells of a call: never a credential."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ._redaction import (
    HARMLESS,
    is_sensitive,
    list_secrets,
    redact_body,
    redact_headers,
)
from ._request import Request
from .configuration import package_logger
from .exceptions import SHOWN_CHARACTERS, OpenApiException

if TYPE_CHECKING:
    from .configuration import Configuration

LOGGER = package_logger()


def hide_values(headers: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Give the headers of a request; of those that could be credentials, the names."""
    return {
        name: value if name.lower() in HARMLESS else "***" for name, value in headers
    }


class Journal:
    """Tells of one attempt: a line at level INFO, headers and bodies at DEBUG."""

    def __init__(
        self, configuration: Configuration, request: Request, attempt: int
    ) -> None:
        """Begin to measure the time."""
        self._configuration = configuration
        self._request = request
        self._attempt = attempt
        self._began = time.monotonic()
        if LOGGER.isEnabledFor(logging.DEBUG):
            LOGGER.debug("%s: sent %s", request, hide_values(request.headers))
            body = request.body
            if isinstance(body, bytes):
                self._show_body("sent", body)
            elif body is not None:
                LOGGER.debug("%s: sent a body in pieces", request)

    def tell(
        self, outcome: int | OpenApiException, headers: Mapping[str, str] | None = None
    ) -> None:
        """Tell how the attempt ended: with a status, or with an exception."""
        if not LOGGER.isEnabledFor(logging.INFO):
            return
        request, took = self._request, time.monotonic() - self._began
        status = outcome if isinstance(outcome, int) else None
        said = type(outcome).__name__ if status is None else status
        LOGGER.info(
            "%s: %s in %.0f ms (attempt %d)",
            request,
            said,
            took * 1000,
            self._attempt,
            extra={
                "http_method": request.method,
                "http_path": urlsplit(request.url).path,
                "http_status": status,
                "http_duration": took,
                "http_attempt": self._attempt,
            },
        )
        if headers is not None and LOGGER.isEnabledFor(logging.DEBUG):
            secrets = list_secrets(self._configuration, request)
            shown = redact_headers(headers, secrets)
            LOGGER.debug("%s: received %s", request, shown)

    def tell_body(self, body: bytes) -> None:
        """Tell what was received."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            self._show_body("received", body)

    def tell_wait(self, seconds: float) -> None:
        """Tell that the request will be sent again."""
        LOGGER.info("%s: again in %.2f s", self._request, seconds)

    def _show_body(self, deed: str, body: bytes) -> None:
        # Of a long one, more than can be shown: secrets are looked for in all of it.
        text = body[: 8 * SHOWN_CHARACTERS].decode("utf-8", "replace")
        secrets = list_secrets(self._configuration, self._request)
        shown = redact_body(text, secrets)
        LOGGER.debug("%s: %s %d bytes: %s", self._request, deed, len(body), shown)


def tell_values(
    configuration: Configuration,
    request: Request,
    operation: str,
    values: Mapping[str, object],
) -> None:
    """Tell, at level DEBUG, which values of a response don't fit."""
    if LOGGER.isEnabledFor(logging.DEBUG):
        secrets = list_secrets(configuration, request)
        for place, value in values.items():
            # As JSON, so that names of secrets in it are seen.
            text = redact_body(json.dumps(value, default=str), secrets)
            shown = "***" if is_sensitive(place) else text
            LOGGER.debug("%s: field %r has %s", operation, place, shown)
