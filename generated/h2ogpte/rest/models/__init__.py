"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_key_create_request import APIKeyCreateRequest
    from .api_key_info import APIKeyInfo
    from .api_key_result import APIKeyResult
    from .api_key_update_expiry_request import APIKeyUpdateExpiryRequest
    from .endpoint_error import EndpointError
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("APIKeyCreateRequest", ".api_key_create_request"),
        ("APIKeyInfo", ".api_key_info"),
        ("APIKeyResult", ".api_key_result"),
        ("APIKeyUpdateExpiryRequest", ".api_key_update_expiry_request"),
        ("EndpointError", ".endpoint_error"),
    )

__all__ = [
    "APIKeyCreateRequest",
    "APIKeyInfo",
    "APIKeyResult",
    "APIKeyUpdateExpiryRequest",
    "EndpointError",
]
