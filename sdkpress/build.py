"""Canonical document and the parser's view of it -> `Sdk`, every decision taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sdkpress import names
from sdkpress.build_operations import OperationBuilder, build_servers
from sdkpress.build_schemas import build_schemas, description_of, pointer_of, references_of, text_of
from sdkpress.config import Settings
from sdkpress.dictionaries import name_dictionaries
from sdkpress.distribution import distribution_from_package, normalize_version, package_from_title
from sdkpress.further_forms import FurtherForms
from sdkpress.ir import Api, Operation, Sdk, SecurityScheme
from sdkpress.match import refuse_mismatches
from sdkpress.multipart import multipart_models
from sdkpress.parse import Parsed
from sdkpress.part_notices import nested_parts, silent_headers, unnamed_parts
from sdkpress.problems import Problem
from sdkpress.schema_types import SchemaTypes
from sdkpress.shared_names import shared_names
from sdkpress.undefined_styles import undefined_styles

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical

_UNTAGGED = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The SDK, and what was to be said while it was built."""

    sdk: Sdk
    notices: tuple[Problem, ...]


def build_sdk(canonical: Canonical, parsed: Parsed, settings: Settings) -> Built:
    """Join the parser's result with the canonical document.

    Raises:
        SpecError: The two don't match one to one.
    """
    refuse_mismatches(canonical, parsed)
    data = canonical.data
    components: Mapping[str, Any] = data.get("components", {}).get("schemas", {})
    class_names, api_names = _class_names(data, components)
    references = references_of(components, class_names)
    types = SchemaTypes(components, references, multipart_models(data.get("paths", {}), components))
    info: Mapping[str, Any] = data.get("info", {})
    version, notices = _version(canonical, settings)
    package = settings.package or package_from_title(text_of(info, "title"))
    schemas = build_schemas(components, types)
    forms = FurtherForms(canonical, schemas)
    apis = _build_apis(canonical, OperationBuilder(types, components), api_names, forms)
    sdk = Sdk(
        package=package,
        distribution=settings.distribution or distribution_from_package(package),
        version=version,
        document_version=str(info.get("version", "")),
        title=text_of(info, "title") or package,
        source=settings.source,
        sync_package=settings.sync_package or "",
        apis=apis,
        schemas=name_dictionaries(schemas, apis),
        servers=build_servers(data.get("servers") or [{"url": "/"}]),
        security_schemes=tuple(
            _security_scheme(name, each) for name, each in data.get("components", {}).get("securitySchemes", {}).items()
        ),
        summary=text_of(info, "summary"),
        description=description_of(info),
        license=str((info.get("license") or {}).get("identifier") or (info.get("license") or {}).get("name") or ""),
        contact=_contact(info.get("contact") or {}),
        terms_of_service=text_of(info, "termsOfService"),
        external_docs=str((data.get("externalDocs") or {}).get("url", "")),
        webhooks=tuple(data.get("webhooks", {})),
    )
    on_the_wire = (*undefined_styles(canonical), *shared_names(canonical), *unnamed_parts(canonical))
    on_the_wire += (*silent_headers(canonical), *nested_parts(canonical))
    return Built(sdk, (*notices, *forms.notices, *on_the_wire))


def _class_names(data: Mapping[str, Any], components: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The class of each component schema and of each tag, unique over both: the package exports them side by side."""
    tags = dict.fromkeys(tag for _, _, each in _operations(data) for tag in _tags_of(each))
    given = names.class_names(
        tags,
        {name: schema.get("x-sdkpress-name", name) for name, schema in components.items()},
        {name for name, schema in components.items() if schema.get("x-sdkpress-hoisted")},
    )
    return given.schemas, given.apis


def _operations(data: Mapping[str, Any]) -> list[tuple[str, str, Mapping[str, Any]]]:
    return [(path, method, each) for path, methods in data.get("paths", {}).items() for method, each in methods.items()]


def _tags_of(operation: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(operation.get("tags") or [_UNTAGGED]))


def _build_apis(
    canonical: Canonical, builder: OperationBuilder, api_names: Mapping[str, str], forms: FurtherForms
) -> tuple[Api, ...]:
    """One class a tag, in the order in which tags are used; operations by name, as published."""
    data = canonical.data
    method_names = _method_names(data)
    forms.name(method_names.values())
    by_tag: dict[str, list[Operation]] = {tag: [] for tag in api_names}
    for path, method, raw in _operations(data):
        operation = forms.add(builder.build(path, method, raw, method_names[f"{method} {path}"]), raw)
        for tag in _tags_of(raw):
            by_tag[tag].append(operation)
    described = {each["name"]: each for each in data.get("tags") or ()}
    return tuple(
        Api(
            name=tag,
            python_name=api_names[tag],
            module=names.module_name(api_names[tag]),
            operations=tuple(sorted(operations, key=lambda operation: operation.python_name)),
            description=description_of(described.get(tag, {})),
            pointer=pointer_of(described.get(tag)) or (operations[0].pointer if not tag else "/paths"),
        )
        for tag, operations in by_tag.items()
    )


def _method_names(data: Mapping[str, Any]) -> dict[str, str]:
    """The method of each operation, unique over the document, so that a tag more or less renames nothing."""
    return names.method_names(
        {
            f"{method} {path}": (raw.get("operationId") or names.default_operation_id(method, path), _tags_of(raw))
            for path, method, raw in _operations(data)
        }
    )


def _http_scheme(written: str) -> str:
    """The two that are treated by themselves in lower case; of others the word is sent as it is written."""
    return written.lower() if written.lower() in ("basic", "bearer") else written


def _security_scheme(name: str, raw: Mapping[str, Any]) -> SecurityScheme:
    return SecurityScheme(
        name=name,
        type=raw["type"],
        description=description_of(raw),
        scheme=_http_scheme(str(raw.get("scheme", ""))),
        bearer_format=text_of(raw, "bearerFormat"),
        parameter_name=str(raw.get("name", "")),
        location=str(raw.get("in", "")),
        flows=raw.get("flows") or {},
        open_id_connect_url=text_of(raw, "openIdConnectUrl"),
        pointer=pointer_of(raw),
    )


def _contact(raw: Mapping[str, Any]) -> str:
    return " ".join(str(raw[key]) for key in ("name", "email", "url") if raw.get(key))


_NUMBERS = re.compile(r"[vV]?(\d+(?:[.-]\d+)*)")


def _version(canonical: Canonical, settings: Settings) -> tuple[str, tuple[Problem, ...]]:
    """The package's version: the setting, or the document's as PEP 440 spells it (`v1.0.0` -> `1.0.0`)."""
    if settings.version:
        return settings.version, ()
    given = str(canonical.data.get("info", {}).get("version", "")).strip()
    plain = normalize_version(given)
    if plain:
        return plain, ()
    numbers = _NUMBERS.match(given)
    made = ".".join(str(int(part)) for part in re.split("[.-]", numbers[1])) if numbers else "0.0.0"
    said = canonical.source.problem(
        "version-not-pep440",
        "/info/version",
        f'version "{given}" is not one that a Python package can have: it becomes {made}',
        'Write a version such as 1.0.0, or set "version" in the configuration.',
    )
    return made, (said,)
