"""A schema may be called like a class of Python: what the package says of it means the schema."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from sdkpress.config import Options, Settings
from sdkpress.pipeline import generate

WARNING: dict[str, Any] = {"type": "object", "properties": {"cause": {"$ref": "#/components/schemas/Exception"}}}
EXCEPTION: dict[str, Any] = {
    "type": "object",
    "properties": {"warnings": {"type": "array", "items": {"$ref": "#/components/schemas/Warning"}}},
}
PROGRAM = """
from pydantic import TypeAdapter
from p import models

read = models.Warning.from_dict({"cause": {"warnings": [{}]}})
assert type(read.cause) is models.Exception and type(read.cause.warnings[0]) is models.Warning
for name in models.__all__:
    TypeAdapter(list[getattr(models, name)])
"""


def test_schemas_called_like_exceptions(tmp_path: Path) -> None:
    """`Warning` and `Exception` are models in each other's fields, and in their plain forms."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Warning"}}}
    operation = {"requestBody": {"content": content}, "responses": {"204": {"description": "Taken."}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Alarms", "version": "1"},
        "paths": {"/warnings": {"post": operation}},
        "components": {"schemas": {"Warning": WARNING, "Exception": EXCEPTION}},
    }
    spec = tmp_path / "p.json"
    spec.write_text(json.dumps(document), encoding="utf-8")
    made = generate(Options(spec=spec, shown_spec="p.json", settings=Settings(package="p"), output=tmp_path))
    for path, text in made.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
