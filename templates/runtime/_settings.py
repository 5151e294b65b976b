"""What the runtime must know of the document. A sample: each package gets its own."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "sample.client"
DISTRIBUTION = "sample-client"
VERSION = "1.0.0"
DOCUMENT_VERSION = "v1.0.0"

SERVERS: tuple[Server, ...] = (Server("https://api.example.com/v1"),)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    "bearerAuth": SecurityScheme("bearerAuth", "http", scheme="bearer"),
}
