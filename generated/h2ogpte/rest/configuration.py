"""The settings of a client."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from . import _settings
from ._redaction import redact_url
from ._security import Credential, TokenToCome, find_credential
from ._server import Server, describe_servers, pick_server, read_servers, server_url

if TYPE_CHECKING:
    import logging

    from ._oauth import TokenStore
    from ._request import Request, Timeout
    from ._retries import Retries

_CREDENTIALS = ("access_token", "api_key", "username", "password", "client_secret")
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
INFO = 20
"""The level of `logging` at which there is a line for each request."""
ENVIRONMENT = _settings.PACKAGE.upper().replace(".", "_")
"""How the names of environment variables begin."""


def _environment(name: str) -> str | None:
    """Give a variable of the environment; None where it is empty.

    What was read from a file ends with a line break more often than not.
    """
    return os.environ.get(f"{ENVIRONMENT}_{name}", "").strip() or None


@cache
def package_logger() -> logging.Logger:
    """Give the package's logger."""
    import logging

    return logging.getLogger(_settings.PACKAGE)


class Configuration:
    """Where the API is, the credentials for it, and how to talk to it.

    All settings can be changed until the first request of an `ApiClient`; credentials,
    host and the checking of arguments also later. `None` stands for the default.

    Where neither a host nor a server is given, the host is that of the environment
    variable `<PACKAGE>_HOST`; where no credential is given, the access token is that of
    `<PACKAGE>_ACCESS_TOKEN`: the package's name in upper case, with `_` for each dot.
    """

    _default: ClassVar[Configuration | None] = None

    def __init__(
        self,
        host: str | None = None,
        api_key: dict[str, str] | None = None,
        api_key_prefix: dict[str, str] | None = None,
        username: str | None = None,
        password: str | None = None,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
        server_index: int | None = None,
        server_variables: dict[str, str] | None = None,
        server_operation_index: Mapping[str, int] | None = None,
        server_operation_variables: Mapping[str, dict[str, str]] | None = None,
        ignore_operation_servers: bool = False,
        ssl_ca_cert: str | None = None,
        retries: Retries | int | None = None,
        trace_configs: list[Any] | None = None,
        tcp_connector_limit_per_host: int | None = None,
        client_session_kwargs: dict[str, Any] | None = None,
        ca_cert_data: str | bytes | None = None,
        cert_file: str | None = None,
        key_file: str | None = None,
        verify_ssl: bool = True,
        assert_hostname: bool | None = None,
        tls_server_name: str | None = None,
        connection_pool_maxsize: int | None = None,
        proxy: str | None = None,
        proxy_headers: Mapping[str, str] | None = None,
        safe_chars_for_path_param: str = "",
        client_side_validation: bool = True,
        socket_options: Any = None,
        datetime_format: str = "%Y-%m-%dT%H:%M:%S.%f%z",
        date_format: str = "%Y-%m-%d",
        *,
        debug: bool | None = None,
        timeout: float | tuple[float | None, float | None] | Timeout | None = None,
        response_validation: bool = True,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] | None = None,
        token_url: str | None = None,
        token_parameters: Mapping[str, str] | None = None,
        client_auth: Literal["basic", "body"] = "basic",
        before_request: Sequence[Callable[[Request], object]] = (),
        after_response: Sequence[Callable[[Request, Any], object]] = (),
    ) -> None:
        """Take over the settings."""
        if host is None and server_index is None and server_variables is None:
            host = _environment("HOST")
        if all(given is None for given in (access_token, api_key, username, client_id)):
            access_token = _environment("ACCESS_TOKEN")
        self._base_path = host
        self.server_index: int | None = (
            0 if server_index is None and host is None else server_index
        )
        """Which of the document's servers to call; None where `host` was given."""
        self.server_variables: dict[str, str] = server_variables or {}
        """Values for the variables in the URL of a server."""
        self.server_operation_index: Mapping[str, int] = server_operation_index or {}
        """The index of the server by operation, where it has its own servers."""
        self.server_operation_variables: Mapping[str, dict[str, str]] = (
            server_operation_variables or {}
        )
        """Values for the variables of a server by operation."""
        self.ignore_operation_servers: bool = ignore_operation_servers
        """Call the host also for operations that have their own servers."""
        self.temp_folder_path: str | None = None

        self.api_key: dict[str, str] = api_key or {}
        """API keys by name of the security scheme."""
        self.api_key_prefix: dict[str, str] = api_key_prefix or {}
        """What to put before an API key, by name of the security scheme."""
        self.refresh_api_key_hook: Callable[[Configuration], object] | None = None
        """Called with this configuration before an API key is read."""
        self.username: str | None = username
        """The user for HTTP basic authentication."""
        self.password: str | None = password
        """The password for HTTP basic authentication."""
        self.access_token: str | Callable[[], str | Awaitable[str]] | None = (
            access_token
        )
        """The token for bearer, OAuth 2 and OpenID Connect authentication.

        It may be a function which gives the token for each request, asynchronously
        too, where the client is.
        """
        self.client_id: str | None = client_id
        """The client for OAuth 2 client credentials, where there is no access token."""
        self.client_secret: str | None = client_secret
        """The secret of the client for OAuth 2."""
        self.scopes: Sequence[str] | None = scopes
        """The scopes of tokens: None for those that each operation needs.

        An empty list leaves the choice to the server.
        """
        self.token_url: str | None = token_url
        """Where to get an OAuth 2 token, if not where the document says."""
        self.token_parameters: Mapping[str, str] = token_parameters or {}
        """What else to send for a token: an `audience`, say."""
        self.client_auth: Literal["basic", "body"] = client_auth
        """How client and secret are sent for a token: as `basic`, or in the `body`."""

        self.verify_ssl: bool = verify_ssl
        """False accepts any certificate of the server."""
        self.ssl_ca_cert: str | None = ssl_ca_cert
        """A file of certificates (PEM) to trust in place of the system's."""
        self.ca_cert_data: str | bytes | None = ca_cert_data
        """Certificates to trust: PEM as str, DER as bytes."""
        self.cert_file: str | None = cert_file
        """A file with the client's certificate, for mutual TLS."""
        self.key_file: str | None = key_file
        """A file with the key of the client's certificate."""
        self.assert_hostname: bool | None = assert_hostname
        """False does not compare the host with the server's certificate."""
        self.tls_server_name: str | None = tls_server_name
        """The name that the server's certificate must have, if not the host's."""

        self.connection_pool_maxsize: int = (
            100 if connection_pool_maxsize is None else connection_pool_maxsize
        )
        """How many connections are open at once."""
        self.tcp_connector_limit_per_host: int | None = tcp_connector_limit_per_host
        """How many connections are open at once to one host (asyncio client)."""
        self.trace_configs: list[Any] | None = trace_configs
        """`aiohttp.TraceConfig` objects for the session (asyncio client)."""
        self.client_session_kwargs: dict[str, Any] | None = client_session_kwargs
        """Further arguments for `aiohttp.ClientSession` (asyncio client)."""
        self.socket_options: Any = socket_options
        """Options for each socket (synchronous client)."""
        self.proxy: str | None = proxy
        """The URL of a proxy, in place of those that the environment names."""
        self.proxy_headers: Mapping[str, str] | None = proxy_headers
        """Headers for the proxy."""
        self.retries: Retries | int | None = retries
        """How often to try again, or `Retries(...)`; None is never."""
        self.timeout: float | tuple[float | None, float | None] | Timeout | None = (
            timeout
        )
        """The `_request_timeout` of calls without one; None is 300 seconds in all."""
        self.before_request: list[Callable[[Request], object]] = list(before_request)
        """Called with each request before it is sent, which they may change."""
        self.after_response: list[Callable[[Request, Any], object]] = list(
            after_response
        )
        """Called with each request and its response."""

        self.safe_chars_for_path_param: str = safe_chars_for_path_param
        """Characters that stay as they are in path parameters."""
        self.client_side_validation: bool = client_side_validation
        """False sends arguments without checking them first."""
        self.response_validation: bool = response_validation
        """False gives responses that are not what the document says as they came."""
        self.datetime_format: str = datetime_format
        self.date_format: str = date_format

        self._token_store: TokenStore | None = None
        self.logger_stream_handler: logging.Handler | None = None
        self.logger_file_handler: logging.FileHandler | None = None
        self._logger_file: str | None = None
        self._logger_format = LOG_FORMAT
        self._debug = False
        if debug is not None:
            self.debug = debug

    def __repr__(self) -> str:
        """Show the host and which credentials there are, never a credential."""
        shown = [f"host={redact_url(self._base_path)!r}"] if self._base_path else []
        shown += [f"{name}='***'" for name in _CREDENTIALS if getattr(self, name)]
        if not self.verify_ssl:
            shown.append("verify_ssl=False")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> dict[str, Any]:
        """Leave out the open log file, which can't be copied."""
        return {**self.__dict__, "logger_file_handler": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take over the settings of a copy."""
        self.__dict__.update(state)

    # --- the default ------------------------------------------------------------------

    @classmethod
    def set_default(cls, default: Configuration | None) -> None:
        """Set the configuration of clients that are made without one."""
        cls._default = default

    @classmethod
    def get_default(cls) -> Configuration:
        """Give the configuration of clients that are made without one."""
        if cls._default is None:
            cls._default = cls()
        return cls._default

    @classmethod
    def get_default_copy(cls) -> Configuration:
        """Do what `get_default` does; the name is an older one."""
        return cls.get_default()

    # --- where ------------------------------------------------------------------------

    @property
    def host(self) -> str:
        """The URL that paths of operations are appended to."""
        return self.get_host_from_settings(self.server_index, self.server_variables)

    @host.setter
    def host(self, value: str) -> None:
        self._base_path = value
        self.server_index = None

    def get_host_settings(self) -> list[dict[str, Any]]:
        """List the servers of the document."""
        return describe_servers(_settings.SERVERS)

    def get_host_from_settings(
        self,
        index: int | None,
        variables: Mapping[str, str] | None = None,
        servers: Sequence[Mapping[str, Any]] | None = None,
    ) -> str:
        """Give the URL of a server, its variables replaced; the host for index None.

        `servers` has the form of `get_host_settings()`, whose servers are the default.
        """
        if index is None and self._base_path is not None:
            return self._base_path
        choices = _settings.SERVERS if servers is None else read_servers(servers)
        server = pick_server(choices or (Server("/"),), index or 0)
        return server_url(server, variables or {})

    # --- credentials ------------------------------------------------------------------

    @property
    def has_token_source(self) -> bool:
        """Whether there is something that gives tokens, in place of one."""
        token = self.access_token
        return callable(token) or (token is None and self.client_id is not None)

    @property
    def token_store(self) -> TokenStore:
        """The OAuth 2 tokens that are held."""
        if self._token_store is None:
            from ._oauth import TokenStore

            self._token_store = TokenStore()
        return self._token_store

    def get_api_key_with_prefix(
        self, identifier: str, alias: str | None = None
    ) -> str | None:
        """Give the API key for a security scheme, with its prefix if it has one.

        `alias` is another name under which the key may stand.
        """
        if self.refresh_api_key_hook is not None:
            self.refresh_api_key_hook(self)
        for name in (identifier, alias):
            key = name is not None and self.api_key.get(name)
            if key:
                prefix = self.api_key_prefix.get(identifier)
                if not prefix and alias is not None:
                    prefix = self.api_key_prefix.get(alias)
                return f"{prefix} {key}" if prefix else key
        return None

    def get_basic_auth_token(self) -> str:
        """Give the value of the header for HTTP basic authentication."""
        from base64 import b64encode

        pair = f"{self.username or ''}:{self.password or ''}"
        return "Basic " + b64encode(pair.encode()).decode()

    @property
    def has_own_auth_settings(self) -> bool:
        """Whether a derived class, or the caller, has an `auth_settings` of its own.

        The credentials of all requests come from that.
        """
        own = getattr(self.auth_settings, "__func__", None)
        return own is not Configuration.auth_settings

    def auth_settings(self) -> dict[str, dict[str, Any]]:
        """Give the credentials by security scheme, in the form of `_request_auth`."""
        found: dict[str, dict[str, Any]] = {}
        for name, scheme in _settings.SECURITY_SCHEMES.items():
            credential: Credential | None = find_credential(scheme, self)
            if credential is not None and not isinstance(credential.value, TokenToCome):
                kind = scheme.scheme if scheme.type == "http" else scheme.type
                found[name] = {
                    "type": {"apiKey": "api_key"}.get(kind, kind),
                    "in": credential.location,
                    "key": credential.name,
                    "value": credential.value,
                }
        return found

    # --- logging ----------------------------------------------------------------------

    @property
    def logger(self) -> dict[str, logging.Logger]:
        """The package's logger and that of urllib3, by their published names."""
        import logging

        return {
            "package_logger": package_logger(),
            "urllib3_logger": logging.getLogger("urllib3"),
        }

    @property
    def debug(self) -> bool:
        """Whether the package's logger tells of every request."""
        return self._debug

    @debug.setter
    def debug(self, value: bool) -> None:
        self._debug = value
        package_logger().setLevel("DEBUG" if value else "WARNING")

    @property
    def logger_format(self) -> str:
        """The format of a line in the log file."""
        return self._logger_format

    @logger_format.setter
    def logger_format(self, value: str) -> None:
        self._logger_format = value
        if self.logger_file_handler is not None:
            self.logger_file_handler.setFormatter(self.logger_formatter)

    @property
    def logger_formatter(self) -> logging.Formatter:
        """The formatter of the log file."""
        import logging

        return logging.Formatter(self._logger_format)

    @property
    def logger_file(self) -> str | None:
        """The file that the package's logger writes to."""
        return self._logger_file

    @logger_file.setter
    def logger_file(self, value: str | None) -> None:
        import logging

        logger = package_logger()
        if self.logger_file_handler is not None:
            logger.removeHandler(self.logger_file_handler)
            self.logger_file_handler.close()
            self.logger_file_handler = None
        if value:
            self.logger_file_handler = logging.FileHandler(value)
            self.logger_file_handler.setFormatter(self.logger_formatter)
            logger.addHandler(self.logger_file_handler)
        self._logger_file = value

    def to_debug_report(self) -> str:
        """Give what a report about a problem should say."""
        return (
            "Python SDK Debug Report:\n"
            f"OS: {sys.platform}\n"
            f"Python Version: {sys.version}\n"
            f"Version of the API: {_settings.DOCUMENT_VERSION}\n"
            f"SDK Package Version: {_settings.VERSION}"
        )
