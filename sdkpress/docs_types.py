"""The text of a type in the docs, as the published pages write it: `List[Pet]`, `Dict[str, int]`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sdkpress import text
from sdkpress.annotations import SCALARS
from sdkpress.ir import (
    Constraints,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Reference,
    Scalar,
    TupleOf,
    Type,
    UnionOf,
)

# Formats that the name of the Python type does not already tell.
_TOLD_BY_TYPE = {"date", "date-time", "uuid", "binary", "decimal"}


def docs_type(type_: Type) -> str:
    """Give the text of a type."""
    return _write(type_, lambda reference: reference.python_name)


def linked_type(type_: Type) -> str:
    """Give a type for a page, bold, with a link to the page of each model it mentions."""
    found = sorted(set(references(type_)), key=lambda reference: reference.python_name)
    if not found:
        return f"**{_as_markdown(docs_type(type_))}**"
    if len(found) == 1:
        return f"[**{_as_markdown(docs_type(type_))}**]({page(found[0].python_name)})"
    written = _write(type_, lambda reference: f"\0{reference.python_name}\0")
    parts = written.split("\0")
    return "".join(
        f"[**{_as_markdown(part)}**]({page(part)})" if index % 2 else text.plain(part, keep_spaces=True)
        for index, part in enumerate(parts)
    )


def page(python_name: str) -> str:
    """Name the page of a class, seen from its neighbours."""
    return text.url_path(f"{python_name}.md")


def references(type_: Type) -> Iterator[Reference]:
    """Find the named schemas that a type mentions, in order."""
    match type_:
        case Reference():
            yield type_
        case ListOf(items):
            yield from references(items)
        case MapOf(values):
            yield from references(values)
        case Nullable(of):
            yield from references(of)
        case UnionOf(members):
            for member in members:
                yield from references(member)
        case TupleOf(items, rest):
            for item in (*items, *([rest] if rest else [])):
                yield from references(item)
        case _:
            return


def notes_on(type_: Type) -> tuple[str, ...]:
    """Say what the text of a type leaves out: null, format, constraints and the values allowed."""
    match type_:
        case Nullable(of):
            return ("nullable", *notes_on(of))
        case Literals(values):
            shown = ", ".join(text.table_code(text.literal(value)) for value in values)
            return (f"one of {shown}" if len(values) > 1 else f"always {shown}",)
        case Scalar(_, constraints, format_):
            told = format_ is None or format_ in _TOLD_BY_TYPE
            return (*(() if told else (f"format {text.plain(format_ or '')}",)), *_constraint_notes(constraints))
        case ListOf(items, constraints):
            return (*_constraint_notes(constraints), *(f"items: {note}" for note in notes_on(items)))
        case MapOf(values, constraints):
            return (*_constraint_notes(constraints), *(f"values: {note}" for note in notes_on(values)))
        case _:
            return ()


def _write(type_: Type, name: Callable[[Reference], str]) -> str:
    match type_:
        case Scalar():
            return SCALARS[type_.name]
        case Literals(values):
            kinds = list(dict.fromkeys(type(value).__name__ for value in values))
            return kinds[0] if len(kinds) == 1 else f"Union[{', '.join(kinds)}]"
        case ListOf(items):
            return f"List[{_write(items, name)}]"
        case TupleOf(items, None):
            return f"Tuple[{', '.join(_write(item, name) for item in items)}]"
        case TupleOf(items, rest):
            members = dict.fromkeys(_write(item, name) for item in (*items, *([rest] if rest else [])))
            return f"List[{_union(list(members))}]"
        case MapOf(values):
            return f"Dict[str, {_write(values, name)}]"
        case UnionOf(members):
            return _union(list(dict.fromkeys(_write(member, name) for member in members)))
        case Nullable(of):
            return f"Optional[{_write(of, name)}]"
        case Reference():
            return name(type_)


def _union(members: list[str]) -> str:
    return members[0] if len(members) == 1 else f"Union[{', '.join(members)}]"


def _as_markdown(type_text: str) -> str:
    """Escape the names in the text of a type; brackets are safe where they are balanced."""
    return text.plain(type_text).replace("\\[", "[").replace("\\]", "]")


def _constraint_notes(constraints: Constraints) -> tuple[str, ...]:
    named = (
        ("minimum", constraints.minimum),
        ("greater than", constraints.exclusive_minimum),
        ("maximum", constraints.maximum),
        ("less than", constraints.exclusive_maximum),
        ("multiple of", constraints.multiple_of),
        ("minimum length", constraints.min_length),
        ("maximum length", constraints.max_length),
        ("minimum items", constraints.min_items),
        ("maximum items", constraints.max_items),
        ("minimum properties", constraints.min_properties),
        ("maximum properties", constraints.max_properties),
    )
    notes = [f"{words} {value}" for words, value in named if value is not None]
    if constraints.pattern is not None:
        notes.append(f"pattern {text.table_code(constraints.pattern)}")
    if constraints.unique_items:
        notes.append("unique items")
    return tuple(notes)
