"""The report of a run, as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.write import Written

if TYPE_CHECKING:
    from sdkpress.ir import Api
    from sdkpress.pipeline import Generated
    from sdkpress.problems import Problem


def build_report(generated: Generated, files: Written, timings: Mapping[str, float]) -> dict[str, Any]:
    """What DESIGN.md, section 3, says of `--report`."""
    source, stats = generated.source, generated.stats
    info = source.data.get("info")
    info = info if isinstance(info, dict) else {}
    return {
        "spec": {
            "path": source.path,
            "openapi": source.data.get("openapi"),
            "title": info.get("title"),
            "version": info.get("version"),
            "sha256": source.sha256,
        },
        "operations": {
            "total": stats.operations,
            "generated": stats.generated_operations,
            "items": _items(generated.sdk.apis),
        },
        "schemas": {"total": stats.schemas, "generated": stats.generated_schemas},
        "notices": [_notice(notice) for notice in generated.notices],
        "files": {
            "written": list(files.written),
            "unchanged": list(files.unchanged),
            "removed": list(files.removed),
        },
        "timings": {stage: round(seconds, 4) for stage, seconds in timings.items()},
    }


def report_text(report: Mapping[str, Any]) -> str:
    """The report as the text of a file."""
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _items(apis: tuple[Api, ...]) -> list[dict[str, Any]]:
    """Every operation once, in the order of the classes, with every class that has it."""
    items: dict[tuple[str, str], dict[str, Any]] = {}
    for api in apis:
        for operation in api.operations:
            item = items.setdefault(
                (operation.method, operation.path),
                {
                    "operation_id": operation.operation_id,
                    "method": operation.method.upper(),
                    "path": operation.path,
                    "api": api.python_name,
                    "apis": [],
                    "function": operation.python_name,
                },
            )
            item["apis"].append(api.python_name)
    return list(items.values())


def _notice(notice: Problem) -> dict[str, Any]:
    location = str(notice.position) if notice.position else None
    return {"code": notice.code, "location": location, "message": notice.message}
