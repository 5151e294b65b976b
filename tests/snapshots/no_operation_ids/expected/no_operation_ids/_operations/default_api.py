"""How the operations of `DefaultApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictInt

from .._operation import Operation, Parameter, Response

NOTES_NOTE_ID_PAGES_PAGE_GET: Operation[str] = Operation(
    id="notes_note_id_pages_page_get",
    method="GET",
    path="/notes/{note-id}/pages/{page}",
    parameters=(
        Parameter("note_id", "path", lambda: StrictInt, name="note-id", required=True),
        Parameter("page", "path", lambda: StrictInt, required=True),
    ),
    responses={"default": Response({"text/plain": lambda: str})},
)
