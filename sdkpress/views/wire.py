"""What the modules print that describe operations and servers on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.annotations import annotate
from sdkpress.imports import Import, import_lines
from sdkpress.ir import (
    Api,
    Encoding,
    Header,
    Literals,
    MediaType,
    Nullable,
    Operation,
    Pagination,
    Parameter,
    RequestBody,
    Response,
    Scalar,
    SecurityRequirement,
    Server,
    ServerVariable,
    Stream,
    Type,
)


@dataclass(frozen=True, slots=True)
class WireView:
    """The constant that describes an operation on the wire."""

    constant: str
    result: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OperationsView:
    """A module with the wire descriptions of one API class's operations."""

    docstring: str
    imports: tuple[str, ...]
    with_models: bool
    operations: tuple[WireView, ...]


def constant_name(operation: Operation) -> str:
    """The name of the constant that describes an operation on the wire."""
    return operation.python_name.upper()


def operations_view(api: Api) -> OperationsView:
    """What the module with the wire descriptions of an API class prints."""
    imports = {Import("._operation", "Operation")}
    operations = tuple(_wire_view(operation, imports) for operation in api.operations)
    written = " ".join(f"{each.result} {' '.join(each.arguments)}" for each in operations)
    return OperationsView(
        docstring=text.docstring(f"How the operations of `{api.python_name}` go over the wire.", 0),
        imports=import_lines(imports, ".."),
        with_models="models." in written,
        operations=operations,
    )


def _wire_view(operation: Operation, imports: set[Import]) -> WireView:
    result = annotate(operation.return_type or Scalar("none"), "result", qualified=True)
    imports |= result.imports
    arguments = [
        f"id={text.literal(operation.operation_id)}",
        f"method={text.literal(operation.method)}",
        f"path={text.literal(operation.sent_path)}",
    ]
    if operation.parameters:
        written = [_wire_parameter(each, imports) for each in operation.parameters]
        arguments.append(f"parameters={tuple_of(written)}")
    if operation.body:
        arguments.append(f"body={_wire_body(operation.body, imports)}")
    responses = [f"{text.literal(each.status)}: {_wire_response(each, imports)}" for each in operation.responses]
    arguments.append(f"responses={{{', '.join(responses)}}}")
    if operation.security:
        arguments.append(f"security={tuple_of(_alternative(each, imports) for each in operation.security)}")
    if operation.servers:
        arguments.append(f"servers={tuple_of(server_expression(each, imports) for each in operation.servers)}")
    if operation.deprecated:
        arguments.append("deprecated=True")
    if operation.stream:
        arguments.append(f"stream={_streamed(operation.stream, imports)}")
    if operation.pagination:
        arguments.append(f"pages={_pages(operation.pagination, imports)}")
    return WireView(constant_name(operation), result.text, tuple(arguments))


def _alternative(requirement: SecurityRequirement, imports: set[Import]) -> str:
    """The expression of schemes that hold together: their names, with the scopes of those that have some."""
    names: list[str] = []
    for name, scopes in requirement.schemes:
        if scopes:
            imports.add(Import("._security", "Scoped"))
        literals = ", ".join(map(text.literal, (name, *scopes)))
        names.append(f"Scoped({literals})" if scopes else literals)
    return tuple_of(names)


def _streamed(stream: Stream, imports: set[Import]) -> str:
    """The expression that says how the items of a response come."""
    imports.add(Import("._events", "Streamed"))
    arguments = [text.literal(stream.media_type)]
    if stream.item_type is not None:
        arguments.append(_wire_type(stream.item_type, imports))
    if stream.whole_events:
        arguments.append("whole_events=True")
    if stream.asked_by:
        arguments.append(f"asked_by={text.literal(stream.asked_by)}")
    return f"Streamed({', '.join(arguments)})"


_PAGE_CLASSES = {"offset": "OffsetPages", "page": "NumberedPages", "cursor": "CursorPages", "link": "LinkPages"}
_FIRST = {"offset": 0, "page": 1, "cursor": 0, "link": 0}
"""The first page or item where nothing is said of it."""


def _pages(pagination: Pagination, imports: set[Import]) -> str:
    """The expression that says how a list comes in pages."""
    name = _PAGE_CLASSES[pagination.style]
    imports.add(Import("._pages", name))
    arguments = [text.literal(pagination.argument)]
    common = ("items", "size", "more", "total", "default_size", "largest_size", "by_header")
    own = {"offset": ("first", "step"), "page": ("first", "pages", "step"), "cursor": ("next", "last_item", "as_text")}
    own["link"] = ("next",)
    for key in (*common, *own[pagination.style]):
        value = getattr(pagination, key)
        if value not in ((), "", None) and value is not False and (key, value) != ("first", _FIRST[pagination.style]):
            written = tuple_of(map(text.literal, value)) if isinstance(value, tuple) else text.literal(value)
            arguments.append(f"{key}={written}")
    if pagination.carried:
        carried = (f"{text.literal(key)}: ({text.literal(to)}, {kind})" for key, to, kind in pagination.carried)
        arguments.append(f"arguments={{{', '.join(carried)}}}")
    return f"{name}({', '.join(arguments)})"


