"""TLS settings, built once for each combination of them."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .configuration import Configuration

_contexts: dict[tuple[object, ...], ssl.SSLContext] = {}


def tls_context(configuration: Configuration) -> ssl.SSLContext:
    """Give the TLS context of a configuration.

    Building one reads all trusted certificates, which takes longer than most
    requests, so that configurations with the same settings share it. A file that has
    changed since is read again.
    """
    files = (
        configuration.ssl_ca_cert,
        configuration.cert_file,
        configuration.key_file,
    )
    key = (
        bool(configuration.verify_ssl),
        configuration.assert_hostname is not False,
        configuration.ca_cert_data,
        *((name, _changed(name)) for name in files),
    )
    context = _contexts.get(key)
    if context is None:
        context = _contexts[key] = _build(configuration)
    return context


def needs_context(configuration: Configuration) -> bool:
    """Tell whether any setting differs from what every HTTP library does by itself."""
    return (
        not configuration.verify_ssl
        or configuration.assert_hostname is False
        or configuration.ca_cert_data is not None
        or configuration.ssl_ca_cert is not None
        or configuration.cert_file is not None
    )


def _changed(name: str | None) -> float | None:
    return Path(name).stat().st_mtime if name else None


def _build(configuration: Configuration) -> ssl.SSLContext:
    context = ssl.create_default_context(
        cafile=configuration.ssl_ca_cert, cadata=configuration.ca_cert_data
    )
    context.set_alpn_protocols(["http/1.1"])
    if configuration.cert_file:
        context.load_cert_chain(configuration.cert_file, configuration.key_file)
    if not configuration.verify_ssl:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif configuration.assert_hostname is False:
        context.check_hostname = False
    return context
