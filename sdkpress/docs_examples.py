"""The programs on the pages: each runs as it stands, and makes one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.docs_types import docs_type, references
from sdkpress.examples import Examples
from sdkpress.expressions import Expression, Expressions, lay_out, modules_in
from sdkpress.ir import (
    Alias,
    Api,
    Enum,
    Json,
    Missing,
    Operation,
    Parameter,
    RequestBody,
    Schema,
    Sdk,
    SecurityRequirement,
    SecurityScheme,
    Server,
)
from sdkpress.views.api import argument_type, arguments_of
from sdkpress.views.package import token_url

# Names that the programs use themselves.
_TAKEN = frozenset(
    {"ApiException", "Exception", "api_client", "api_instance", "api_response", "asyncio", "configuration", "datetime"}
    | {"decimal", "e", "main", "os", "pprint", "print", "uuid"}
)
_LONGEST_COMMENT = 160


@dataclass(frozen=True, slots=True)
class Argument:
    """A line that gives a value to an argument."""

    assignment: str
    comment: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """How one scheme is set: what it is called, and lines of Python."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallExample:
    """A program that calls one operation."""

    package: str
    api: str
    function: str
    schemes: tuple[str, ...]
    credentials: tuple[Credentials, ...]
    standard_imports: tuple[str, ...]
    model_imports: tuple[str, ...]
    host: str
    host_comment: str
    arguments: tuple[Argument, ...]
    summary: str
    call: str
    returns: bool
    streams: bool


@dataclass(frozen=True, slots=True)
class ShortExample:
    """A program of the README: one call with the required arguments, credentials for the first alternative."""

    package: str
    api: str
    function: str
    credentials: tuple[Credentials, ...]
    standard_imports: tuple[str, ...]
    host: str
    required: tuple[Argument, ...]
    required_in_block: tuple[Argument, ...]
    short_call: str


