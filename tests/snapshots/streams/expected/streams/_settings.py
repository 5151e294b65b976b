"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "streams"
DISTRIBUTION = "streams"
VERSION = "1.0.0"
DOCUMENT_VERSION = "1.0.0"

SERVERS: tuple[Server, ...] = (Server("https://radio.example.com"),)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {}
