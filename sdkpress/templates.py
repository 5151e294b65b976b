"""Where the templates are, what they are as a whole, and what is wrong with a user's."""

from __future__ import annotations

import difflib
import hashlib
import os
from pathlib import Path

from sdkpress.problems import Position, Problem, SpecError


def builtin_templates() -> Path:
    """The folder of our templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def refuse_unreadable(folder: Path) -> None:
    """Raise SpecError with every template of a user's folder that can't be read, or is no UTF-8 text."""
    problems = []

    def refuse(error: OSError) -> None:
        problems.append(Problem("unreadable-file", f"{error.filename} can't be read: {error.strerror or error}"))

    for place, _, names in os.walk(folder, onerror=refuse):
        for file in sorted(Path(place, name) for name in names if name.endswith((".jinja", ".py"))):
            try:
                file.read_text(encoding="utf-8")
            except OSError as error:
                refuse(error)
            except UnicodeDecodeError as error:
                problems.append(
                    Problem("unreadable-file", f"{file} is not UTF-8 text: byte {error.start} is none of it")
                )
    if problems:
        raise SpecError(problems)


def unused_templates(folder: Path) -> list[Problem]:
    """A notice for each template of a user's folder that stands for none of ours, and that no other one names."""
    names = [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.jinja")) if _counts(file, folder)]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    ours = builtin_templates()
    unused = [
        name
        for name in names
        if not (ours / name).is_file() and not any(name in text for other, text in texts.items() if other != name)
    ]
    return [_unused(folder, name) for name in unused]


def _unused(folder: Path, name: str) -> Problem:
    ours = sorted(file.relative_to(builtin_templates()).as_posix() for file in builtin_templates().rglob("*.jinja"))
    like = [each for each in ours if each.endswith(f"/{name}")] or difflib.get_close_matches(name, ours, n=1)
    message = f'no template of sdkpress is called "{name}", and none of {folder} names it: it is not used'
    hint = f'Did you mean "{like[0]}"?' if like else None
    return Problem("unused-template", message, Position((folder / name).as_posix(), 1, 1), hint)


def templates_digest(user: Path | None) -> str:
    """The digest of the names and contents of all templates; a file of the user's stands for ours of that name."""
    found: dict[str, Path] = {}
    for folder in (builtin_templates(), user):
        if folder is not None:
            found |= {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if _counts(file, folder)}
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n" for name, file in sorted(found.items())]
    return "sha256:" + hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _counts(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.is_file() and "__pycache__" not in parts and not any(part.startswith(".") for part in parts)
