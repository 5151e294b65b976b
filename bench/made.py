"""Makes documents of any number of operations, to see how generation grows with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_PER_TAG = 20


def make_document(operations: int) -> dict[str, Any]:
    """A document with this many operations, and a model for each; twenty operations share a tag.

    Half of them create something: they have a body and refer to the model before theirs.
    """
    paths: dict[str, Any] = {}
    for at in range(operations):
        paths.setdefault(f"/groups/{at // 2}/things/{{thing_id}}", {}).update(_operation(at))
    return {
        "openapi": "3.0.3",
        "info": {"title": "Made to be measured", "version": "1"},
        "servers": [{"url": "https://made.example/v1"}],
        "paths": paths,
        "components": {"schemas": {f"Thing{at}": _schema(at) for at in range(operations)}},
    }


def write_document(operations: int, folder: Path) -> Path:
    """Write such a document as JSON."""
    path = folder / f"made_{operations}.json"
    path.write_text(json.dumps(make_document(operations)), "utf-8")
    return path


def _operation(at: int) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/Thing{at}"}
    operation: dict[str, Any] = {
        "operationId": f"{'create' if at % 2 else 'get'}_thing_{at}",
        "tags": [f"Group {at // _PER_TAG}"],
        "summary": f"Operation number {at}.",
        "description": "It has a description of a common length, which says what it is for and what to expect of it.",
        "parameters": [
            {"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "limit", "in": "query", "description": "How many.", "schema": {"type": "integer", "minimum": 1}},
            {"name": "order", "in": "query", "schema": {"type": "string", "enum": ["up", "down"]}},
        ],
        "responses": {
            "200": {"description": "What was asked for.", "content": {"application/json": {"schema": reference}}},
            "404": {"description": "There is no such thing."},
        },
    }
    if at % 2:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": reference}}}
    return {"post" if at % 2 else "get": operation}


def _schema(at: int) -> dict[str, Any]:
    return {
        "type": "object",
        "description": f"Thing number {at}.",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string", "description": "The name that people gave it.", "maxLength": 100},
            "size": {"type": "integer", "format": "int64"},
            "createdAt": {"type": "string", "format": "date-time"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "before": {"$ref": f"#/components/schemas/Thing{max(at - 1, 0)}"},
        },
    }
