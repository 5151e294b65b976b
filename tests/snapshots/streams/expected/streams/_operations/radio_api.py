"""How the operations of `RadioApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .. import models
from .._events import Streamed
from .._operation import Body, Operation, Parameter, Response
from .._types import File

ADD_RECORDS: Operation[None] = Operation(
    id="addRecords",
    method="POST",
    path="/records",
    body=Body(
        "body", {"application/x-ndjson": lambda: list[models.Note]}, required=True
    ),
    responses={"204": Response()},
)

CHAT: Operation[models.Note] = Operation(
    id="chat",
    method="POST",
    path="/chat",
    body=Body("question", {"application/json": lambda: models.Question}, required=True),
    responses={
        "200": Response(
            {"application/json": lambda: models.Note, "text/event-stream": lambda: str}
        )
    },
    stream=Streamed("text/event-stream", lambda: models.Word, asked_by="stream"),
)

FOLLOW_LOG: Operation[list[models.Note]] = Operation(
    id="followLog",
    method="GET",
    path="/log",
    parameters=(Parameter("since", "query", lambda: StrictInt),),
    responses={
        "200": Response({"application/jsonl": lambda: list[models.Note]}),
        "404": Response({"application/json": lambda: models.Note}),
    },
    stream=Streamed("application/jsonl", lambda: models.Note),
)

GET_RECORDING: Operation[bytes] = Operation(
    id="getRecording",
    method="GET",
    path="/recordings/{target}",
    parameters=(Parameter("target", "path", lambda: str, required=True),),
    responses={"200": Response({"audio/mpeg": lambda: bytes})},
)

GET_RECORDS: Operation[list[models.Note]] = Operation(
    id="getRecords",
    method="GET",
    path="/records",
    responses={"200": Response({"application/json-seq": lambda: list[models.Note]})},
    stream=Streamed("application/json-seq", lambda: models.Note),
)

LISTEN: Operation[str] = Operation(
    id="listen",
    method="GET",
    path="/ticks",
    responses={"200": Response({"text/event-stream": lambda: str})},
    stream=Streamed("text/event-stream"),
)

PUT_RECORDING: Operation[None] = Operation(
    id="putRecording",
    method="PUT",
    path="/recordings/{target}",
    parameters=(Parameter("target", "path", lambda: str, required=True),),
    body=Body("body", {"audio/mpeg": lambda: File}, required=True),
    responses={"204": Response()},
)

WATCH_CHANGES: Operation[str] = Operation(
    id="watchChanges",
    method="GET",
    path="/changes",
    responses={"200": Response({"text/event-stream": lambda: str})},
    stream=Streamed("text/event-stream", lambda: models.ChangeEvent, whole_events=True),
)
