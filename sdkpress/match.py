"""Holds the canonical document and the parser's view of it against each other, one to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.parse import Parsed, ParsedOperation
from sdkpress.problems import Problem, SpecError
from sdkpress.projection import schema_kind

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical


def refuse_mismatches(canonical: Canonical, parsed: Parsed) -> None:
    """Make sure that both have the same operations, parameters, bodies, responses, models, fields and enum values.

    Raises:
        SpecError: Something is on one side only, or required on one side only.
    """
    problems = [*_schema_mismatches(canonical, parsed), *_operation_mismatches(canonical, parsed)]
    if problems:
        raise SpecError(problems)


def _schema_mismatches(canonical: Canonical, parsed: Parsed) -> Iterator[Problem]:
    components: Mapping[str, Any] = canonical.data.get("components", {}).get("schemas", {})
    for name, schema in components.items():
        if schema_kind(schema) == "model":
            required = frozenset(schema.get("required", ()))
            wanted = tuple(each in required for each in schema["properties"])
            if tuple(field.required for field in parsed.models.get(name, ())) != wanted:
                yield _mismatch(canonical, schema.pointer, f'the fields of schema "{name}"')
        elif name in parsed.enums and set(parsed.enums[name]) != set(schema["enum"]):
            yield _mismatch(canonical, schema.pointer, f'the values of enum "{name}"')


def _operation_mismatches(canonical: Canonical, parsed: Parsed) -> Iterator[Problem]:
    found = 0
    for path, methods in canonical.data.get("paths", {}).items():
        for method, operation in methods.items():
            found += 1
            seen = parsed.operations.get((path, method))
            if seen is None or not _same(operation, seen):
                yield _mismatch(canonical, operation.pointer, f"{method.upper()} {path}")
    if found != len(parsed.operations):
        yield _mismatch(canonical, "/paths", "the list of operations")


def _same(operation: Mapping[str, Any], seen: ParsedOperation) -> bool:
    body = operation.get("requestBody") or {}
    return (
        [each["required"] for each in operation["parameters"]] == [each.required for each in seen.parameters]
        and len(body.get("content", ())) == len(seen.bodies)
        and set(operation["responses"]) == set(seen.responses)
    )


def _mismatch(canonical: Canonical, pointer: str, what: str) -> Problem:
    return canonical.source.problem(
        "parser-mismatch",
        pointer,
        f"{what} came out of the parser otherwise than the document has it",
        "This is a gap in sdkpress: please report it with this part of the document.",
    )
