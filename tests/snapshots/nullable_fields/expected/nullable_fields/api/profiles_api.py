"""The operations of the tag "profiles"."""

# From spec.yaml, the tag "profiles"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import profiles_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Profile, ProfileDict
    from ..rest import RESTResponse


class ProfilesApi(BaseApi):
    """The operations of the tag "profiles"."""

    async def update_profile(
        self,
        profile: Profile | ProfileDict | None = None,
        **options: Unpack[RequestOptions],
    ) -> Profile | None:
        """Send PATCH /me.

        Args:
            profile: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The profile, if there is one.

        """
        return await self._call(_operations.UPDATE_PROFILE, (profile,), options)

    async def update_profile_with_http_info(
        self,
        profile: Profile | ProfileDict | None = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Profile | None]:
        """Send PATCH /me.

        Takes what `update_profile` takes, and gives the status code, the headers and
        the raw body with the decoded data.
        """
        return await self._call_with_http_info(
            _operations.UPDATE_PROFILE, (profile,), options
        )

    async def update_profile_without_preload_content(
        self,
        profile: Profile | ProfileDict | None = None,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send PATCH /me.

        Takes what `update_profile` takes, and gives the response as soon as its headers
        are there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.UPDATE_PROFILE, (profile,), options
        )
