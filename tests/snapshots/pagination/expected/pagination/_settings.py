"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "pagination"
DISTRIBUTION = "pagination"
VERSION = "1.0.0"
DOCUMENT_VERSION = "1.0.0"

SERVERS: tuple[Server, ...] = (Server("https://library.example.com"),)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {}
