"""What the README's template prints: how to install and use the package, and the index of its docs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.api_pages import ApiPage, OperationSection
from sdkpress.docs_examples import ExampleWriter, ShortExample, easiest
from sdkpress.docs_types import page
from sdkpress.ir import Model, Sdk, SecurityScheme, ServerVariable
from sdkpress.views.package import token_url


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of an index in the README."""

    text: str
    address: str
    description: str


@dataclass(frozen=True, slots=True)
class ServerRow:
    """A server in the README."""

    url: str
    description: str


@dataclass(frozen=True, slots=True)
class VariableRow:
    """A variable in the URL of a server, in the README."""

    name: str
    default: str
    values: str
    description: str


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A security scheme in the README."""

    name: str
    kind: str
    settings: str
    description: str


@dataclass(frozen=True, slots=True)
class ReadmePage:
    """The README of the package."""

    title: str
    summary: str
    description: str
    package: str
    distribution: str
    version: str
    document_version: str
    environment: str
    takes_token: bool
    oauth: bool
    has_token_url: bool
    facts: tuple[str, ...]
    example: ShortExample | None
    schemes: tuple[SchemeRow, ...]
    servers: tuple[ServerRow, ...]
    has_servers: bool
    has_own_servers: bool
    variables: tuple[VariableRow, ...]
    a_variable: str
    apis: tuple[tuple[IndexRow, tuple[OperationSection, ...]], ...]
    schemas: tuple[IndexRow, ...]
    webhooks: tuple[str, ...]
    has_pages: bool
    has_streams: bool
    has_downloads: bool
    has_dictionaries: bool
    a_model: str
    a_dictionary: str


def readme_page(sdk: Sdk, apis: Iterable[ApiPage], writer: ExampleWriter) -> ReadmePage:
    """Give what the README prints."""
    chosen = easiest(sdk)
    operations = [operation for api in sdk.apis for operation in api.operations]
    taken = next((each for each in sdk.schemas if isinstance(each, Model) and each.dictionary), None)
    variables = [variable for server in sdk.servers for variable in server.variables]
    contact = (("License", sdk.license), ("Contact", sdk.contact), ("Terms of service", sdk.terms_of_service))
    return ReadmePage(
        title=text.heading(sdk.title or sdk.package),
        summary=text.plain(sdk.summary),
        description=text.markdown(sdk.description),
        package=sdk.package,
        distribution=sdk.distribution,
        version=sdk.version,
        document_version=text.plain(sdk.document_version),
        environment=sdk.package.upper().replace(".", "_"),
        takes_token=any(map(_takes_token, sdk.security_schemes)),
        oauth=any(scheme.type in ("oauth2", "openIdConnect") for scheme in sdk.security_schemes),
        has_token_url=any(map(token_url, sdk.security_schemes)),
        facts=tuple(
            f"{title}: {text.plain(said)}" for title, said in (*contact, ("More", sdk.external_docs)) if said.strip()
        ),
        example=writer.short(*chosen) if chosen else None,
        schemes=tuple(
            SchemeRow(
                text.plain(scheme.name),
                text.plain(writer.kind_of(scheme)),
                _settings_cell(writer, scheme),
                _description_cell(scheme),
            )
            for scheme in sdk.security_schemes
        ),
        servers=tuple(
            ServerRow(text.table_code(server.url), text.table_cell(server.description)) for server in sdk.servers
        ),
        has_servers=len(sdk.servers) > 1,
        has_own_servers=any(operation.servers for operation in operations),
        variables=tuple(dict.fromkeys(map(_variable_row, variables))),
        a_variable=text.table_code(_filled_in(variables[0])) if variables else "",
        apis=tuple(
            (IndexRow(each.title, f"docs/{page(api.python_name)}", text.table_cell(api.description)), each.operations)
            for api, each in zip(sdk.apis, apis, strict=True)
        ),
        schemas=tuple(
            IndexRow(
                text.plain(schema.python_name),
                f"docs/{page(schema.python_name)}",
                text.table_cell(text.sentence(schema.description) or schema.title),
            )
            for schema in sorted(sdk.schemas, key=lambda schema: (schema.python_name.casefold(), schema.python_name))
        ),
        webhooks=tuple(map(text.code_span, sdk.webhooks)),
        has_pages=any(operation.pagination for operation in operations),
        has_streams=any(each.stream and each.stream.python_name != each.python_name for each in operations),
        has_downloads=any(operation.download for operation in operations),
        has_dictionaries=taken is not None,
        a_model=taken.python_name if taken else "",
        a_dictionary=taken.dictionary if taken else "",
    )


def _takes_token(scheme: SecurityScheme) -> bool:
    """Whether what is sent for a scheme is `Configuration.access_token`."""
    return scheme.type in ("oauth2", "openIdConnect") or (
        scheme.type == "http" and scheme.scheme.lower() not in ("basic", "digest")
    )


def _variable_row(variable: ServerVariable) -> VariableRow:
    return VariableRow(
        text.table_code(variable.name),
        text.table_code(variable.default),
        ", ".join(map(text.table_code, variable.enum)) or "any",
        text.table_cell(variable.description),
    )


def _filled_in(variable: ServerVariable) -> str:
    """Write the argument that gives a variable a value of its own, of those that it can have."""
    value = next((value for value in variable.enum if value != variable.default), variable.default)
    return f"server_variables={{{text.literal(variable.name)}: {text.literal(value)}}}"


def _description_cell(scheme: SecurityScheme) -> str:
    where = f"Discovery: {text.table_code(scheme.open_id_connect_url)}" if scheme.open_id_connect_url else ""
    return " ".join(filter(None, (text.table_cell(scheme.description), where)))


def _settings_cell(writer: ExampleWriter, scheme: SecurityScheme) -> str:
    if not writer.settings_of(scheme):
        return "a hook in `before_request` that adds the header `Authorization`"
    ways = (writer.settings_of(scheme), writer.client_settings_of(scheme))
    return " or ".join(", ".join(map(text.table_code, lines)) for lines in ways if lines)
