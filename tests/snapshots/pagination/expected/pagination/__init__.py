"""Library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import (
        api,
        api_client,
        api_response,
        configuration,
        exceptions,
        models,
        rest,
        sync,
    )
    from ._request import RequestOptions, Timeout
    from ._retries import Retries
    from .api import LibraryApi
    from .api_client import ApiClient
    from .api_response import ApiResponse
    from .configuration import Configuration
    from .exceptions import (
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
    from .models import (
        Book,
        ListAuthors200Response,
        ListAuthors200ResponseMeta,
        ListLoans200Response,
        ListLoans200ResponsePaging,
        ListShelves200Response,
        ListShelves200ResponseFound,
        ListVisits200Response,
        ListVisits200ResponseLinks,
    )
else:
    from ._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("ApiAttributeError", ".exceptions"),
        ("ApiClient", ".api_client"),
        ("ApiConnectionError", ".exceptions"),
        ("ApiDecodeError", ".exceptions"),
        ("ApiException", ".exceptions"),
        ("ApiKeyError", ".exceptions"),
        ("ApiResponse", ".api_response"),
        ("ApiTimeoutError", ".exceptions"),
        ("ApiTypeError", ".exceptions"),
        ("ApiValueError", ".exceptions"),
        ("Configuration", ".configuration"),
        ("OpenApiException", ".exceptions"),
        ("RequestOptions", "._request"),
        ("Retries", "._retries"),
        ("Timeout", "._request"),
        packages=[".api", ".models"],
        submodules=[
            ".api",
            ".api_client",
            ".api_response",
            ".configuration",
            ".exceptions",
            ".models",
            ".rest",
            ".sync",
        ],
    )

__all__ = [
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
    "Book",
    "Configuration",
    "LibraryApi",
    "ListAuthors200Response",
    "ListAuthors200ResponseMeta",
    "ListLoans200Response",
    "ListLoans200ResponsePaging",
    "ListShelves200Response",
    "ListShelves200ResponseFound",
    "ListVisits200Response",
    "ListVisits200ResponseLinks",
    "OpenApiException",
    "RequestOptions",
    "Retries",
    "Timeout",
    "__version__",
    "api",
    "api_client",
    "api_response",
    "configuration",
    "exceptions",
    "models",
    "rest",
    "sync",
]

__version__ = "1.0.0"
