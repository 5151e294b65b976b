"""How the operations of `VaultApi` go over the wire."""

from __future__ import annotations

from .._operation import Operation, Response
from .._security import Scoped
from .._server import Server

GET_BOTH: Operation[None] = Operation(
    id="getBoth",
    method="GET",
    path="/both",
    responses={"204": Response()},
    security=(("header_key", "query_key"),),
)

GET_DEFAULT: Operation[None] = Operation(
    id="getDefault",
    method="GET",
    path="/default",
    responses={"204": Response()},
    security=(("bearer",),),
)

GET_EITHER: Operation[None] = Operation(
    id="getEither",
    method="GET",
    path="/either",
    responses={"204": Response()},
    security=(("basic",), ("header_key",), ()),
)

GET_OAUTH: Operation[None] = Operation(
    id="getOauth",
    method="GET",
    path="/oauth",
    responses={"204": Response()},
    security=((Scoped("oauth", "read"),), ("oidc",), ("cookie_key",), ("mtls",)),
    servers=(Server("https://oauth.example.com"),),
)

GET_OPEN: Operation[None] = Operation(
    id="getOpen",
    method="GET",
    path="/open",
    responses={"204": Response()},
)