class ExampleWriter:
    """Writes the examples of one package."""

    def __init__(self, sdk: Sdk) -> None:
        self.sdk = sdk
        self.examples = Examples(sdk.schemas)
        self.expressions = Expressions(sdk.package, self.examples.schemas)
        self._schemes = {scheme.name: scheme for scheme in sdk.security_schemes}
        self._taken = _TAKEN | {sdk.package.partition(".")[0]}

    def call(self, api: Api, operation: Operation) -> CallExample:
        """Write the program that calls an operation."""
        arguments = [each for each in arguments_of(operation) if each.required or not _is_deprecated(each)]
        expressions = [self.expressions.express(self._value(each), argument_type(each)) for each in arguments]
        names = [self._variable(each.python_name) for each in arguments]
        passed = ", ".join(
            name if each.required else f"{each.python_name}={name}" for each, name in zip(arguments, names, strict=True)
        )
        host = host_of(operation.servers or self.sdk.servers)
        return CallExample(
            package=self.sdk.package,
            api=api.python_name,
            function=operation.python_name,
            schemes=tuple(self._titles(operation.security)),
            credentials=tuple(self._credentials(operation.security)),
            standard_imports=tuple(sorted(frozenset().union(*map(modules_in, expressions)))),
            model_imports=tuple(self._model_imports(operation, arguments)),
            host=text.literal(host),
            host_comment=" ".join(text.comment_text(host).split()),
            arguments=tuple(
                self._argument(each, name, expression)
                for each, name, expression in zip(arguments, names, expressions, strict=True)
            ),
            summary=text.comment_text(operation.summary),
            call=f"{operation.python_name}({passed})",
            returns=operation.return_type is not None,
            streams=operation.stream is not None and operation.stream.python_name == operation.python_name,
        )

    def short(self, api: Api, operation: Operation) -> ShortExample:
        """Write the shortest program that calls an operation."""
        arguments = [each for each in arguments_of(operation) if each.required]
        expressions = [self.expressions.express(self._value(each), argument_type(each)) for each in arguments]
        names = [self._variable(each.python_name) for each in arguments]

        def lines(indent: int) -> tuple[Argument, ...]:
            given = zip(arguments, names, expressions, strict=True)
            return tuple(self._argument(each, name, expression, indent) for each, name, expression in given)

        return ShortExample(
            package=self.sdk.package,
            api=api.python_name,
            function=operation.python_name,
            credentials=tuple(self._credentials(operation.security[:1])),
            standard_imports=tuple(sorted(frozenset().union(*map(modules_in, expressions)))),
            host=text.literal(host_of(operation.servers or self.sdk.servers)),
            required=lines(8),
            required_in_block=lines(4),
            short_call=f"{operation.python_name}({', '.join(names)})",
        )

    def json(self, schema: Schema) -> str:
        """Write the example of a schema as a Python expression for its JSON text; empty where there is no class."""
        if isinstance(schema, Enum | Alias):
            return ""
        value = self.examples.of_schema(schema)
        written = json.dumps(value, indent=2, ensure_ascii=True)
        if isinstance(value, dict | list) and value:
            return f'r"""{written}"""' if "\\" in written else f'"""{written}"""'
        return text.literal(written)

    # --- arguments ---

    def _value(self, argument: Parameter | RequestBody) -> Json:
        if isinstance(argument, Parameter):
            return self.examples.of_parameter(argument)
        examples = argument.content[0].examples if argument.content else ()
        return self.examples.of_type(argument_type(argument), argument.python_name, examples)

    def _variable(self, name: str) -> str:
        return f"{name}_" if name in self._taken else name

    def _argument(
        self, argument: Parameter | RequestBody, name: str, expression: Expression, indent: int = 8
    ) -> Argument:
        notes = [text.comment_text(text.sentence(argument.description), _LONGEST_COMMENT)]
        notes += [] if argument.required else ["(optional)"]
        if (
            isinstance(argument, Parameter)
            and not isinstance(argument.default, Missing)
            and argument.default is not None
        ):
            notes.append(f"(default to {text.literal(argument.default)})")
        assignment = f"{name} = {lay_out(expression, indent, len(name) + 3)}"
        said = " ".join(filter(None, notes))
        comment = f"# {docs_type(argument_type(argument))}" + (f" | {said}" if said else "")
        return Argument(assignment, comment)

    def _model_imports(self, operation: Operation, arguments: Iterable[Parameter | RequestBody]) -> list[str]:
        types = [argument_type(argument) for argument in arguments]
        types += [operation.return_type] if operation.return_type else []
        found = {reference.module: reference for type_ in types for reference in references(type_)}
        return [
            f"from {self.sdk.package}.models.{module} import {reference.python_name}"
            for module, reference in sorted(found.items())
        ]

    # --- security ---

    def kind_of(self, scheme: SecurityScheme) -> str:
        """Name the kind of a security scheme."""
        if scheme.type == "http":
            kinds = {"bearer": "Bearer", "basic": "Basic"}
            kind = kinds.get(scheme.scheme.lower(), f"HTTP {scheme.scheme}")
            return (
                f"{kind} ({scheme.bearer_format}) Authentication" if scheme.bearer_format else f"{kind} Authentication"
            )
        return {
            "apiKey": "Api Key Authentication",
            "oauth2": "OAuth Authentication",
            "openIdConnect": "OpenID Connect Authentication",
            "mutualTLS": "Mutual TLS Authentication",
        }[scheme.type]

    def settings_of(self, scheme: SecurityScheme) -> tuple[str, ...]:
        """Write the lines that give a configuration the credentials of a scheme; none where it can't have them."""
        if scheme.type == "http" and scheme.scheme.lower() == "digest":
            return ()
        if scheme.type == "apiKey":
            variable = text.literal(self._variable_of(scheme))
            return (f"configuration.api_key[{text.literal(scheme.name)}] = os.environ[{variable}]",)
        if scheme.type == "mutualTLS":
            return (
                'configuration.cert_file = os.environ["CLIENT_CERT_FILE"]',
                'configuration.key_file = os.environ["CLIENT_KEY_FILE"]',
            )
        if scheme.type == "http" and scheme.scheme.lower() == "basic":
            return (
                'configuration.username = os.environ["USERNAME"]',
                'configuration.password = os.environ["PASSWORD"]',
            )
        token = "BEARER_TOKEN" if scheme.type == "http" and scheme.scheme.lower() == "bearer" else "ACCESS_TOKEN"
        return (f'configuration.access_token = os.environ["{token}"]',)

    @staticmethod
    def client_settings_of(scheme: SecurityScheme) -> tuple[str, ...]:
        """Write the lines with which the client gets its tokens itself; none where the scheme has no such flow."""
        if not token_url(scheme):
            return ()
        return (
            'configuration.client_id = os.environ["CLIENT_ID"]',
            'configuration.client_secret = os.environ["CLIENT_SECRET"]',
        )

    def _variable_of(self, scheme: SecurityScheme) -> str:
        """Name the environment variable of an API key: by its scheme where there are several."""
        if sum(each.type == "apiKey" for each in self.sdk.security_schemes) < 2:
            return "API_KEY"
        return "".join(c.upper() if c.isascii() and c.isalnum() else "_" for c in scheme.name)

    def _titles(self, security: Iterable[SecurityRequirement]) -> list[str]:
        names = dict.fromkeys(name for requirement in security for name, _ in requirement.schemes)
        schemes = [self._schemes[name] for name in names if name in self._schemes]
        return [f"{text.plain(self.kind_of(scheme))} ({text.plain(scheme.name)})" for scheme in schemes]

    def _credentials(self, security: tuple[SecurityRequirement, ...]) -> list[Credentials]:
        """Set the first alternative, and show the others as comments."""
        given: list[Credentials] = []
        used: set[str] = set()
        for index, requirement in enumerate(security):
            for name, _ in requirement.schemes:
                if name in used or name not in self._schemes:
                    continue
                used.add(name)
                scheme = self._schemes[name]
                lines = self.settings_of(scheme)
                if not lines:
                    continue
                title = f"# Configure {self._deed(scheme)}: {text.comment_text(name)}"
                given.append(Credentials(title, lines if index == 0 else _as_comments(lines)))
                client = self.client_settings_of(scheme)
                if client:
                    title = f"# Or configure OAuth 2 client credentials: {text.comment_text(name)}"
                    given.append(Credentials(title, _as_comments(client)))
        return given

    def _deed(self, scheme: SecurityScheme) -> str:
        if scheme.type == "http":
            kinds = {"bearer": "Bearer authorization", "basic": "HTTP basic authorization"}
            kind = kinds.get(scheme.scheme.lower(), text.comment_text(f"HTTP {scheme.scheme} authorization"))
            return f"{kind} ({text.comment_text(scheme.bearer_format)})" if scheme.bearer_format else kind
        return {
            "apiKey": "API key authorization",
            "oauth2": "OAuth 2 access token",
            "openIdConnect": "OpenID Connect access token",
            "mutualTLS": "the client's certificate",
        }[scheme.type]


def _as_comments(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"# {line}" for line in lines)


def host_of(servers: tuple[Server, ...]) -> str:
    """Give the address of the first server, its variables filled in, on this machine where no host is named."""
    if not servers:
        return "http://localhost"
    url = servers[0].url
    for variable in servers[0].variables:
        url = url.replace(f"{{{variable.name}}}", variable.default)
    if url.startswith("//"):
        return f"https:{url}"
    return url if "://" in url else f"http://localhost/{url.lstrip('/')}".rstrip("/")


def easiest(sdk: Sdk) -> tuple[Api, Operation] | None:
    """Choose the operation that is easiest to call."""

    def effort(item: tuple[Api, Operation]) -> tuple[bool, int, bool, bool]:
        operation = item[1]
        needed = sum(argument.required for argument in arguments_of(operation))
        return operation.deprecated, needed, operation.method.upper() != "GET", operation.return_type is None

    return min(((api, operation) for api in sdk.apis for operation in api.operations), key=effort, default=None)


def _is_deprecated(argument: Parameter | RequestBody) -> bool:
    return isinstance(argument, Parameter) and argument.deprecated
