"""The API-key document as data, read by hand from `spec/h2ogpte.yaml`: for tests of the stages after build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sdkpress.ir import (
    MISSING,
    Api,
    Example,
    Field,
    ListOf,
    MediaType,
    Model,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Response,
    Scalar,
    ScalarName,
    Sdk,
    SecurityRequirement,
    SecurityScheme,
    Server,
    Type,
)

SPEC = Path(__file__).resolve().parents[1] / "spec" / "h2ogpte.yaml"

_MODULES = {
    "APIKeyCreateRequest": "api_key_create_request",
    "APIKeyInfo": "api_key_info",
    "APIKeyResult": "api_key_result",
    "APIKeyUpdateExpiryRequest": "api_key_update_expiry_request",
    "EndpointError": "endpoint_error",
}

_SCALARS: dict[str, ScalarName] = {"string": "str", "integer": "int", "boolean": "bool"}


def reference(name: str) -> Reference:
    """Give the type of a named schema."""
    return Reference(name, name, _MODULES[name], "model")


def _type(schema: dict[str, Any]) -> Type:
    if "$ref" in schema:
        return reference(schema["$ref"].rpartition("/")[2])
    if schema["type"] == "array":
        return ListOf(_type(schema["items"]))
    if schema.get("format") == "date-time":
        return Scalar("datetime", format="date-time")
    return Scalar(_SCALARS[schema["type"]])


def _content(holder: dict[str, Any]) -> tuple[MediaType, ...]:
    return tuple(MediaType(name, "json", _type(media["schema"])) for name, media in holder.get("content", {}).items())


def _model(name: str, schema: dict[str, Any]) -> Model:
    fields = tuple(
        Field(
            each,
            each,
            _type(value),
            each in schema.get("required", ()),
            description=value.get("description", ""),
            examples=tuple(Example(example) for example in value.get("examples", ())),
        )
        for each, value in schema["properties"].items()
    )
    return Model(name, name, _MODULES[name], fields, description=schema["description"])


def _operation(method: str, path: str, operation: dict[str, Any], components: dict[str, Any]) -> Operation:
    parameters = tuple(
        Parameter(
            each["name"],
            each["name"],
            each["in"],
            each.get("required", False),
            _type(each["schema"]),
            description=each["description"],
            default=each["schema"].get("default", MISSING),
        )
        for each in operation.get("parameters", ())
    )
    content = _content(operation.get("requestBody", {}))
    body = None
    if content:
        assert isinstance(content[0].type, Reference)
        body = RequestBody(content[0].type.module, operation["requestBody"].get("required", False), content)
    responses = []
    for status, response in operation["responses"].items():
        if "$ref" in response:
            response = components["responses"][response["$ref"].rpartition("/")[2]]
        responses.append(Response(status, response["description"], _content(response)))
    returned = next((each.content[0].type for each in responses if each.status[0] == "2" and each.content), None)
    return Operation(
        operation["operationId"],
        operation["operationId"],
        method.upper(),
        path,
        parameters,
        body,
        tuple(responses),
        returned,
        security=(SecurityRequirement((("bearerAuth", ()),)),),
        tags=tuple(operation["tags"]),
        summary=operation["summary"],
        description=operation["description"],
    )


def h2ogpte_sdk() -> Sdk:
    """Give the document as data."""
    document = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    components = document["components"]
    operations = tuple(
        _operation(method, path, operation, components)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    )
    info = document["info"]
    return Sdk(
        package="h2ogpte.rest",
        distribution="h2ogpte-rest",
        version="1.0.0",
        document_version=info["version"],
        title=info["title"],
        source="spec/h2ogpte.yaml",
        apis=(Api("API Keys", "APIKeysApi", "api_keys_api", operations, document["tags"][0]["description"]),),
        schemas=tuple(_model(name, schema) for name, schema in components["schemas"].items()),
        servers=(Server(document["servers"][0]["url"], document["servers"][0]["description"]),),
        security_schemes=(SecurityScheme("bearerAuth", "http", scheme="bearer"),),
        summary=info["summary"],
        description=info["description"],
        license=info["license"]["name"],
    )
