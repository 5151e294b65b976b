"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_key_create_request import APIKeyCreateRequest
    from .api_key_create_request_dict import APIKeyCreateRequestDict
    from .api_key_info import APIKeyInfo
    from .api_key_result import APIKeyResult
    from .api_key_update_expiry_request import APIKeyUpdateExpiryRequest
    from .api_key_update_expiry_request_dict import APIKeyUpdateExpiryRequestDict
    from .endpoint_error import EndpointError
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("APIKeyCreateRequest", ".api_key_create_request"),
        ("APIKeyCreateRequestDict", ".api_key_create_request_dict"),
        ("APIKeyInfo", ".api_key_info"),
        ("APIKeyResult", ".api_key_result"),
        ("APIKeyUpdateExpiryRequest", ".api_key_update_expiry_request"),
        ("APIKeyUpdateExpiryRequestDict", ".api_key_update_expiry_request_dict"),
        ("EndpointError", ".endpoint_error"),
    )

__all__ = [
    "APIKeyCreateRequest",
    "APIKeyCreateRequestDict",
    "APIKeyInfo",
    "APIKeyResult",
    "APIKeyUpdateExpiryRequest",
    "APIKeyUpdateExpiryRequestDict",
    "EndpointError",
]
