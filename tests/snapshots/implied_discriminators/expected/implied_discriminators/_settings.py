"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "implied_discriminators"
DISTRIBUTION = "implied-discriminators"
VERSION = "1.0.0"
DOCUMENT_VERSION = "1.0.0"

SERVERS: tuple[Server, ...] = (Server("https://rules.example.com"),)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {}
