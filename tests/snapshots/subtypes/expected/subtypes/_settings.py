"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "subtypes"
DISTRIBUTION = "subtypes"
VERSION = "1.0"
DOCUMENT_VERSION = "1.0"

SERVERS: tuple[Server, ...] = (Server("/"),)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {}
