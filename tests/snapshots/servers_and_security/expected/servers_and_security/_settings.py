"""What the client knows of the document as a whole."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server, ServerVariable

PACKAGE = "servers_and_security"
DISTRIBUTION = "servers-and-security"
VERSION = "1.0.0"
DOCUMENT_VERSION = "1.0.0"

SERVERS: tuple[Server, ...] = (
    Server(
        "https://{region}.vault.example.com:{port}/v1",
        description="The vault.",
        variables=(
            ServerVariable(
                "region", "eu", enum=("eu", "us"), description="Where the data is kept."
            ),
            ServerVariable("port", "443"),
        ),
    ),
    Server("/v1", description="Where this document came from."),
)

SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    "bearer": SecurityScheme("bearer", "http", scheme="bearer", bearer_format="JWT"),
    "basic": SecurityScheme("basic", "http", scheme="basic"),
    "header_key": SecurityScheme(
        "header_key", "apiKey", location="header", parameter_name="X-Key"
    ),
    "query_key": SecurityScheme(
        "query_key", "apiKey", location="query", parameter_name="key"
    ),
    "cookie_key": SecurityScheme(
        "cookie_key", "apiKey", location="cookie", parameter_name="session"
    ),
    "oauth": SecurityScheme(
        "oauth", "oauth2", token_url="https://oauth.example.com/token"
    ),
    "oidc": SecurityScheme("oidc", "openIdConnect"),
    "mtls": SecurityScheme("mtls", "mutualTLS"),
}
