"""How the operations of `PicturesApi` go over the wire."""

from __future__ import annotations

from .. import models
from .._events import Streamed
from .._operation import Body, Operation, Parameter, Response
from .._types import File

GET_PICTURE: Operation[bytes] = Operation(
    id="getPicture",
    method="GET",
    path="/pictures/{id}",
    parameters=(Parameter("id", "path", lambda: str, required=True),),
    responses={
        "200": Response({"image/png": lambda: bytes}),
        "404": Response({"application/problem+json": lambda: models.Problem}),
    },
)

PUT_CAPTION: Operation[str] = Operation(
    id="putCaption",
    method="PUT",
    path="/pictures/{id}/caption",
    parameters=(Parameter("id", "path", lambda: str, required=True),),
    body=Body(
        "caption",
        {"application/json": lambda: models.Caption, "text/plain": lambda: str},
        required=True,
    ),
    responses={
        "200": Response({"text/plain; charset=utf-8": lambda: str}),
        "4XX": Response(),
    },
)

PUT_PICTURE: Operation[None] = Operation(
    id="putPicture",
    method="PUT",
    path="/pictures/{id}",
    parameters=(Parameter("id", "path", lambda: str, required=True),),
    body=Body("body", {"application/octet-stream": lambda: File}, required=True),
    responses={"204": Response()},
)

WATCH: Operation[list[models.Caption]] = Operation(
    id="watch",
    method="GET",
    path="/events",
    responses={"200": Response({"application/jsonl": lambda: list[models.Caption]})},
    stream=Streamed("application/jsonl", lambda: models.Caption),
)
