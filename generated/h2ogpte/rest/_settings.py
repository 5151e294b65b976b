"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "h2ogpte.rest"
DISTRIBUTION = "h2ogpte-rest"
VERSION = "1.0.0"
DOCUMENT_VERSION = "v1.0.0"

SERVERS: tuple[Server, ...] = (
    Server(
        "https://h2ogpte.genai.h2o.ai/api/v1",
        description="The public h2oGPTe environment.",
    ),
)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    "bearerAuth": SecurityScheme("bearerAuth", "http", scheme="bearer"),
}
