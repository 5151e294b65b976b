"""The parser's view of the document: the only module that imports openapi-python-client.

What the parser could not make, error value or exception, is a problem; nothing it left out is scrolled past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from sdkpress.left_out import left_out
from sdkpress.problems import Problem, SpecError
from sdkpress.projection import Projection, project_document, schema_kind

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint, GeneratorData
    from openapi_python_client.parser.properties import ModelProperty

    from sdkpress.normalize import Canonical

_COMMAND_LINE = ("httpcore", "httpx", "ruamel.yaml", "ruamel.yaml.error")
"""What the parser's command line reads documents with. It is imported with the parser and takes a third of the time."""

_SHOWN_SCHEMA = re.compile(r"\bSchema\d+\b")


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A parameter, property, body or response as the parser saw it: the name of its kind of property."""

    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class ParsedOperation:
    """An operation: its parameters in the document's order, its bodies in that of the media types."""

    parameters: tuple[ParsedValue, ...]
    bodies: tuple[ParsedValue, ...]
    responses: Mapping[str, ParsedValue]


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything the parser made: operations by path and method, models and enums by component name."""

    operations: Mapping[tuple[str, str], ParsedOperation]
    models: Mapping[str, tuple[ParsedValue, ...]]
    enums: Mapping[str, tuple[str | int, ...]]


def parse_document(canonical: Canonical) -> Parsed:
    """Run openapi-python-client over a canonical document.

    Raises:
        SpecError: The parser refused a part of the document, or left one out.
    """
    projection = project_document(canonical.data)
    data = _run_parser(projection, canonical)
    endpoints = {
        "/" + each.path.get_untrusted_value().split("/")[1]: each
        for collection in data.endpoint_collections_by_tag.values()
        for each in collection.endpoints
    }
    _refuse_losses(data, projection, canonical, endpoints)
    models = {str(model.class_info.name): model for model in data.models}
    enums = {str(enum.class_info.name): enum for enum in data.enums}
    return Parsed(
        operations={place: _parsed_operation(endpoints[shown]) for shown, place in projection.operations.items()},
        models={name: _fields(models[shown]) for shown, name in projection.schemas.items() if shown in models},
        enums={name: _values(enums[shown].values) for shown, name in projection.schemas.items() if shown in enums},
    )


def _run_parser(projection: Projection, canonical: Canonical) -> GeneratorData:
    with left_out(*_COMMAND_LINE):
        from openapi_python_client.config import Config, ConfigFile, MetaType
        from openapi_python_client.parser.errors import GeneratorError
        from openapi_python_client.parser.openapi import Endpoint, GeneratorData
        from openapi_python_client.parser.properties import Property
        from openapi_python_client.parser.responses import Response

    # Three times the parser copies an endpoint, adds to the copy and throws the first one away. A deep copy would
    # follow the whole graph of models and the document's own text; without one, the same endpoint is added to.
    for kind in (Endpoint, *get_args(Property), Response):
        type.__setattr__(kind, "__deepcopy__", lambda self, memo: self)
    config = Config.from_sources(
        ConfigFile(literal_enums=True, content_type_overrides=dict(projection.media_types)),
        MetaType.NONE,
        document_source="",
        file_encoding="utf-8",
        overwrite=False,
        output_path=None,
    )
    data = GeneratorData.from_dict(projection.document, config=config)
    if isinstance(data, GeneratorError):
        raise SpecError([_refusal(canonical, "", "the document", data.detail or data.header)])
    return data


def _refuse_losses(
    data: GeneratorData, projection: Projection, canonical: Canonical, endpoints: Mapping[str, Endpoint]
) -> None:
    problems = list(_schema_losses(data, projection, canonical))
    details = [
        f"{error.header} {error.detail or ''}"
        for collection in data.endpoint_collections_by_tag.values()
        for error in collection.parse_errors
    ]
    for shown, (path, method) in projection.operations.items():
        said = [detail for detail in details if re.search(rf"{re.escape(shown)}(?=[/ ]|$)", detail)]
        if shown not in endpoints or said:
            pointer = canonical.data["paths"][path][method].pointer
            what = f"{method.upper()} {path}"
            problems.append(_refusal(canonical, pointer, what, " ".join(said) or "it was left out"))
    if problems:
        raise SpecError(problems)


def _schema_losses(data: GeneratorData, projection: Projection, canonical: Canonical) -> Iterable[Problem]:
    components = canonical.data.get("components", {}).get("schemas", {})
    for error in data.errors:
        detail = f"{error.header} {error.detail or ''}".strip()
        named = [projection.schemas[shown] for shown in _SHOWN_SCHEMA.findall(detail) if shown in projection.schemas]
        pointer = components[named[0]].pointer if named else ""
        what = f'schema "{named[0]}"' if named else "a schema"
        yield _refusal(canonical, pointer, what, detail)
    made = {str(model.class_info.name) for model in data.models}
    if data.errors:
        return
    for shown, name in projection.schemas.items():
        if schema_kind(components[name]) == "model" and shown not in made:
            yield _refusal(canonical, components[name].pointer, f'schema "{name}"', "it was left out")


def _refusal(canonical: Canonical, pointer: str, what: str, detail: str) -> Problem:
    said = " ".join(detail.split())
    return canonical.source.problem(
        "parser-refusal",
        pointer,
        f"{what} can't be read by the parser: {said}",
        "This is a gap in sdkpress: please report it with this part of the document.",
    )


def _parsed_operation(endpoint: Endpoint) -> ParsedOperation:
    parameters = {parameter.name.get_untrusted_value(): parameter for _, parameter in endpoint.iter_all_parameters()}
    return ParsedOperation(
        parameters=tuple(_value(parameters[f"p{at}"]) for at in range(len(parameters))),
        bodies=tuple(_value(body.prop) for body in endpoint.bodies),
        responses={response.status_code.pattern: _value(response.prop) for response in endpoint.responses},
    )


def _fields(model: ModelProperty) -> tuple[ParsedValue, ...]:
    found = {
        field.name.get_untrusted_value(): _value(field)
        for field in (*(model.required_properties or ()), *(model.optional_properties or ()))
    }
    return tuple(found[f"p{at}"] for at in range(len(found)))


def _values(values: Any) -> tuple[str | int, ...]:
    return tuple(values.values() if isinstance(values, dict) else sorted(values))


def _value(prop: Any) -> ParsedValue:
    return ParsedValue(type(prop).__name__.removesuffix("Property").lower(), bool(prop.required))
