"""Writes the generated files, or says how what stands there differs from them. Nothing else in sdkpress writes there.

The whole tree is made beside the output folder, with what is not ours linked into it, and then put in its place in
one step (`sdkpress.swap`). A file that does not change is linked too and so keeps its time.
"""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

from sdkpress import manifest
from sdkpress.files import Files, is_safe_path, parents
from sdkpress.journal import begin, finish, must_stay
from sdkpress.problems import Problem, SpecError
from sdkpress.swap import Places, locked, settle, swap

FILE_MODE = 0o644
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the output folder; every tuple sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """How the output folder differs from what would be generated; every tuple sorted."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    """Files that the manifest calls ours and that are no longer generated."""

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.stale)


def compare_files(files: Files, output: Path) -> Drift:
    """How the output folder differs from these files. Files that the manifest doesn't list are no drift.

    Raises SpecError where that can't be told.
    """
    _refuse_file(output)
    changed, missing = [], []
    try:
        for path in sorted(files):
            target = output / path
            if not _exists(target):
                missing.append(path)
            elif not _holds(target, files[path]):
                changed.append(path)
        stale = [
            path
            for path in sorted(manifest.listed_files(output))
            if path not in files and is_safe_path(path) and _is_file(output / path)
        ]
    except OSError as error:
        message = f"{error.filename} can't be read: {error.strerror or error}"
        raise SpecError([Problem("unreadable-file", message)]) from error
    return Drift(tuple(changed), tuple(missing), tuple(stale))


def differs_in_line_ends(files: Files, output: Path, drift: Drift) -> bool:
    """Whether a changed file differs in nothing but its line ends, as git checks files out on Windows."""
    return any(_text(output / path).replace("\r\n", "\n") == files[path] for path in drift.changed)


def unified_diff(files: Files, output: Path, shown_as: str) -> str:
    """The whole difference between the output folder and these files, as `patch` and `git apply` read it."""
    drift = compare_files(files, output)
    parts: list[str] = []
    for path in sorted((*drift.changed, *drift.missing, *drift.stale)):
        name = f"{shown_as}/{path}" if shown_as not in ("", ".") else path
        before = "" if path in drift.missing else _text(output / path)
        one, other = f"a/{name}", f"b/{name}"
        parts.append(f"diff --git {one} {other}\n")
        if path in drift.missing:
            parts.append("new file mode 100644\n")
            one = "/dev/null"
        elif path in drift.stale:
            parts.append("deleted file mode 100644\n")
            other = "/dev/null"
        parts += difflib.unified_diff(_lines(before), _lines(files.get(path, "")), one, other)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in parts)


def write_files(files: Files, output: Path) -> Written:
    """Make the output folder hold these files, and beside them only what was there and is not ours.

    Killed at any moment, the old tree or the new one stands; only where the folder can't be replaced (it is a mount
    point, or the current folder) the new one may stand half, and the next run completes it.

    Raises SpecError, with everything as it was, where the folder can't be written or a file in the way is not ours.

    Args:
        files: All files of the output folder, the manifest among them.
        output: The folder, which need not exist.
    """
    unsafe = sorted(path for path in files if not is_safe_path(path))
    if unsafe:
        raise ValueError(f"not paths below the output folder: {unsafe}")
    _refuse_file(output)
    places = Places(Path(os.path.realpath(output)))
    try:
        if not places.left_over() and not compare_files(files, places.output):
            return _nothing_to_do(files, places.output)
        _make_folders(places.output.parent)
        with locked(places):
            settle(places)
            return _replace(files, places, output)
    except OSError as error:
        reason = error.strerror or str(error)
        where = f" ({error.filename})" if error.filename else ""
        message = f'the output "{output}" can\'t be written: {reason}{where}'
        raise SpecError([Problem("unwritable-output", message)]) from error


def write_text(path: Path, text: str) -> None:
    """Write one file, such as a report, whole or not at all. Raises OSError."""
    if os.path.lexists(path) and not path.is_file():  # /dev/stdout, a pipe
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(FILE_MODE)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def confirm_manifest(output: Path) -> None:
    """Note that the output folder was found to be what would be generated, by the time of its manifest."""
    try:
        os.utime(output / manifest.NAME)
    except OSError:
        return  # a folder that can only be read is none the worse


def _refuse_file(output: Path) -> None:
    if os.path.lexists(os.path.realpath(output)) and not output.is_dir():
        raise SpecError([Problem("unwritable-output", f'the output "{output}" is a file, not a folder')])


def _nothing_to_do(files: Files, output: Path) -> Written:
    confirm_manifest(output)
    return Written((), tuple(sorted(files)), ())


def _replace(files: Files, places: Places, shown: Path) -> Written:
    drift = compare_files(files, places.output)
    if not drift:
        return _nothing_to_do(files, places.output)
    kept = _Kept.find(places.output, drift)
    _refuse_obstacles(files, places.output, shown, kept)
    try:
        if must_stay(places.output):
            begin(places.output, {path: files[path] for path in (*drift.changed, *drift.missing)}, drift.stale)
            finish(places.output)
        else:
            _stage(files, places, drift, kept)
            swap(places)
    except BaseException:
        settle(places)
        raise
    with suppress(OSError):  # the new tree stands; what can't be removed now is the next run's to remove
        settle(places)
    written = tuple(sorted((*drift.changed, *drift.missing)))
    unchanged = tuple(sorted(set(files).difference(written)))
    return Written(written, unchanged, drift.stale)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stands in the output folder and is not ours, and the folders of all that stays."""

    files: tuple[str, ...]
    folders: tuple[str, ...]

    @classmethod
    def find(cls, output: Path, drift: Drift) -> _Kept:
        ours = {manifest.NAME, *manifest.listed_files(output)}
        our_folders = {folder for path in ours for folder in parents(path)}
        files: list[str] = []
        folders: list[str] = []
        for folder, names, file_names in os.walk(output, onerror=_fail) if output.exists() else ():
            place = Path(folder).relative_to(output).as_posix()
            prefix = "" if place == "." else f"{place}/"
            links = [name for name in names if Path(folder, name).is_symlink()]
            if not names and not file_names and place not in our_folders:
                folders.append(place)
            files += [
                prefix + name
                for name in [*links, *file_names]
                if prefix + name not in ours and not _is_bytecode_of(prefix + name, drift.stale)
            ]
        return cls(tuple(sorted(files)), tuple(sorted(folders)))


