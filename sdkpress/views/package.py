"""What the `__init__` modules and the settings module print."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.distribution import is_license_expression
from sdkpress.imports import Import, import_lines
from sdkpress.ir import Enum, Sdk, SecurityScheme
from sdkpress.names import module_name
from sdkpress.views.wire import server_expression

_EXCEPTIONS = (
    "ApiAttributeError",
    "ApiConnectionError",
    "ApiDecodeError",
    "ApiException",
    "ApiKeyError",
    "ApiTimeoutError",
    "ApiTypeError",
    "ApiValueError",
    "OpenApiException",
)


@dataclass(frozen=True, slots=True)
class Export:
    """A public name of a package, and the module which has it."""

    name: str
    module: str


_RUNTIME = (Export("ApiResponse", ".api_response"), Export("Configuration", ".configuration"))

# What settings are made of. A schema or an API class of that name stands before it.
_SETTINGS = (Export("RequestOptions", "._request"), Export("Retries", "._retries"), Export("Timeout", "._request"))


@dataclass(frozen=True, slots=True)
class PackageView:
    """An `__init__.py` whose names are imported when they are first used."""

    docstring: str
    imports: tuple[str, ...]
    exports: tuple[Export, ...]
    packages: tuple[str, ...]
    submodules: tuple[str, ...]
    names: tuple[str, ...]
    version: str
    lazy: str


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What the runtime knows of the document."""

    imports: tuple[str, ...]
    package: str
    distribution: str
    version: str
    document_version: str
    servers: tuple[str, ...]
    security_schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectView:
    """The generated `pyproject.toml`."""

    name: str
    version: str
    description: str
    license: str
    folder: str
    """The folders that are installed, separated by commas."""


@dataclass(frozen=True, slots=True)
class SyncPackageView:
    """The module by which the client without async has a name of its own."""

    docstring: str
    package: str
    twin: str
    imports: tuple[str, ...]
    names: tuple[str, ...]


def package_views(sdk: Sdk) -> dict[str, PackageView]:
    """What each lazy `__init__.py` prints, by its path in the package."""
    apis = [Export(api.python_name, f".{api.module}") for api in sdk.apis]
    models = [Export(schema.python_name, f".{schema.module}") for schema in sdk.schemas]
    plain = [schema.dictionary for schema in sdk.schemas if not isinstance(schema, Enum) and schema.dictionary]
    models += [Export(name, f".{module_name(name)}") for name in plain]
    client = [Export("ApiClient", ".api_client")]
    shared = [*_RUNTIME, *(Export(name, ".exceptions") for name in _EXCEPTIONS)]
    taken = {export.name for export in (*apis, *models)}
    shared += [export for export in _SETTINGS if export.name not in taken]
    of_api, of_models = _exported(apis, ".api"), _exported(models, ".models")
    summary = f"{sdk.title}: {sdk.summary}" if sdk.summary else f"{sdk.title}."
    return {
        "__init__.py": _package(
            summary,
            "._lazy",
            [*client, *shared],
            [of_api, of_models],
            (".api", ".api_client", ".api_response", ".configuration", ".exceptions", ".models", ".rest", ".sync"),
            version=sdk.version,
        ),
        "api/__init__.py": _package("The API classes.", ".._lazy", apis),
        "models/__init__.py": _package("The models.", ".._lazy", models),
        "sync/__init__.py": _package(
            f"{sdk.title}, without async.",
            ".._lazy",
            [*client, *_exported(shared, "")],
            [of_api, _exported(of_models, "")],
            (".api", ".api_client", "..api_response", "..configuration", "..exceptions", "..models", ".rest"),
        ),
        "sync/api/__init__.py": _package("The API classes, without async.", "..._lazy", apis),
    }


def _exported(exports: Iterable[Export], package: str) -> list[Export]:
    """The same names, taken from a package that exports them; from one level up where `package` is empty."""
    return [Export(each.name, package or f".{each.module}") for each in exports]


