"""The forms of an operation as methods, and those that only some operations have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from sdkpress import text
from sdkpress.annotations import Annotation, annotate
from sdkpress.build_operations import codec_of
from sdkpress.imports import Import
from sdkpress.ir import Operation, Pagination, Stream

# Called so that no class of the document can have the name.
_ITERATOR = Import("collections.abc", "AsyncIterator", "_AsyncIterator")
# What the place to save a download to is called: the first that no argument is called.
_TARGETS = ("target", "save_to", "_target")
_SYNC_ITERATOR = Import("collections.abc", "Iterator", "_Iterator")


@dataclass(frozen=True, slots=True)
class FormView:
    """One form of an operation: the decoded value, the response with it, the open response, or an iterator."""

    name: str
    arguments: str
    result: str
    docstring: str
    call: str
    decorators: tuple[str, ...] = ()
    define: str = "async def"
    send: str = "return await self."

    def in_sync(self) -> FormView:
        """The same without async."""
        iterator = self.define == "def"
        return replace(
            self,
            result=self.result.replace("_AsyncIterator[", "_Iterator[", 1) if iterator else self.result,
            define="def",
            send=self.send.replace("await ", ""),
        )


@dataclass(slots=True)
class Call:
    """What the forms of one operation have in common, and what they need to be imported."""

    operation: Operation
    signature: str
    passed: str
    summary: str
    decorators: tuple[str, ...]
    methods: Collection[str]
    classes: Collection[str]
    annotations: list[Annotation] = field(default_factory=list)


def further_names(operation: Operation) -> Iterator[str]:
    """The names of the forms that only some operations have."""
    if operation.pagination:
        yield operation.pagination.python_name
    if operation.stream:
        yield operation.stream.python_name
    if operation.download:
        yield operation.download


def further_imports(operations: Collection[Operation]) -> tuple[set[Import], set[Import]]:
    """What the modules of such forms import, and what they do for type checkers alone."""
    paged = any(operation.pagination for operation in operations)
    needed = {Import("._pagination", "iterate", "_iterate")} if paged else set[Import]()
    checked = {_ITERATOR} if paged else set[Import]()
    if any(operation.stream for operation in operations):
        needed.add(Import(".streaming", "open_stream", "_open_stream"))
        checked.add(Import(".streaming", "Stream", "_Stream"))
        if any(map(has_collected_form, operations)):
            needed.add(Import(".streaming", "read_stream", "_read_stream"))
        if any(operation.stream and operation.stream.item_type is None for operation in operations):
            checked.add(Import("._events", "ServerSentEvent", "_ServerSentEvent"))
    if any(operation.download for operation in operations):
        needed.add(Import(".streaming", "download", "_download"))
        checked.add(Import("._saving", "Target", "_Target"))
    return needed, checked


def in_sync(imports: Collection[Import]) -> set[Import]:
    """The imports of the synchronous twin."""
    return {_SYNC_ITERATOR if each == _ITERATOR else each for each in imports}


def further_forms(call: Call) -> Iterator[FormView]:
    """The forms that only some operations have."""
    if call.operation.pagination:
        yield _iterator(call, call.operation.pagination)
    if call.operation.stream and call.operation.stream.python_name != call.operation.python_name:
        yield stream_form(call, call.operation.stream)
    if call.operation.download:
        yield _download(call, call.operation.download)


def stream_form(call: Call, stream: Stream, docstring: str = "") -> FormView:
    """The form that gives the items of a response as they come in."""
    said = f"Takes what `{call.operation.python_name}` takes, and gives the items of the response as they come in."
    if stream.asked_by:
        said += f" It sets `{stream.asked_by}` in the body, which asks for that."
    return FormView(
        stream.python_name,
        call.signature,
        f"_Stream[{_item_text(call, stream)}]",
        docstring or text.docstring(f"{call.summary}\n\n{said}", 8),
        f"_open_stream(self.api_client, {call.passed})",
        call.decorators,
        send="return await ",
    )


def collected_form(call: Call, stream: Stream, name: str) -> FormView:
    """The form that waits for the end of a stream of events, which is a list of items then."""
    said = (
        f"Takes what `{call.operation.python_name}` takes, waits for the end of the response, and gives the status"
        " code, the headers and the raw body with a list of the items."
    )
    return FormView(
        name,
        call.signature,
        f"ApiResponse[list[{_item_text(call, stream)}]]",
        text.docstring(f"{call.summary}\n\n{said}", 8),
        f"_read_stream(self.api_client, {call.passed})",
        call.decorators,
        send="return await ",
    )


def has_collected_form(operation: Operation) -> bool:
    """Whether the response of an operation is a stream of events and nothing else: the text of it helps nobody."""
    stream = operation.stream
    return (
        stream is not None and stream.python_name == operation.python_name and codec_of(stream.media_type) == "events"
    )


def _item_text(call: Call, stream: Stream) -> str:
    if stream.item_type is None:
        return "_ServerSentEvent"
    item = annotate(stream.item_type, "result", shadowed=call.methods, classes=call.classes)
    call.annotations.append(item)
    return item.text


def _download(call: Call, name: str) -> FormView:
    target = next(each for each in _TARGETS if f"{each}:" not in call.signature)
    said = (
        f"Takes what `{call.operation.python_name}` takes after the place to save to, a path or a file that is open for"
        " writing bytes, and gives the number of bytes. The response is never whole in memory. Under a path the file"
        " is there whole or not at all. The option `_progress` is called with the bytes so far and all of them."
    )
    return FormView(
        name,
        call.signature.replace("self, ", f"self, {target}: _Target, /, ", 1),
        "int",
        text.docstring(f"{call.summary}\n\n{said}", 8),
        f"_download(self.api_client, {call.passed.replace(', ', f', {target}, ', 1)})",
        call.decorators,
        send="return await ",
    )


def _iterator(call: Call, pagination: Pagination) -> FormView:
    item = annotate(pagination.item_type, "result", shadowed=call.methods, classes=call.classes)
    call.annotations.append(item)
    size = f" of the size `{pagination.size}`" if pagination.size else ""
    begin = f", beginning at `{pagination.argument}`" if pagination.style != "link" else ""
    said = (
        f"Takes what `{call.operation.python_name}` takes, and goes through the items of all pages{begin}."
        f" A page{size} is fetched when its first item is asked for."
    )
    return FormView(
        pagination.python_name,
        call.signature,
        f"_AsyncIterator[{item.text}]",
        text.docstring(f"{call.summary}\n\n{said}", 8),
        f"_iterate(self.{'_call_with_http_info' if pagination.by_header else '_call'}, {call.passed})",
        call.decorators,
        define="def",
        send="return ",
    )
