"""Types as expressions that are evaluated at once, though they name models whose modules come later."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator

from sdkpress import text

_LONG = 64


def expression(annotation: str, later: Collection[str], name: Callable[[str], str]) -> str:
    """A type where an expression stands: what names models is text, of parts where it is too long for a line.

    Args:
        annotation: The type, as an annotation.
        later: The names in it that nothing is imported under.
        name: Imports what the expression needs beside, and says how it is called.
    """
    return _write(ast.parse(annotation, mode="eval").body, annotation, later, name)


def _write(node: ast.expr, annotation: str, later: Collection[str], name: Callable[[str], str]) -> str:
    written = ast.get_source_segment(annotation, node) or ""
    if not any(isinstance(each, ast.Name) and each.id in later for each in ast.walk(node)):
        return written
    if isinstance(node, ast.BinOp) and len(written) > _LONG:
        members = [_write(each, annotation, later, name) for each in _members(node)]
        if not any(each.startswith('"') for each in members):
            return " | ".join(members)
        return f"{name('Union')}[{', '.join(members)}]"
    if isinstance(node, ast.Subscript) and len(written) > _LONG:
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        parts = [_write(each, annotation, later, name) for each in inner]
        return f"{ast.get_source_segment(annotation, node.value)}[{', '.join(parts)}]"
    return text.literal(written)


def _members(union: ast.expr) -> Iterator[ast.expr]:
    if isinstance(union, ast.BinOp):
        yield from _members(union.left)
        yield union.right
    else:
        yield union
