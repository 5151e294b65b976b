"""The operations of the tag "uploads"."""

# From spec.yaml, the tag "uploads"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import uploads_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from .._types import File, SequenceNotStr
    from ..api_response import ApiResponse
    from ..models import About, AboutDict
    from ..rest import RESTResponse


class UploadsApi(BaseApi):
    """The operations of the tag "uploads"."""

    async def login(
        self,
        user: str,
        password: str,
        scopes: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Send POST /login.

        Args:
            user: The name of the user.
            password: The field `password` of the form.
            scopes: The field `scopes` of the form.
            **options: Settings of this one request, see `RequestOptions`.

        """
        return await self._call(_operations.LOGIN, (user, password, scopes), options)

    async def login_with_http_info(
        self,
        user: str,
        password: str,
        scopes: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[None]:
        """Send POST /login.

        Takes what `login` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.LOGIN, (user, password, scopes), options
        )

    async def login_without_preload_content(
        self,
        user: str,
        password: str,
        scopes: list[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /login.

        Takes what `login` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.LOGIN, (user, password, scopes), options
        )

    async def upload_files(
        self,
        file: File,
        attachments: SequenceNotStr[File] | None = None,
        about: About | AboutDict | None = None,
        public: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """Send POST /files.

        Args:
            file: What to store.
            attachments: The field `attachments` of the form.
            about: The field `about` of the form.
            public: The field `public` of the form. The server's default is False.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            Stored.

        """
        return await self._call(
            _operations.UPLOAD_FILES, (file, attachments, about, public), options
        )

    async def upload_files_with_http_info(
        self,
        file: File,
        attachments: SequenceNotStr[File] | None = None,
        about: About | AboutDict | None = None,
        public: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[str]:
        """Send POST /files.

        Takes what `upload_files` takes, and gives the status code, the headers and the
        raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.UPLOAD_FILES, (file, attachments, about, public), options
        )

    async def upload_files_without_preload_content(
        self,
        file: File,
        attachments: SequenceNotStr[File] | None = None,
        about: About | AboutDict | None = None,
        public: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /files.

        Takes what `upload_files` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.UPLOAD_FILES, (file, attachments, about, public), options
        )
