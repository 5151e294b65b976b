"""How the operations of `UploadsApi` go over the wire."""

from __future__ import annotations

from pydantic import StrictBool

from .. import models
from .._operation import Body, Encoding, Operation, Parameter, Response
from .._types import File

LOGIN: Operation[None] = Operation(
    id="login",
    method="POST",
    path="/login",
    body=Body(
        "",
        {"application/x-www-form-urlencoded": lambda: models.LoginRequest},
        required=True,
        form=(
            Parameter("user", "form", lambda: str, required=True),
            Parameter("password", "form", lambda: str, required=True),
            Parameter("scopes", "form", lambda: list[str]),
        ),
    ),
    responses={"204": Response()},
)

UPLOAD_FILES: Operation[str] = Operation(
    id="uploadFiles",
    method="POST",
    path="/files",
    body=Body(
        "",
        {"multipart/form-data": lambda: models.UploadFilesRequest},
        required=True,
        form=(
            Parameter("file", "form", lambda: File, required=True),
            Parameter("attachments", "form", lambda: list[File]),
            Parameter("about", "form", lambda: models.About),
            Parameter("public", "form", lambda: StrictBool),
        ),
        encodings={
            "multipart/form-data": {
                "file": Encoding(content_type="image/png, image/jpeg"),
                "about": Encoding(content_type="application/json"),
            }
        },
    ),
    responses={"201": Response({"application/json": lambda: str})},
)
