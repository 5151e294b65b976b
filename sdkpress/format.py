"""Formats the rendered Python: `Files` -> `Files`, with ruff, over all files at once.

Ruff's own settings decide nothing here: no configuration file, no environment, no cache. What comes out depends on
the text that goes in and on ruff's version, which is pinned.
"""

from __future__ import annotations

import importlib
import io
import os
import re
import shutil
import subprocess
import tempfile
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sdkpress.files import Files, is_safe_path
from sdkpress.problems import Problem, SpecError

LINE_LENGTH = 88
TARGET = "py310"

_MEMORY = "/dev/shm"
_ROOM = 4
"""So many times the size of the files there must be free: ruff holds a second copy while it writes one."""

_SETTINGS = (
    "--isolated",
    "--no-cache",
    "--no-respect-gitignore",
    "--config",
    "exclude = []",
    "--config",
    f"line-length = {LINE_LENGTH}",
    "--target-version",
    TARGET,
)
_ERROR = re.compile(r"^error: Failed to (?:parse|format) (?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<message>.*)$")
_VALUE = re.compile(r'^( +)("[^"\\\n]*"|-?\d+): ("[^"\\\n]*"),$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BadPython:
    """A place in a rendered file that is not Python."""

    path: str
    line: int
    column: int
    message: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}: {self.text.strip()}"


class FormatError(Exception):
    """Rendered files are not Python: the fault of a template, ours or the user's."""

    def __init__(self, places: tuple[BadPython, ...]) -> None:
        self.places = places
        super().__init__("\n".join(str(place) for place in places))


def format_files(files: Files) -> Files:
    """The same files, the Python among them with sorted imports and in ruff's format.

    Raises FormatError with every file that is not Python, SpecError where there is no room to format them.
    """
    python = sorted(path for path in files if path.endswith((".py", ".pyi")))
    if not python:
        return dict(files)
    unsafe = [path for path in python if not is_safe_path(path)]
    if unsafe:
        raise ValueError(f"not paths below the output folder: {unsafe}")
    texts = {path: files[path].encode() for path in python}
    try:
        done = _formatted(texts, files)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        message = f"a temporary folder can't be written: {error.strerror or error}{where}"
        raise SpecError([Problem("unwritable-output", message, hint="TMPDIR names another place for it.")]) from error
    return {path: done.get(path, text) for path, text in files.items()}


def _formatted(texts: Mapping[str, bytes], files: Files) -> Files:
    """The texts as ruff formats them, in a folder that goes away. Raises OSError where that has no room."""
    place = _place(sum(map(len, texts.values())))
    with tempfile.TemporaryDirectory(prefix="sdkpress-", dir=place, ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        for parent in {path.rpartition("/")[0] for path in texts}:
            (root / parent).mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            (root / path).write_bytes(text)
        # As ruff's manual has it: sort imports and `__all__` first, then format. What is not Python, `format` says.
        _run(root, "check", "--select", "I,RUF022", "--fix-only", "--quiet", *_SETTINGS)
        formatted = _run(root, "format", *_SETTINGS)
        if formatted.returncode != 0:
            raise FormatError(_places(formatted.stderr, root, files))
        return {path: _wrap_values((root / path).read_bytes().decode("utf-8")) for path in texts}


def _wrap_values(code: str) -> str:
    """Put the value of a long line of a dictionary on a line of its own, in parentheses, which ruff keeps."""
    found = [match for match in _VALUE.finditer(code) if match.end() - match.start() > LINE_LENGTH]
    if not found:
        return code
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    inside = {row for token in tokens if token.type == tokenize.STRING for row in range(token.start[0], token.end[0])}
    for match in reversed(found):
        if code.count("\n", 0, match.start()) + 1 not in inside:  # not in a docstring
            indent, key, value = match.groups()
            code = f"{code[: match.start()]}{indent}{key}: (\n{indent}    {value}\n{indent}),{code[match.end() :]}"
    return code


def _place(size: int) -> str | None:
    """Where to make the temporary folder: in memory, where Linux has room there and nobody asks for another place.

    Ruff writes over the files, and ext4 brings a file that was written over to the disk at once, which takes longer
    than all of the formatting.
    """
    if any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")) or not os.access(_MEMORY, os.W_OK | os.X_OK):
        return None
    return _MEMORY if shutil.disk_usage(_MEMORY).free > _ROOM * size else None


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RUFF_")}
    ruff: str = importlib.import_module("ruff").find_ruff_bin()  # of the installed package, whatever PATH says
    process = subprocess.Popen(
        [ruff, *arguments, "."],
        cwd=root,
        env=environment | {"NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        said, complaints = process.communicate()
    except BaseException:
        process.kill()
        process.wait()  # as `subprocess.run` does not: else ruff could write while its folder is removed
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, said, complaints)


def _places(stderr: str, root: Path, files: Files) -> tuple[BadPython, ...]:
    """What ruff complains about, file by file."""
    places = []
    for line in stderr.splitlines():
        found = _ERROR.match(line)
        if not found:
            continue
        path = Path(found["path"])
        name = (path.relative_to(root) if path.is_absolute() else path).as_posix()
        number = int(found["line"])
        lines = files.get(name, "").splitlines()
        text = lines[number - 1] if number <= len(lines) else ""
        places.append(BadPython(name, number, int(found["column"]), found["message"], text))
    if not places:
        raise RuntimeError(f"ruff failed: {stderr.strip()}")
    return tuple(sorted(places, key=lambda place: (place.path, place.line)))
