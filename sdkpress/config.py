"""Reads `sdkpress.yaml` and the flags into one typed `Options`."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkpress.distribution import is_distribution, normalize_version, package_problem
from sdkpress.pointers import join
from sdkpress.problems import Problem, SpecError
from sdkpress.source import Source, read_source

DEFAULT_CONFIG = Path("sdkpress.yaml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes the output beside the document and the templates. None: taken from the document."""

    package: str | None = None
    distribution: str | None = None
    version: str | None = None
    sync_package: str | None = None
    """The dotted name by which the client without async can be imported, too."""

    source: str = ""
    """How the output names the document: relative to the config, never a path of this machine."""


@dataclass(frozen=True, slots=True)
class Options:
    """One run: what to read, what to make of it, where to write."""

    spec: Path
    shown_spec: str
    """How messages name the document."""

    settings: Settings
    output: Path | None
    """The output folder. None: a folder named like the package, in the current one."""

    templates: Path | None = None
    strict: bool = False
    allow_outside_refs: bool = False
    allow_remote_refs: bool = False
    configured: frozenset[Path] = frozenset()
    """The outputs of the config in this folder, which a run that does without it must not touch."""


@dataclass(frozen=True, slots=True)
class Flags:
    """What was given on the command line, None for what was not."""

    config: Path | None = None
    spec: Path | None = None
    package: str | None = None
    output: Path | None = None
    templates: Path | None = None
    strict: bool = False


KEYS: dict[str, tuple[type, str]] = {
    "spec": (str, "the OpenAPI document"),
    "package": (str, "the dotted name of the package to generate"),
    "sync-package": (str, "a dotted name by which the client without async can be imported, too"),
    "output": (str, "the folder to write to"),
    "templates": (str, "a folder with templates that replace ours, file by file"),
    "distribution": (str, "what `pip install` calls the package"),
    "version": (str, "the version of the package"),
    "strict": (bool, "whether notices end the run too"),
    "allow-outside-refs": (bool, "whether a $ref may point to a file outside the folder of the document"),
    "allow-remote-refs": (bool, "whether a $ref may point to an address on the network"),
}
"""Every key of the config: the type of its value, and what it means."""


def read_options(flags: Flags) -> Options:
    """Join the config and the flags, which win. Raises SpecError with everything that is wrong with either.

    With `--spec` and no `--config`, no config is read: what it says is meant for another document.
    """
    problems = _flag_problems(flags)
    config = _Config()
    if flags.config is not None or flags.spec is None:
        path = flags.config or DEFAULT_CONFIG
        config = _read_config(path, missing_hint=None if flags.config else "Or name a document: --spec FILE.")
        problems += config.problems
    if problems:
        raise SpecError(problems)
    spec = flags.spec or config.path("spec")
    if spec is None:
        message = "no document is named"
        raise SpecError([Problem("missing-setting", message, config.top, "Add `spec: FILE`, or give --spec FILE.")])
    package = flags.package or config.text("package")
    output = flags.output or config.path("output")
    return Options(
        spec=spec,
        shown_spec=spec.as_posix(),
        settings=Settings(
            package=package,
            distribution=config.text("distribution"),
            version=normalize_version(config.text("version") or ""),
            sync_package=config.text("sync-package"),
            source=_shown_in_output(spec, config.folder),
        ),
        output=output,
        templates=flags.templates or config.path("templates"),
        strict=flags.strict or config.flag("strict"),
        allow_outside_refs=config.flag("allow-outside-refs"),
        allow_remote_refs=config.flag("allow-remote-refs"),
        configured=_configured_outputs() if output is None else frozenset(),
    )


class _Config:
    """The values of a config that are as they should be, and the problems with the others."""

    def __init__(self, source: Source | None = None, folder: Path | None = None) -> None:
        self.folder = folder
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.top = source.locate("") if source else None

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def flag(self, key: str) -> bool:
        return self.values.get(key) is True

    def path(self, key: str) -> Path | None:
        text = self.text(key)
        return None if text is None or self.folder is None else self.folder / text


def _read_config(path: Path, missing_hint: str | None = None) -> _Config:
    try:
        source = read_source(path, path.as_posix())
    except SpecError as error:
        if not os.path.lexists(path):
            raise SpecError([Problem("missing-file", f"there is no file {path}", hint=missing_hint)]) from None
        raise error from None
    config = _Config(source, path.parent)
    if not isinstance(source.data, dict):
        message = "the settings must be a mapping such as `spec: openapi.yaml`"
        config.problems.append(Problem("bad-setting", message, source.locate("")))
        return config
    for key, value in source.data.items():
        if key not in KEYS:
            config.problems.append(_unknown_key(source, key))
            continue
        if key == "version" and isinstance(value, (int, float)) and not isinstance(value, bool):
            value = source.written(join("", key))
        wrong = _value_problem(key, value)
        if key == "templates" and not wrong and not (path.parent / str(value)).is_dir():
            wrong = f"names a folder that is not there: {value}"
        if wrong:
            config.problems.append(Problem("bad-setting", f"{key} {wrong}", source.locate(join("", key))))
        else:
            config.values[key] = value
    return config


def _unknown_key(source: Source, key: str) -> Problem:
    close = difflib.get_close_matches(key.lower().replace("_", "-"), KEYS, n=1)
    hint = f'Did you mean "{close[0]}"?' if close else f"There are {', '.join(KEYS)}."
    return Problem("unknown-setting", f'"{key}" is no setting', source.locate(join("", key), key=True), hint)


def _value_problem(key: str, value: object) -> str | None:
    """What is wrong with the value of a known key, as it goes on after the key."""
    if KEYS[key][0] is bool:
        return None if isinstance(value, bool) else "must be true or false"
    if not isinstance(value, str) or not value.strip():
        return f"must be a text: {KEYS[key][1]}"
    if key in ("package", "sync-package"):
        wrong = package_problem(value)
        return f'can\'t be "{value}": {wrong}' if wrong else None
    if key == "distribution" and not is_distribution(value):
        return f'can\'t be "{value}": it may hold ASCII letters and digits, and between them ".", "_" and "-"'
    if key == "version" and normalize_version(value) is None:
        return f'can\'t be "{value}": it is no version as PEP 440 has it, such as 1.0.0 or 2.1rc1'
    return None


def _flag_problems(flags: Flags) -> list[Problem]:
    wrong = package_problem(flags.package) if flags.package is not None else None
    problems = [Problem("bad-argument", f'--package can\'t be "{flags.package}": {wrong}')] if wrong else []
    if flags.templates is not None and not flags.templates.is_dir():
        problems.append(Problem("bad-argument", f"--templates: there is no folder {flags.templates}"))
    return problems


def _shown_in_output(spec: Path, folder: Path | None) -> str:
    """The path from the config's folder where the document is below it, else its name alone."""
    if folder is not None:
        place = Path(os.path.relpath(spec.absolute(), folder.absolute()))
        if ".." not in place.parts and not place.is_absolute():
            return place.as_posix()
    return spec.name


def _configured_outputs() -> frozenset[Path]:
    """What the config in this folder writes to, as far as it can be read."""
    try:
        output = _read_config(DEFAULT_CONFIG).path("output")
    except SpecError:
        return frozenset()
    return frozenset([Path(os.path.realpath(output))]) if output else frozenset()
