"""Makes the synchronous twin of a module of the generated package, token by token.

The twin stands in `sync/` and shares with the package's root all that does no I/O. What is
written twice by hand is what talks to an HTTP library or waits: `_aiohttp.py` and `_tasks.py` stay
in the root, `_urllib3.py`, `_connections.py` and `_threads.py` move to `sync/`.
"""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import PurePosixPath

DOUBLED = frozenset(
    {
        "_exchange.py",
        "_pagination.py",
        "_undescribed_calls.py",
        "api_client.py",
        "rest.py",
        "streaming.py",
        "transport.py",
    }
)
"""The modules of the runtime that stand in the package twice. Those under `api/` do, too."""

MOVED = frozenset({"_connections.py", "_threads.py", "_urllib3.py"})
"""The modules of the runtime that stand in `sync/` alone."""

NAMES = {
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "AsyncIterator": "Iterator",
    "AsyncIterable": "Iterable",
    "AsyncGenerator": "Generator",
    "AsyncContextManager": "ContextManager",
    "StopAsyncIteration": "StopIteration",
    "asynccontextmanager": "contextmanager",
    "aclose": "close",
    "aiter": "iter",
    "anext": "next",
    "_aiohttp": "_urllib3",
    "_tasks": "_threads",
    "AiohttpTransport": "Urllib3Transport",
    "AiohttpResponse": "Urllib3Response",
}

_PROSE = re.compile(r"\basync (?=with\b|for\b|def\b)|\bawait (?=[\w.]+\()")
# What an asynchronous generator must spell out has a form of its own in one that isn't.
_YIELDED_ONE_BY_ONE = re.compile(
    r"^(?P<indent> +)for (?P<item>\w+) in (?P<items>[^\n]+):\n(?P=indent)    yield (?P=item)\n", re.MULTILINE
)
# Not found by tokens: to tokenize each module twice more takes longer than all else that is done to it.
_IMPORT = re.compile(r"^ *from \.+[\w.]* import (?:\([^)]*\)|[^\n(])[^\n]*\n?", re.MULTILINE)
_RELATIVE = re.compile(r"(?P<indent> *)from (?P<dots>\.+)(?P<module>[\w.]*) import (?P<rest>.*)", re.DOTALL)


def sync_path(path: str) -> str:
    """Give the path of the twin of a module, both relative to the package's root."""
    return f"sync/{path}"


def to_sync(path: str, source: str, doubled: frozenset[str]) -> str:
    """Rewrite a module so that it works without `async` and `await`, from the folder `sync/`.

    Names are replaced only where they are whole tokens, so that strings, which may come from a
    document, stay as they are; only a docstring's `async with`, `async for` and `await` are
    adapted. Relative imports of modules that have no twin get one more dot. The line structure
    may be left uneven: the formatter comes after.

    Args:
        path: Where the module stands, relative to the package's root: `api/keys_api.py`.
        source: Its text.
        doubled: The paths of all modules that have a twin.
    """
    text = _rewrite_imports(path, _without_async(source), doubled | MOVED)
    return _sort_relative_imports(text)


def _without_async(source: str) -> str:
    """Take `async` and `await` out, and replace the names that stand for them."""
    lines = source.splitlines(keepends=True)
    edits: list[tuple[int, int, int, int, str]] = []
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    start_of_statement = True
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        (row, column), (end_row, end_column) = token.start, token.end
        if token.type == tokenize.NAME and token.string in ("async", "await") and following is not None:
            # What follows on the same line moves up to where the keyword stood.
            if following.start[0] == row:
                end_column = following.start[1]
            edits.append((row, column, end_row, end_column, ""))
        elif token.type == tokenize.NAME and token.string in NAMES:
            edits.append((row, column, end_row, end_column, NAMES[token.string]))
        elif token.type == tokenize.COMMENT or (token.type == tokenize.STRING and start_of_statement):
            edits.append((row, column, end_row, end_column, _PROSE.sub("", token.string)))
        if token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
            start_of_statement = True
        elif token.type not in (tokenize.NL, tokenize.COMMENT, tokenize.ENCODING):
            start_of_statement = False
    for row, column, end_row, end_column, text in reversed(edits):
        first, last = lines[row - 1], lines[end_row - 1]
        lines[row - 1 : end_row] = [first[:column] + text + last[end_column:]]
        lines[row:row] = [""] * (end_row - row)
    return _YIELDED_ONE_BY_ONE.sub(r"\g<indent>yield from \g<items>\n", "".join(lines))


def _statements(source: str) -> list[tuple[int, int, str]]:
    """List the relative `from` imports: first line, line after the last, text."""
    found: list[tuple[int, int, str]] = []
    row = end = 0
    for match in _IMPORT.finditer(source):
        row += source.count("\n", end, match.start())
        end = match.start()
        text = match.group()
        found.append((row, row + len(text.splitlines()), text))
    return found


def _rewrite_imports(path: str, source: str, doubled: frozenset[str]) -> str:
    lines = source.splitlines(keepends=True)
    for first, after, text in reversed(_statements(source)):
        match = _RELATIVE.fullmatch(text)
        if match is None:
            continue
        dots, module, rest = match["dots"], match["module"], match["rest"]
        folder = PurePosixPath(path).parents[len(dots) - 1]
        if module:
            twin = _has_twin(folder / module.replace(".", "/"), doubled)
        else:
            names = re.findall(r"\w+", re.sub(r"#.*|\bas\s+\w+", "", rest))
            twins = {_has_twin(folder / name, doubled) for name in names}
            if len(twins) > 1:
                raise ValueError(f"{path}: one import of modules with and without a twin: {text.strip()}")
            twin = twins.pop()
        if not twin:
            dots += "."
        lines[first:after] = [f"{match['indent']}from {dots}{module} import {rest}"]
    return "".join(lines)


def _has_twin(module: PurePosixPath, doubled: frozenset[str]) -> bool:
    return f"{module}.py" in doubled or f"{module}/__init__.py" in doubled


def _sort_relative_imports(source: str) -> str:
    """Put relative imports that follow each other into the order linters want."""
    lines = source.splitlines(keepends=True)
    blocks: list[list[tuple[int, int, str]]] = []
    for statement in _statements(source):
        if blocks and blocks[-1][-1][1] == statement[0]:
            blocks[-1].append(statement)
        else:
            blocks.append([statement])
    for block in reversed(blocks):
        lines[block[0][0] : block[-1][1]] = [text for _, _, text in sorted(block, key=_import_order)]
    return "".join(lines)


def _import_order(statement: tuple[int, int, str]) -> tuple[int, str]:
    match = _RELATIVE.fullmatch(statement[2])
    assert match is not None
    return (-len(match["dots"]), match["module"])
