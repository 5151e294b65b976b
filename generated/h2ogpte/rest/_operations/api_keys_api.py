"""How the operations of `APIKeysApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .. import models
from .._operation import Body, Operation, Parameter, Response
from .._pages import OffsetPages

CREATE_API_KEY_FOR_USER: Operation[models.APIKeyResult] = Operation(
    id="create_api_key_for_user",
    method="POST",
    path="/admin/api_keys",
    body=Body(
        "api_key_create_request",
        {"application/json": lambda: models.APIKeyCreateRequest},
        required=True,
    ),
    responses={
        "201": Response({"application/json": lambda: models.APIKeyResult}),
        "401": Response({"application/json": lambda: models.EndpointError}),
        "500": Response({"application/json": lambda: models.EndpointError}),
    },
    security=(("bearerAuth",),),
)

DEACTIVATE_API_KEY: Operation[None] = Operation(
    id="deactivate_api_key",
    method="POST",
    path="/admin/api_keys/deactivate/{key_id}",
    parameters=(Parameter("key_id", "path", lambda: str, required=True),),
    responses={
        "204": Response(),
        "401": Response({"application/json": lambda: models.EndpointError}),
    },
    security=(("bearerAuth",),),
)

DELETE_API_KEY: Operation[None] = Operation(
    id="delete_api_key",
    method="DELETE",
    path="/admin/api_keys/{key_id}",
    parameters=(Parameter("key_id", "path", lambda: str, required=True),),
    responses={
        "204": Response(),
        "401": Response({"application/json": lambda: models.EndpointError}),
    },
    security=(("bearerAuth",),),
)

LIST_ALL_API_KEYS: Operation[list[models.APIKeyInfo]] = Operation(
    id="list_all_api_keys",
    method="GET",
    path="/admin/api_keys",
    parameters=(
        Parameter("offset", "query", lambda: StrictInt),
        Parameter("limit", "query", lambda: StrictInt),
        Parameter("filter", "query", lambda: str),
    ),
    responses={
        "200": Response({"application/json": lambda: list[models.APIKeyInfo]}),
        "401": Response({"application/json": lambda: models.EndpointError}),
    },
    security=(("bearerAuth",),),
    pages=OffsetPages("offset", size="limit", default_size=100),
)

UPDATE_API_KEY_EXPIRY: Operation[None] = Operation(
    id="update_api_key_expiry",
    method="PATCH",
    path="/admin/api_keys/expire/{key_id}",
    parameters=(Parameter("key_id", "path", lambda: str, required=True),),
    body=Body(
        "api_key_update_expiry_request",
        {"application/json": lambda: models.APIKeyUpdateExpiryRequest},
    ),
    responses={
        "204": Response(),
        "401": Response({"application/json": lambda: models.EndpointError}),
    },
    security=(("bearerAuth",),),
)
