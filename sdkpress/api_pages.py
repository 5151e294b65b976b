"""What the page of an API class prints: its operations, each with a program that calls it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.docs_examples import CallExample, ExampleWriter
from sdkpress.docs_rows import Row, bare, default_notes, joined_notes
from sdkpress.docs_types import docs_type, linked_type, notes_on, page
from sdkpress.ir import Api, Operation, Parameter, RequestBody, Response, Stream
from sdkpress.views.api import argument_type, arguments_of


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A line of the table of responses."""

    status: str
    description: str
    headers: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A line of the table of what can be called next."""

    status: str
    name: str
    operation: str
    description: str


@dataclass(frozen=True, slots=True)
class OperationSection:
    """An operation on the page of its API class."""

    name: str
    address: str
    method: str
    path: str
    summary_cell: str
    signature: str
    summary: str
    description: str
    further: tuple[str, ...]
    external_docs: str
    deprecated: bool
    example: CallExample
    parameters: tuple[Row, ...]
    return_type: str
    content_type: str
    accept: str
    responses: tuple[ResponseRow, ...]
    links: tuple[LinkRow, ...]
    callbacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The page of an API class."""

    title: str
    description: str
    operations: tuple[OperationSection, ...]


def api_page(api: Api, writer: ExampleWriter) -> ApiPage:
    """Give what the page of an API class prints."""
    operations = sorted(api.operations, key=lambda operation: operation.python_name)
    addresses = _addresses(api, operations)
    return ApiPage(
        title=text.heading(api.python_name),
        description=text.markdown(api.description),
        operations=tuple(
            _section(api, operation, address, writer) for operation, address in zip(operations, addresses, strict=True)
        ),
    )


def _addresses(api: Api, operations: Iterable[Operation]) -> list[str]:
    """Give the address of each operation's heading, as GitHub makes it from the headings of the page in order."""
    seen = [text.anchor(api.python_name)]
    addresses = []
    for operation in operations:
        anchor = text.anchor(operation.python_name)
        repeated = seen.count(anchor)
        addresses.append(f"{page(api.python_name)}#{text.url_path(f'{anchor}-{repeated}' if repeated else anchor)}")
        headings = ["Example", "Parameters", "Return type", "HTTP request headers", "HTTP response details"]
        seen += [anchor, *map(text.anchor, headings)]
        seen += [title for title, has in (("links", _has_links(operation)), ("callbacks", operation.callbacks)) if has]
    return addresses


def _has_links(operation: Operation) -> bool:
    return any(response.links for response in operation.responses)


def _section(api: Api, operation: Operation, address: str, writer: ExampleWriter) -> OperationSection:
    arguments = arguments_of(operation)
    call = ", ".join(
        argument.python_name if argument.required else f"{argument.python_name}={argument.python_name}"
        for argument in arguments
    )
    sent = () if operation.body is None else operation.body.content
    received = [media.name for response in operation.responses for media in response.content]
    return OperationSection(
        name=text.heading(operation.python_name),
        address=address,
        method=text.plain(operation.method.upper()),
        path=text.plain(operation.sent_path),
        summary_cell=text.table_cell(operation.summary),
        signature=text.plain(f"{_signature_type(operation)}{operation.python_name}({call})"),
        summary=text.plain(operation.summary),
        description=text.markdown(operation.description) if operation.description != operation.summary else "",
        further=tuple(_further(operation, call)),
        external_docs=text.plain_url(operation.external_docs),
        deprecated=operation.deprecated,
        example=writer.call(api, operation),
        parameters=tuple(_argument_row(argument) for argument in arguments),
        return_type=_return_text(operation),
        content_type=", ".join(text.plain(media.name) for media in sent) or "Not defined",
        accept=", ".join(text.plain(name) for name in dict.fromkeys(received)) or "Not defined",
        responses=tuple(_response_row(response) for response in operation.responses),
        links=tuple(
            LinkRow(
                text.plain(response.status),
                text.plain(link.name),
                text.plain(link.operation),
                text.table_cell(link.description),
            )
            for response in operation.responses
            for link in response.links
        ),
        callbacks=tuple(text.plain(name) for name in operation.callbacks),
    )


def _further(operation: Operation, call: str) -> Iterable[str]:
    """What is said of the forms of an operation that only some operations have."""
    if operation.pagination:
        signature = text.code_span(f"{operation.pagination.python_name}({call})")
        yield f"{signature} goes through the items of all pages, fetching each when it is needed."
    if operation.stream and operation.stream.python_name != operation.python_name:
        signature = text.code_span(f"{operation.stream.python_name}({call})")
        yield f"{signature} gives the items of the response as they come in."
    if operation.download:
        signature = text.code_span(f"{operation.download}({', '.join(('path', *([call] if call else [])))})")
        yield f"{signature} saves the response as a file."


def _own_stream(operation: Operation) -> Stream | None:
    """The stream that an operation gives itself, not by a method beside it."""
    stream = operation.stream
    return stream if stream and stream.python_name == operation.python_name else None


def _signature_type(operation: Operation) -> str:
    stream = _own_stream(operation)
    if stream:
        return f"Stream[{docs_type(stream.item_type) if stream.item_type else 'ServerSentEvent'}] "
    return f"{docs_type(operation.return_type)} " if operation.return_type else ""


def _return_text(operation: Operation) -> str:
    """What an operation gives, as the page says it."""
    stream = _own_stream(operation)
    if stream is None:
        returned = operation.return_type
        return linked_type(returned) if returned else "void (empty response body)"
    return f"A stream of {linked_type(stream.item_type) if stream.item_type else '**ServerSentEvent**'}"


def _argument_row(argument: Parameter | RequestBody) -> Row:
    type_ = argument_type(argument)
    notes = [] if argument.required else ["optional"]
    if isinstance(argument, Parameter):
        notes += default_notes(argument)
        notes += ["deprecated"] if argument.deprecated else []
    return Row(
        name=text.plain(argument.python_name),
        type=linked_type(bare(type_)),
        description=text.table_cell(argument.description),
        notes=joined_notes([*notes, *notes_on(type_)]),
    )


def _response_row(response: Response) -> ResponseRow:
    headers = "; ".join(
        f"{text.table_code(header.name)} ({text.plain(docs_type(header.type))})"
        + (f": {text.table_cell(header.description)}" if header.description else "")
        for header in response.headers
    )
    return ResponseRow(text.plain(response.status), text.table_cell(response.description), headers or "-")
