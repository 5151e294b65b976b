"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .about import About
    from .about_dict import AboutDict
    from .login_request import LoginRequest
    from .upload_files_request import UploadFilesRequest
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("About", ".about"),
        ("AboutDict", ".about_dict"),
        ("LoginRequest", ".login_request"),
        ("UploadFilesRequest", ".upload_files_request"),
    )

__all__ = [
    "About",
    "AboutDict",
    "LoginRequest",
    "UploadFilesRequest",
]
