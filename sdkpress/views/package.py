"""What the `__init__` modules and the settings module print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.annotations import Import, import_lines
from sdkpress.ir import Sdk, SecurityScheme
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
_RUNTIME = (("ApiClient", "api_client"), ("ApiResponse", "api_response"), ("Configuration", "configuration"))


@dataclass(frozen=True, slots=True)
class Export:
    """A public name of a package, and the module which has it."""

    name: str
    module: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """An `__init__.py` whose names are imported when they are first used."""

    docstring: str
    imports: tuple[str, ...]
    exports: tuple[Export, ...]
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


def package_views(sdk: Sdk) -> dict[str, PackageView]:
    """What each lazy `__init__.py` prints, by its path in the package."""
    apis = [Export(api.python_name, api.module) for api in sdk.apis]
    models = [Export(schema.python_name, schema.module) for schema in sdk.schemas]
    shared = [*(Export(name, "exceptions") for name in _EXCEPTIONS)]
    runtime = [Export(name, module) for name, module in _RUNTIME]
    api_modules = [Export(name.name, f"api.{name.module}") for name in apis]
    model_modules = [Export(name.name, f"models.{name.module}") for name in models]
    summary = f"{sdk.title}: {sdk.summary}" if sdk.summary else f"{sdk.title}."
    root = [*api_modules, *runtime, *shared, *model_modules]
    twin = [
        *api_modules,
        Export("ApiClient", "api_client"),
        *(Export(each.name, f".{each.module}") for each in [*runtime[1:], *shared, *model_modules]),
    ]
    return {
        "__init__.py": _package(
            summary, root, ("api", "exceptions", "models", "rest", "sync"), ".", version=sdk.version
        ),
        "api/__init__.py": _package("The API classes.", apis, (), ".."),
        "models/__init__.py": _package("The models.", models, (), ".."),
        "sync/__init__.py": _package(
            f"{sdk.title}, without async.", twin, ("api", ".exceptions", ".models", "rest"), ".."
        ),
        "sync/api/__init__.py": _package("The API classes, without async.", apis, (), "..."),
    }


def _package(
    docstring: str, exports: Iterable[Export], submodules: Iterable[str], dots: str, version: str = ""
) -> PackageView:
    by_name = sorted(exports, key=lambda export: export.name)
    modules = {name.lstrip("."): name for name in submodules}
    imported: dict[str, list[str]] = {}
    for name, module in modules.items():
        imported.setdefault("." if module.startswith(".") else "", []).append(name)
    for export in by_name:
        imported.setdefault(export.module, []).append(export.name)
    names = [*(export.name for export in by_name), *modules, *(["__version__"] if version else [])]
    return PackageView(
        docstring=text.docstring(docstring, 0),
        imports=tuple(
            f"from .{module} import {', '.join(sorted(found))}" for module, found in sorted(imported.items())
        ),
        exports=tuple(Export(text.literal(export.name), text.literal(f".{export.module}")) for export in by_name),
        submodules=tuple(text.literal(f".{module}") for module in modules.values()),
        names=tuple(text.literal(name) for name in sorted(names)),
        version=text.literal(version) if version else "",
        lazy=f"from {dots}_lazy import lazy_names",
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
    }
    given = [f"{key}={text.literal(value)}" for key, value in named.items() if value]
    return f"SecurityScheme({', '.join([text.literal(scheme.name), text.literal(scheme.type), *given])})"


def project_view(sdk: Sdk) -> ProjectView:
    """What the generated `pyproject.toml` prints."""
    return ProjectView(
        name=text.toml_string(sdk.distribution),
        version=text.toml_string(sdk.version),
        description=text.toml_string(text.sentence(sdk.summary or sdk.title)),
        license=text.toml_string(sdk.license),
        folder=text.toml_string(sdk.package.split(".")[0]),
    )
