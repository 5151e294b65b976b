"""The schema `uploadFiles_request`."""

# From spec.yaml#/paths/~1files/post/requestBody/content/multipart~1form-data
# /schema

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import StrictBool

from .._model import Model

if TYPE_CHECKING:
    from .about import About


class UploadFilesRequest(Model):
    """The schema `uploadFiles_request`."""

    file: str
    """What to store."""

    attachments: list[str] | None = None

    about: About | None = None

    public: StrictBool | None = False