def _fail(error: OSError) -> None:
    raise error


def _is_bytecode_of(path: str, sources: tuple[str, ...]) -> bool:
    """Whether a file is what Python compiled one of these modules to: it goes with its module."""
    folder, _, name = path.rpartition("/")
    package, _, last = folder.rpartition("/")
    source = f"{name.split('.', 1)[0]}.py"
    return last == "__pycache__" and name.endswith(".pyc") and (f"{package}/{source}" if package else source) in sources


def _refuse_obstacles(files: Files, output: Path, shown: Path, kept: _Kept) -> None:
    """Raise SpecError where a file or folder that is not ours stands where one of ours must."""
    foreign = set(kept.files)
    folders = {
        folder for path in (*kept.files, *(f"{folder}/." for folder in kept.folders)) for folder in parents(path)
    }
    problems = []
    for path in sorted(files):
        in_the_way = next((place for place in (*parents(path), path) if place in foreign), None)
        if path in folders:
            in_the_way = path
        if in_the_way and not (in_the_way == path and _holds(output / path, files[path])):
            message = (
                f'"{shown / path}" can\'t be written: sdkpress did not make the "{shown / in_the_way}" that is there'
            )
            problems.append(Problem("foreign-file", message, hint="Move it away, or choose another output folder."))
    if problems:
        raise SpecError(problems)


def _stage(files: Files, places: Places, drift: Drift, kept: _Kept) -> None:
    """Make the new tree beside the old one."""
    new, old = places.new, places.output
    folders = {"."} | {folder for path in (*files, *kept.files) for folder in parents(path)}
    folders |= {folder for place in kept.folders if place != "." for folder in (*parents(place), place)}
    for folder in sorted(folders, key=lambda place: (place != ".", place)):
        (new / folder).mkdir()
        (new / folder).chmod(FOLDER_MODE)
    written = {*drift.changed, *drift.missing}
    for path in kept.files:
        if path not in files:
            _link(old / path, new / path)
    for path in sorted(files):
        if path in written:
            _write(new / path, files[path])
        else:
            _link(old / path, new / path)
    for folder in sorted(folders, reverse=True):
        if (old / folder).is_dir() and not (old / folder).is_symlink():
            (new / folder).chmod(S_IMODE((old / folder).stat().st_mode))


def _write(target: Path, text: str) -> None:
    with target.open("xb") as file:
        file.write(text.encode())
    target.chmod(FILE_MODE)


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; where the file system can't, a copy with the same time and mode."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _make_folders(folder: Path) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir()
        folder.chmod(FOLDER_MODE)


def _exists(path: Path) -> bool:
    """Whether something stands there. Raises OSError where that can't be seen, unlike `os.path.lexists`."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _is_file(path: Path) -> bool:
    return path.is_file() or path.is_symlink()


def _holds(path: Path, text: str) -> bool:
    """Whether a regular file with exactly this text stands there."""
    if path.is_symlink() or not path.is_file():
        return False
    return path.read_bytes() == text.encode()


def _text(path: Path) -> str:
    if path.is_symlink():
        return f"(a link to {path.readlink()})\n"
    if not path.is_file():
        return "(not a file)\n"
    return path.read_bytes().decode("utf-8", errors="replace")


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: only line feeds end one."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
