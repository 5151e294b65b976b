"""Canonical operations -> methods: arguments, bodies, responses, and what they need on the wire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sdkpress import names
from sdkpress.build_schemas import description_of, examples_of, pointer_of, text_of
from sdkpress.ir import (
    MISSING,
    Codec,
    Encoding,
    Header,
    Link,
    ListOf,
    Location,
    MediaType,
    Nullable,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Scalar,
    SecurityRequirement,
    Server,
    ServerVariable,
    Type,
)
from sdkpress.multipart import form_fields, is_binary, is_multipart, part_type, parts_type, resolved
from sdkpress.projection import component_name
from sdkpress.schema_types import ANY, SchemaTypes, union_of
from sdkpress.streams import stream_item

_JSON_LINES = frozenset(
    {
        "json-lines", "json-seq", "jsonl", "jsonlines", "ndjson", "stream+json", "x-jsonl", "x-jsonlines", "x-ndjson",
    }
)  # fmt: skip
"""The media types of JSON line by line, but for `application/`; the runtime has the same."""


def codec_of(media_type: str) -> Codec:
    """How a body of a media type is encoded; whatever isn't known is bytes.

    Source: RFC 6838 and 6839 (structured suffixes), RFC 7464 (JSON text sequences).
    """
    name = media_type.split(";", 1)[0].strip().lower()
    if name.removeprefix("application/") in _JSON_LINES or name.endswith("+json-seq"):
        return "json-lines"
    if name == "text/event-stream":
        return "events"
    if name == "application/json" or name.endswith("+json") or name in ("*/*", "application/*", "text/json"):
        return "json"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    if name.startswith("text/") or name in ("application/xml", "application/yaml") or name.endswith(("+xml", "+yaml")):
        return "text"
    return "bytes"


class OperationBuilder:
    """Makes operations of canonical ones.

    Args:
        types: The types of the document's schemas.
        components: The canonical component schemas by name.
    """

    def __init__(self, types: SchemaTypes, components: Mapping[str, Any]) -> None:
        self.types = types
        self.components = components

    def build(self, path: str, method: str, operation: Mapping[str, Any], python_name: str) -> Operation:
        """Make one method.

        Args:
            path: The path as the document has it.
            method: The HTTP method in lower case.
            operation: The canonical operation.
            python_name: The name of the method.
        """
        raw = operation["parameters"]
        body = operation.get("requestBody")
        body_media = body.get("content", {}) if body else {}
        form = form_fields(body_media, self.components)
        python_names = self._argument_names(operation, raw, body_media, form)
        parameters = tuple(self._parameter(each, python_names[each["in"], each["name"]]) for each in raw)
        request_body = self._body(body, body_media, form, python_names) if body and body_media else None
        responses = tuple(self._response(status, each) for status, each in operation["responses"].items())
        return Operation(
            operation_id=operation.get("operationId") or python_name,
            python_name=python_name,
            method=method.upper(),
            path=path,
            parameters=tuple(sorted(parameters, key=lambda parameter: not parameter.required)),
            body=request_body,
            responses=responses,
            return_type=_return_type(responses),
            security=tuple(
                SecurityRequirement(tuple((name, tuple(scopes or ())) for name, scopes in each.items()))
                for each in operation.get("security", ())
            ),
            servers=build_servers(operation.get("servers", ())),
            tags=tuple(operation.get("tags", ())),
            summary=text_of(operation, "summary"),
            description=description_of(operation),
            deprecated=operation.get("deprecated", False) is True,
            external_docs=str((operation.get("externalDocs") or {}).get("url", "")),
            callbacks=tuple(operation.get("callbacks", {})),
            pointer=pointer_of(operation),
        )

    def _argument_names(
        self, operation: Mapping[str, Any], raw: Any, content: Mapping[str, Any], form: Mapping[str, Any]
    ) -> dict[tuple[str, str], str]:
        keys = [*((each["in"], each["name"]) for each in raw), *(("form", name) for name in form)]
        return names.argument_names(keys, self._body_name(operation, content) if content and not form else None)

    def _body_name(self, operation: Mapping[str, Any], content: Mapping[str, Any]) -> str:
        given = operation.get("x-codegen-request-body-name") or operation["requestBody"].get(
            "x-codegen-request-body-name"
        )
        if isinstance(given, str):
            return names.parameter_name(given)
        schema = self._unaliased(next(iter(content.values())).get("schema", {}))
        if schema.get("type") == "array":
            return names.body_name(self._class_of(self._unaliased(schema.get("items", {}))), container=True)
        return names.body_name(self._class_of(schema), container="x-sdkpress-map" in operation["requestBody"])

    def _unaliased(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema that a reference to a name for a type stands for."""
        while "$ref" in schema and self.types.references[component_name(schema["$ref"])].kind == "alias":
            name = component_name(schema["$ref"])
            if self.types.is_recursive(name):
                break
            schema = self.components[name]
        return schema

    def _class_of(self, schema: Mapping[str, Any]) -> str | None:
        if "$ref" not in schema:
            return None
        reference = self.types.references[component_name(schema["$ref"])]
        return reference.python_name if reference.kind in ("model", "union") else None

    def _parameter(self, raw: Mapping[str, Any], python_name: str) -> Parameter:
        media_type = next(iter(raw["content"]), None) if "content" in raw else None
        holder = raw["content"][media_type] if media_type else raw
        schema = holder.get("schema", {})
        return Parameter(
            name=raw["name"],
            python_name=python_name,
            location=raw["in"],
            required=raw["required"],
            type=self.types.type_of(schema),
            style=raw.get("style", ""),
            explode=raw.get("explode", False),
            allow_reserved=raw.get("allowReserved", False),
            media_type=media_type,
            description=description_of(raw) or description_of(schema),
            default=schema.get("default", MISSING),
            examples=examples_of(holder) or examples_of(schema),
            deprecated=raw.get("deprecated", False) is True,
            pointer=pointer_of(raw),
        )

    def _body(
        self,
        body: Mapping[str, Any],
        content: Mapping[str, Any],
        form: Mapping[str, tuple[Any, bool]],
        python_names: Mapping[tuple[str, str], str],
    ) -> RequestBody:
        required = body.get("required", False) is True
        # Only in a multipart body is a text surely the path of a file; elsewhere it stands for itself.
        file = Scalar("file" if any(is_multipart(name) for name in content) else "part")
        fields = [
            self._form_parameter(name, schema, needed, python_names["form", name], file)
            for name, (schema, needed) in form.items()
        ]
        return RequestBody(
            python_name=python_names.get(("body", ""), ""),
            required=required,
            content=tuple(self._media_type(name, each, request=True) for name, each in content.items()),
            form=tuple(sorted(fields, key=lambda field: not field.required)),
            description=description_of(body),
            pointer=pointer_of(body),
        )

    def _form_parameter(
        self, name: str, schema: Mapping[str, Any], required: bool, python_name: str, file: Scalar
    ) -> Parameter:
        location: Location = "form"
        return Parameter(
            name=name,
            python_name=python_name,
            location=location,
            required=required,
            type=self._file_type(schema, file),
            style="form",
            explode=True,
            description=description_of(schema),
            default=schema.get("default", MISSING),
            examples=examples_of(schema),
            deprecated=schema.get("deprecated", False) is True,
            pointer=pointer_of(schema),
        )

    def _file_type(self, schema: Mapping[str, Any], file: Scalar) -> Type:
        """The type of a part of a form: binary text is a file, whether it stands there or is referred to."""
        told, schema = schema, resolved(schema, self.components)
        if is_binary(schema):
            return Nullable(file) if schema.get("nullable") else file
        if schema.get("type") == "array" and isinstance(schema.get("items"), Mapping):
            items = self._file_type(schema["items"], file)
            if items == file:
                return ListOf(items)
        return self.types.type_of(told)

    def _media_type(self, name: str, raw: Mapping[str, Any], *, request: bool) -> MediaType:
        codec = codec_of(name)
        schema = raw.get("schema")
        item = raw.get("itemSchema")
        streamed = stream_item(codec, raw, self.types)
        lines = codec == "json-lines"
        return MediaType(
            name=name,
            codec=codec,
            type=ListOf(streamed) if lines and streamed else self._content_type(codec, schema, item, request),
            item_type=streamed or (self.types.type_of(item) if item is not None else None),
            encodings=tuple(self._encoding(key, each) for key, each in _encodings_of(raw)),
            examples=examples_of(raw) or (examples_of(schema) if schema else ()),
            pointer=pointer_of(raw),
        )

    def _content_type(
        self, codec: Codec, schema: Mapping[str, Any] | None, item: Mapping[str, Any] | None, request: bool
    ) -> Type:
        if codec in ("text", "events", "json-lines"):
            return Scalar("str")
        if codec == "bytes" or (codec in ("form", "multipart") and not request):
            return Scalar("file") if request else Scalar("bytes")
        if codec == "multipart" and schema is None and item is not None:
            return ListOf(part_type(item, self.types.type_of(item), self.components))
        if schema is None:
            return ANY
        if codec == "json" and schema.get("format") == "binary":
            return Scalar("file") if request else Scalar("bytes")
        plain = self.types.type_of(schema)
        return parts_type(schema, plain, self.components) if codec == "multipart" else plain

    def _encoding(self, name: str | int, raw: Mapping[str, Any]) -> Encoding:
        return Encoding(
            name=name,
            content_type=raw.get("contentType"),
            headers=tuple(self._header(key, each) for key, each in raw.get("headers", {}).items()),
            style=raw.get("style"),
            explode=raw.get("explode"),
            allow_reserved=raw.get("allowReserved", False),
        )

    def _header(self, name: str, raw: Mapping[str, Any]) -> Header:
        schema = raw.get("schema")
        if schema is None and raw.get("content"):
            schema = next(iter(raw["content"].values())).get("schema")
        type_ = self.types.type_of(schema) if schema is not None else Scalar("str")
        return Header(name, type_, raw.get("required", False) is True, description_of(raw))

    def _response(self, status: str, raw: Mapping[str, Any]) -> Response:
        return Response(
            status=status,
            description=description_of(raw),
            content=tuple(self._media_type(name, each, request=False) for name, each in raw.get("content", {}).items()),
            headers=tuple(self._header(name, each) for name, each in raw.get("headers", {}).items()),
            links=tuple(
                Link(name, str(each.get("operationId") or each.get("operationRef") or ""), description_of(each))
                for name, each in raw.get("links", {}).items()
            ),
            pointer=pointer_of(raw),
        )


