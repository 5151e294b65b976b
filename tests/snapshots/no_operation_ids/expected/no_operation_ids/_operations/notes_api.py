"""How the operations of `NotesApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .._operation import Body, Operation, Parameter, Response

NOTES_GET: Operation[list[str]] = Operation(
    id="notes_get",
    method="GET",
    path="/notes",
    responses={"200": Response({"application/json": lambda: list[str]})},
)

NOTES_NOTE_ID_DELETE: Operation[None] = Operation(
    id="notes_note_id_delete",
    method="DELETE",
    path="/notes/{note-id}",
    parameters=(
        Parameter("note_id", "path", lambda: StrictInt, name="note-id", required=True),
    ),
    responses={"204": Response()},
)

NOTES_POST: Operation[None] = Operation(
    id="notes_post",
    method="POST",
    path="/notes",
    body=Body("body", {"application/json": lambda: str}, required=True),
    responses={"201": Response()},
)
