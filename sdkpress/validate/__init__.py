"""Says everything that is wrong with a document, before anything is made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sdkpress.codes import is_refusal
from sdkpress.problems import Problem, SpecError, sort_problems
from sdkpress.validate import paths, references, schemas, security, values
from sdkpress.validate.mend import Mend, apply_mends
from sdkpress.validate.misplaced import put_in, say_inlined
from sdkpress.validate.official import check_official_schema
from sdkpress.validate.shapes import ObjectOf, Version
from sdkpress.validate.walk import Rule, Walk
from sdkpress.validate.words import quoted

if TYPE_CHECKING:
    from sdkpress.document import Document

__all__ = ["Findings", "Mended", "find_problems", "mend_document", "validate_document"]

_SUPPORTED: Final = ((3, 0), (3, 1), (3, 2))
_VERSION = re.compile(r"(\d+)\.(\d+)(\.\d+)?([-+].*)?")

RULES: Final[Mapping[str, Sequence[Rule]]] = {
    "document": [security.check_document],
    "components": [references.check_components],
    "paths": [paths.check_paths],
    "path item": [paths.check_path_item],
    "operation": [paths.check_operation],
    "parameter": [paths.check_parameter, values.check_described_values],
    "header": [paths.check_described, values.check_described_values],
    "request body": [paths.check_request_body],
    "media type": [paths.check_media_type, values.check_described_values],
    "responses": [paths.check_responses],
    "response": [paths.check_response],
    "schema": [schemas.check_schema, values.check_schema_values],
    "discriminator": [references.check_discriminator],
    "link": [references.check_link],
    "server": [security.check_server],
    "server variable": [security.check_server_variable],
    "security requirement": [security.check_security_requirement],
    "security scheme": [security.check_security_scheme],
    "OAuth flows": [security.check_flows],
}


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything there is to say about a document, and how what is plainly meant would be written.

    Attributes:
        document: The document, with what stands for references where OpenAPI allows none.
        problems: Refusals and notices, sorted by position.
        mends: How `document` would be written if it said plainly what it means.
    """

    document: Document
    problems: tuple[Problem, ...]
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A document as it was meant, and what was let pass. `source` is the document as it was written.

    In both, something stands for each reference where OpenAPI allows none.
    """

    document: Document
    notices: tuple[Problem, ...]
    source: Document


def validate_document(document: Document, *, strict: bool = False) -> tuple[Problem, ...]:
    """Give the notices of a document. Raises SpecError with all refusals, and if `strict` with the notices too."""
    return mend_document(document, strict=strict).notices


def mend_document(document: Document, *, strict: bool = False) -> Mended:
    """Give a document in which each notice's plain meaning is written properly, with the notices.

    `required: "true"` is true in it, an empty enum is gone, and so on: later stages need not know of any of it. The
    document given stays as it is, and pointers lead to the same things in both.
    Raises SpecError with all refusals, and if `strict` with the notices too.
    """
    findings = find_problems(document)
    refusals = [problem for problem in findings.problems if strict or is_refusal(problem.code)]
    if refusals:
        raise SpecError(refusals)
    source = mended = findings.document
    if findings.mends:
        mended = replace(source, data=apply_mends(source.data, findings.mends))
    return Mended(mended, findings.problems, source)


def find_problems(document: Document) -> Findings:
    """Find everything that is wrong with a document, refusals and notices, sorted by position."""
    version = _read_version(document)
    if isinstance(version, Problem):
        return Findings(document, (version,), ())
    inlined: dict[str, str] = {}
    while True:
        walk = Walk(document, version, RULES, inlined)
        walk.go(ObjectOf("document", reference=False), document.data, "")
        paths.check_operation_ids(walk)
        references.check_references(walk)
        if not walk.inlined:
            break
        # What was put in has references of its own, and rules look at what is around them: everything anew.
        inlined |= {pointer: each.target for pointer, each in walk.inlined.items()}
        document = put_in(document, walk.inlined)
    check_official_schema(walk)
    for pointer in inlined:
        say_inlined(walk, pointer)
    return Findings(document, sort_problems(walk.problems), tuple(walk.mends.values()))


def _read_version(document: Document) -> Version | Problem:
    """Read which OpenAPI a document follows; a problem where it is none that we know, for then nothing else counts."""
    data = document.data
    written = data.get("openapi")
    if written is None and "swagger" in data:
        return document.problem(
            "swagger-2",
            "/swagger",
            f"the document is Swagger {quoted(data['swagger'])[1:-1]}: convert it to OpenAPI 3 once, "
            f"for example with: npx swagger2openapi --outfile openapi.yaml {_shell_word(document.path)}",
        )
    if written is None:
        return document.problem(
            "not-openapi",
            "",
            'the document has no "openapi", so that it is no OpenAPI document',
            "Begin it with the version of OpenAPI it follows, such as openapi: 3.1.0.",
        )
    text = document.written("/openapi") if isinstance(written, float) else str(written)
    found = _VERSION.fullmatch(text.strip())
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version in _SUPPORTED:
        return version
    return document.problem(
        "unsupported-version",
        "/openapi",
        f"{quoted(text)} is no version of OpenAPI that can be read: convert the document to 3.0, 3.1 or 3.2",
    )


def _shell_word(path: str) -> str:
    return path if re.fullmatch(r"[\w./+-]+", path) else "'" + path.replace("'", "'\\''") + "'"
