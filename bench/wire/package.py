"""Generates the package of a document, and calls its operations."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bench.wire.bodies import File
from bench.wire.credentials import PASSWORD, TOKEN, USER, Settings, key_of
from bench.wire.document import Operation
from bench.wire.variants import Call

ROOT = Path(__file__).resolve().parents[2]


class Refused(Exception):
    """The document, or an argument, was refused."""


def generate(document: Path, output: Path, name: str) -> Mapping[str, Any]:
    """Generate a package; returns the report of the run. Raises Refused."""
    report = output.parent / f"{name}.report.json"
    command = [sys.executable, str(ROOT / "generate.py"), "--spec", str(document), "--package", name]
    command += ["--output", str(output), "--report", str(report), "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Refused(done.stderr)
    found: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


class Package:
    """A generated package, imported."""

    def __init__(self, output: Path, name: str, report: Mapping[str, Any]) -> None:
        sys.path.insert(0, str(output))
        self.root = importlib.import_module(name)
        self.sync = importlib.import_module(f"{name}.sync")
        self.exceptions = importlib.import_module(f"{name}.exceptions")
        self.as_json = importlib.import_module(f"{name}._union").as_json
        self.items = {(item["method"], item["path"]): item for item in report["operations"]["items"]}
        self.descriptions: dict[tuple[str, str], Any] = {}
        for module in pkgutil.iter_modules([str(output / name / "_operations")]):
            loaded = importlib.import_module(f"{name}._operations.{module.name}")
            for value in vars(loaded).values():
                if type(value).__name__ == "Operation":
                    self.descriptions[value.method.upper(), value.path] = value

    def description(self, operation: Operation) -> Any:
        """The package's own description of an operation: here only for the names of its arguments."""
        return self.descriptions[operation.method.upper(), operation.sent_path]

    def configuration(self, url: str, settings: Settings) -> Any:
        """A configuration with these credentials and no others."""
        return self.root.Configuration(
            host=url,
            api_key={name: key_of(name) for name in sorted(settings.keys)},
            username=USER if settings.password else None,
            password=PASSWORD if settings.password else None,
            access_token=TOKEN if settings.token else None,
        )

    def method(self, side: Any, client: Any, operation: Operation, suffix: str = "", prefix: str = "") -> Any:
        """The method of an operation, of a new API object."""
        item = self.items[operation.method.upper(), operation.path]
        return getattr(getattr(side, item["api"])(client), prefix + item["function"] + suffix)

    def arguments(self, operation: Operation, call: Call, *, decoded: bool) -> dict[str, Any]:
        """The arguments of a call: models, or the plain values that JSON has."""
        description = self.description(operation)
        made = {}
        for parameter in description.parameters:
            key = (parameter.location, parameter.wire_name)
            if key in call.parameters:
                made[parameter.python_name] = as_argument(parameter.kind(), call.parameters[key], decoded)
        body = description.body
        if call.content is None or body is None:
            return made
        chosen = any(location == "header" and name.lower() == "content-type" for location, name in call.parameters)
        if len(body.content) > 1 and not chosen:
            made["_content_type"] = call.content.media_type
        value = call.argument
        if body.form and not isinstance(value, dict):
            made[body.form[0].python_name] = value
            return made
        if body.form:
            for parameter in body.form:
                if parameter.wire_name in value:
                    made[parameter.python_name] = as_argument(parameter.kind(), value[parameter.wire_name], decoded)
            return made
        kind = body.content[call.content.media_type]
        made[body.python_name] = value if kind is None else as_argument(kind(), value, decoded)
        return made


def as_argument(kind: Any, value: Any, decoded: bool) -> Any:
    """A JSON value as an argument; models are made where a user would make them."""
    if not decoded or _holds_bytes(value):
        return _with_files(value)
    made = _adapter(kind).validate_json(json.dumps(value))
    fields = getattr(type(made), "model_fields", None)
    if fields is None or not isinstance(value, dict) or getattr(made, "model_extra", None):
        return made
    return type(made)(
        **{each.alias or name: getattr(made, name) for name, each in fields.items() if name in made.model_fields_set}
    )


def _adapter(kind: Any) -> Any:
    """What decodes a type; the same for types that are equal."""
    try:
        return _hashed_adapter(kind)
    except TypeError:
        return TypeAdapter(kind)


@lru_cache(2000)
def _hashed_adapter(kind: Any) -> Any:
    return TypeAdapter(kind)


def _with_files(value: Any) -> Any:
    """The tuples that stand for files with names."""
    if isinstance(value, File):
        return value.filename, bytes(value), value.media_type
    if isinstance(value, dict):
        return {key: _with_files(item) for key, item in value.items()}
    return [_with_files(item) for item in value] if isinstance(value, list) else value


def _holds_bytes(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_bytes, value.values()))
    return isinstance(value, bytes) or (isinstance(value, list) and any(map(_holds_bytes, value)))