def _package(
    docstring: str,
    lazy: str,
    exports: Iterable[Export],
    packages: Iterable[list[Export]] = (),
    submodules: Iterable[str] = (),
    version: str = "",
) -> PackageView:
    own = sorted(exports, key=lambda export: export.name)
    every = sorted([*own, *(each for package in packages for each in package)], key=lambda export: export.name)
    imported: dict[str, list[str]] = {}
    for export in every:
        imported.setdefault(export.module, []).append(export.name)
    for module in submodules:
        parent, _, name = module.rpartition(".")
        imported.setdefault(f"{parent}.", []).append(name)
    public = [*(export.name for export in every), *(module.rpartition(".")[2] for module in submodules)]
    if version:
        public.append("__version__")
    return PackageView(
        docstring=text.docstring(docstring, 0),
        imports=tuple(f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(imported.items())),
        exports=tuple(Export(text.literal(export.name), text.literal(export.module)) for export in own),
        packages=tuple(text.literal(package[0].module) for package in packages if package),
        submodules=tuple(text.literal(module) for module in submodules),
        names=tuple(text.literal(name) for name in sorted(public)),
        version=text.literal(version) if version else "",
        lazy=f"from {lazy} import lazy_names",
    )


def sync_package_view(sdk: Sdk) -> SyncPackageView:
    """What the module of the setting `sync-package` prints."""
    twin = package_views(sdk)["sync/__init__.py"]
    names = [ast.literal_eval(name) for name in twin.names]
    return SyncPackageView(
        docstring=text.docstring(f"{sdk.title}, without async: `{sdk.package}.sync` by another name.", 0),
        package=sdk.package,
        twin=text.literal(f"{sdk.package}.sync"),
        imports=tuple(f"from {sdk.package}.sync import {name}" for name in names),
        names=twin.names,
    )


def settings_view(sdk: Sdk) -> SettingsView:
    """What the runtime's settings module prints."""
    imports = {Import("._server", "Server"), Import("._security", "SecurityScheme")}
    servers = tuple(server_expression(server, imports) for server in sdk.servers)
    return SettingsView(
        imports=import_lines(imports, "."),
        package=text.literal(sdk.package),
        distribution=text.literal(sdk.distribution),
        version=text.literal(sdk.version),
        document_version=text.literal(sdk.document_version),
        servers=servers,
        security_schemes=tuple(
            f"{text.literal(scheme.name)}: {_scheme_expression(scheme)}" for scheme in sdk.security_schemes
        ),
    )


def _scheme_expression(scheme: SecurityScheme) -> str:
    named = {
        "scheme": scheme.scheme,
        "location": scheme.location,
        "parameter_name": scheme.parameter_name,
        "bearer_format": scheme.bearer_format,
        "token_url": token_url(scheme),
    }
    given = [f"{key}={text.literal(value)}" for key, value in named.items() if value]
    return f"SecurityScheme({', '.join([text.literal(scheme.name), text.literal(scheme.type), *given])})"


def token_url(scheme: SecurityScheme) -> str:
    """Where a scheme exchanges OAuth 2 client credentials for a token; empty where it doesn't."""
    found = scheme.flows.get("clientCredentials", {}).get("tokenUrl", "")
    return found if isinstance(found, str) else ""


def project_view(sdk: Sdk) -> ProjectView:
    """What the generated `pyproject.toml` prints."""
    folders = dict.fromkeys(package.split(".")[0] for package in (sdk.package, sdk.sync_package) if package)
    return ProjectView(
        name=text.toml_string(sdk.distribution),
        version=text.toml_string(sdk.version),
        description=text.toml_string(text.sentence(sdk.summary or sdk.title)),
        license=_license(sdk.license),
        folder=", ".join(text.toml_string(folder) for folder in folders),
    )


def _license(name: str) -> str:
    """What `project.license` is: an SPDX expression, or a table with the text (PEP 621); nothing where it is empty."""
    if not name.strip():
        return ""
    return text.toml_string(name) if is_license_expression(name) else f"{{ text = {text.toml_string(name)} }}"