_DEFAULT_STYLES = {"path": ("simple", False), "query": ("form", True), "header": ("simple", False)}
_DEFAULT_STYLES |= {"cookie": ("form", True), "form": ("form", True)}


def _wire_type(type_: Type | None, imports: set[Import]) -> str:
    if type_ is None:
        return "None"
    annotation = annotate(type_, "wire", qualified=True)
    imports |= annotation.imports
    return f"lambda: {annotation.text}"


def _wire_parameter(parameter: Parameter, imports: set[Import]) -> str:
    imports.add(Import("._operation", "Parameter"))
    type_ = parameter.type
    if isinstance(type_, Nullable) and not parameter.required:
        type_ = type_.of  # None stands for what is not given
    arguments = [
        text.literal(parameter.python_name),
        text.literal(parameter.location),
        _wire_type(type_, imports),
    ]
    if parameter.name != parameter.python_name:
        arguments.append(f"name={text.literal(parameter.name)}")
    if parameter.required:
        arguments.append("required=True")
    style, explode = _DEFAULT_STYLES.get(parameter.location, ("", False))
    if parameter.style not in ("", style):
        arguments.append(f"style={text.literal(parameter.style)}")
    if parameter.style and parameter.explode != explode:
        arguments.append(f"explode={parameter.explode}")
    if parameter.allow_reserved:
        arguments.append("allow_reserved=True")
    if parameter.media_type:
        arguments.append(f"media_type={text.literal(parameter.media_type)}")
    if parameter.deprecated:
        arguments.append("deprecated=True")
    return f"Parameter({', '.join(arguments)})"


def _wire_body(body: RequestBody, imports: set[Import]) -> str:
    imports.add(Import("._operation", "Body"))
    content = [f"{text.literal(media.name)}: {_wire_type(media.type, imports)}" for media in body.content]
    arguments = [text.literal(body.python_name), f"{{{', '.join(content)}}}"]
    if body.required:
        arguments.append("required=True")
    if body.form:
        arguments.append(f"form={tuple_of(_wire_parameter(each, imports) for each in body.form)}")
    encodings = [f"{text.literal(media.name)}: {{{told}}}" for media in body.content if (told := _encodings(media))]
    if encodings:
        imports.add(Import("._operation", "Encoding"))
        arguments.append(f"encodings={{{', '.join(encodings)}}}")
    return f"Body({', '.join(arguments)})"


def _encodings(media: MediaType) -> str:
    """The items of the dictionary of encodings of a media type: those that say anything."""
    written = {each.name: _wire_encoding(each) for each in media.encodings if media.codec in ("form", "multipart")}
    return ", ".join(f"{text.literal(name)}: {made}" for name, made in written.items() if made)


def _wire_encoding(encoding: Encoding) -> str:
    named = {
        "content_type": encoding.content_type,
        "style": encoding.style,
        "explode": encoding.explode,
        "allow_reserved": encoding.allow_reserved or None,
    }
    written = [f"{key}={text.literal(value)}" for key, value in named.items() if value is not None]
    headers = [tuple_of(map(text.literal, pair)) for pair in map(_fixed_header, encoding.headers) if pair]
    if headers:
        written.append(f"headers={tuple_of(headers)}")
    return f"Encoding({', '.join(written)})" if written else ""


def _fixed_header(header: Header) -> tuple[str, str] | None:
    """Name and value of a header of a part, where the document has its only value."""
    values = header.type.values if isinstance(header.type, Literals) else ()
    if len(values) != 1 or header.name.lower() in ("content-type", "content-disposition"):
        return None
    value = values[0]
    written = value if isinstance(value, str) else str(value).lower()
    return (header.name, written) if (header.name + written).isprintable() else None


def _wire_response(response: Response, imports: set[Import]) -> str:
    imports.add(Import("._operation", "Response"))
    content = [f"{text.literal(media.name)}: {_wire_type(media.type, imports)}" for media in response.content]
    return f"Response({{{', '.join(content)}}})" if content else "Response()"


def tuple_of(items: Iterable[str]) -> str:
    """The expression that makes a tuple."""
    written = list(items)
    return f"({', '.join(written)}{',' if len(written) == 1 else ''})"


def server_expression(server: Server, imports: set[Import]) -> str:
    """The expression that makes a server."""
    imports.add(Import("._server", "Server"))
    arguments = [text.literal(server.url)]
    if server.description:
        arguments.append(f"description={text.long_literal(server.description)}")
    if server.variables:
        imports.add(Import("._server", "ServerVariable"))
        arguments.append(f"variables={tuple_of(_variable_expression(each) for each in server.variables)}")
    return f"Server({', '.join(arguments)})"


def _variable_expression(variable: ServerVariable) -> str:
    arguments = [text.literal(variable.name), text.literal(variable.default)]
    if variable.enum:
        arguments.append(f"enum={tuple_of(text.literal(value) for value in variable.enum)}")
    if variable.description:
        arguments.append(f"description={text.long_literal(variable.description)}")
    return f"ServerVariable({', '.join(arguments)})"
