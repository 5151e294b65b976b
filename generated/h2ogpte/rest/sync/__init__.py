"""h2oGPTe REST API, without async."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import api_response, configuration, exceptions, models
    from .._request import RequestOptions, Timeout
    from .._retries import Retries
    from ..api_response import ApiResponse
    from ..configuration import Configuration
    from ..exceptions import (
        ApiAttributeError,
        ApiConnectionError,
        ApiDecodeError,
        ApiException,
        ApiKeyError,
        ApiTimeoutError,
        ApiTypeError,
        ApiValueError,
        OpenApiException,
    )
    from ..models import (
        APIKeyCreateRequest,
        APIKeyCreateRequestDict,
        APIKeyInfo,
        APIKeyResult,
        APIKeyUpdateExpiryRequest,
        APIKeyUpdateExpiryRequestDict,
        EndpointError,
    )
    from . import api, api_client, rest
    from .api import APIKeysApi
    from .api_client import ApiClient
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("ApiAttributeError", "..exceptions"),
        ("ApiClient", ".api_client"),
        ("ApiConnectionError", "..exceptions"),
        ("ApiDecodeError", "..exceptions"),
        ("ApiException", "..exceptions"),
        ("ApiKeyError", "..exceptions"),
        ("ApiResponse", "..api_response"),
        ("ApiTimeoutError", "..exceptions"),
        ("ApiTypeError", "..exceptions"),
        ("ApiValueError", "..exceptions"),
        ("Configuration", "..configuration"),
        ("OpenApiException", "..exceptions"),
        ("RequestOptions", ".._request"),
        ("Retries", ".._retries"),
        ("Timeout", ".._request"),
        packages=[".api", "..models"],
        submodules=[
            ".api",
            ".api_client",
            "..api_response",
            "..configuration",
            "..exceptions",
            "..models",
            ".rest",
        ],
    )

__all__ = [
    "APIKeyCreateRequest",
    "APIKeyCreateRequestDict",
    "APIKeyInfo",
    "APIKeyResult",
    "APIKeyUpdateExpiryRequest",
    "APIKeyUpdateExpiryRequestDict",
    "APIKeysApi",
    "ApiAttributeError",
    "ApiClient",
    "ApiConnectionError",
    "ApiDecodeError",
    "ApiException",
    "ApiKeyError",
    "ApiResponse",
    "ApiTimeoutError",
    "ApiTypeError",
    "ApiValueError",
    "Configuration",
    "EndpointError",
    "OpenApiException",
    "RequestOptions",
    "Retries",
    "Timeout",
    "api",
    "api_client",
    "api_response",
    "configuration",
    "exceptions",
    "models",
    "rest",
]