def _encodings_of(raw: Mapping[str, Any]) -> Iterator[tuple[str | int, Mapping[str, Any]]]:
    """The encodings of a media type: those of properties by name, those of items by place, that of others as -1."""
    yield from raw.get("encoding", {}).items()
    yield from enumerate(raw.get("prefixEncoding", ()))
    if "itemEncoding" in raw:
        yield -1, raw["itemEncoding"]


def body_type(body: RequestBody) -> Type:
    """The type of the argument that is the body, whichever media type it goes out as."""
    return union_of([media.type for media in body.content if media.type is not None])


def response_type(response: Response) -> Type | None:
    """The type of what a response decodes to; None where it has no content.

    Where there is JSON it is asked for, so that other representations don't come unless asked for.
    """
    if not response.content:
        return None
    preferred = [media for media in response.content if media.codec == "json"] or list(response.content)
    return union_of([media.type for media in preferred if media.type is not None])


def _return_type(responses: tuple[Response, ...]) -> Type | None:
    succeeding = [each for each in responses if each.status.startswith("2")]
    if not succeeding:
        succeeding = [each for each in responses if each.status == "default"]
    types = [response_type(each) for each in succeeding]
    if all(each is None for each in types):
        return None
    return union_of([Scalar("none") if each is None else each for each in types])


def build_servers(raw: Any) -> tuple[Server, ...]:
    """Make servers of the document's Server Objects."""
    return tuple(
        Server(
            url=each["url"],
            description=description_of(each),
            variables=tuple(
                ServerVariable(
                    name,
                    str(variable.get("default", "")),
                    tuple(str(value) for value in variable.get("enum", ())),
                    description_of(variable),
                )
                for name, variable in (each.get("variables") or {}).items()
            ),
        )
        for each in raw
    )
