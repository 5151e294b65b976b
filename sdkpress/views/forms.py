"""The forms of an operation as methods, and those that only some operations have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from sdkpress import text
from sdkpress.annotations import Annotation, Import, annotate
from sdkpress.ir import Operation, Pagination

# Called so that no class of the document can have the name.
_ITERATOR = Import("collections.abc", "AsyncIterator", "_AsyncIterator")
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


def further_imports(operations: Collection[Operation]) -> tuple[set[Import], set[Import]]:
    """What the modules of such forms import, and what they do for type checkers alone."""
    paged = any(operation.pagination for operation in operations)
    needed = {Import("._pagination", "iterate", "_iterate")} if paged else set[Import]()
    return needed, {_ITERATOR} if paged else set()


def in_sync(imports: Collection[Import]) -> set[Import]:
    """The imports of the synchronous twin."""
    return {_SYNC_ITERATOR if each == _ITERATOR else each for each in imports}


def further_forms(call: Call) -> Iterator[FormView]:
    """The forms that only some operations have."""
    if call.operation.pagination:
        yield _iterator(call, call.operation.pagination)


def _iterator(call: Call, pagination: Pagination) -> FormView:
    item = annotate(pagination.item_type, "result", shadowed=call.methods, classes=call.classes)
    call.annotations.append(item)
    size = f" of the size `{pagination.size}`" if pagination.size else ""
    said = (
        f"Takes what `{call.operation.python_name}` takes, and goes through the items of all pages, beginning at"
        f" `{pagination.argument}`. A page{size} is fetched when its first item is asked for."
    )
    return FormView(
        pagination.python_name,
        call.signature,
        f"_AsyncIterator[{item.text}]",
        text.docstring(f"{call.summary}\n\n{said}", 8),
        f"_iterate(self._call, {call.passed})",
        call.decorators,
        define="def",
        send="return ",
    )
