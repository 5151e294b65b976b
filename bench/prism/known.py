"""What Prism gets wrong itself, or can't know: one table, with the reason of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from bench.wire.bodies import is_form, is_json
from bench.wire.document import Document, Operation, Param
from bench.wire.variants import Call

_MISSED = "must have required property '"


@dataclass(frozen=True)
class Finding:
    """Something that Prism said, or that became of its answer.

    Args:
        document: The name of the document.
        operation: The operation.
        call: What it was called with.
        label: How it was called, and for which answer.
        place: Where in the request Prism has found it; of what isn't about the request, what it is about.
        message: What it said.
    """

    document: str
    operation: Operation
    call: Call
    label: str
    place: tuple[str, ...]
    message: str

    @property
    def name(self) -> str:
        """The operation."""
        return f"{self.operation.method} {self.operation.path}"

    @property
    def parameter(self) -> Param | None:
        """The parameter that it is about."""
        if self.in_body:
            return None
        found = [each for each in self.operation.parameters if each.name.lower() == self.part.lower()]
        return next((each for each in found if each.location == self.place[1]), None)

    @property
    def in_body(self) -> bool:
        """Whether it is about the body."""
        return self.place[:2] == ("request", "body")

    @property
    def part(self) -> str:
        """The name of the argument that it is about; empty where it is about all of them."""
        if len(self.place) > 2:
            return self.place[2]
        return self.message.rpartition(_MISSED)[2].rstrip("'") if _MISSED in self.message else ""

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments among which it is: the properties of the body, or the parameters, in lower case."""
        if self.in_body:
            return self.call.body if isinstance(self.call.body, dict) else {}
        return {name.lower(): value for (_, name), value in self.call.parameters.items()}

    def is_given(self, name: str) -> bool:
        """Whether there was an argument of that name."""
        return (name if self.in_body else name.lower()) in self.arguments

    @property
    def given(self) -> Any:
        """The argument that it is about, None where there was none."""
        return self.arguments.get(self.part if self.in_body else self.part.lower())


@dataclass(frozen=True)
class Known:
    """A kind of findings that are no faults of a request.

    Args:
        reason: Why.
        message: What Prism says, as a regular expression.
        applies: Whether the finding is of this kind, where the message alone can't tell.
    """

    reason: str
    message: str
    applies: Callable[[Finding, Document], bool] = lambda finding, document: True


def _is_form(finding: Finding) -> bool:
    content = finding.call.content
    return content is not None and is_form(content.media_type)


def _is_multipart(finding: Finding) -> bool:
    content = finding.call.content
    return content is not None and content.media_type.startswith("multipart/")


def _is_part_of_form(finding: Finding, document: Document) -> bool:
    """Whether it is about a property of a form that is no plain text, or about a union that such a one decides."""
    content, body = finding.call.content, finding.call.body
    if not finding.in_body or content is None or not _is_form(finding) or not isinstance(body, dict):
        return False
    if isinstance(finding.given, list | dict | bytes):
        return True
    schema = document.resolve(content.schema).value if content.schema else {}
    return bool({"oneOf", "anyOf"} & schema.keys()) and any(isinstance(each, list | dict) for each in body.values())


def _has_no_text(finding: Finding, document: Document) -> bool:
    """Whether it misses an argument that was given, but has no text in a query or a form."""
    if not finding.is_given(finding.part) or not (finding.place[1] == "query" or _is_form(finding)):
        return False
    value = finding.given
    return value is None or (isinstance(value, list | dict) and all(each is None for each in value))


def _is_spaced(finding: Finding, document: Document) -> bool:
    return finding.parameter is not None and finding.parameter.style == "spaceDelimited"


def _is_nested(finding: Finding, document: Document) -> bool:
    """Whether it is about a parameter whose parts are arrays or objects themselves."""
    value = finding.given if finding.parameter else None
    parts = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return any(isinstance(part, list | dict) for part in parts)


def _is_made_up(finding: Finding, document: Document) -> bool:
    """Whether it is about an object, or one inside of it, in a query or a form that takes objects apart."""
    content = finding.call.content
    if finding.in_body and content is not None and _is_form(finding):
        return bool(content.encoding.get(finding.part, {}).get("style") == "deepObject")
    parameter = finding.parameter
    if parameter is None or parameter.location != "query":
        return False
    return parameter.style == "deepObject" or (parameter.explode and not finding.is_given(finding.part))


def _is_undeclared(finding: Finding, document: Document) -> bool:
    content = finding.call.content
    if content is None or content.schema is None or not _is_form(finding):
        return False
    return finding.part not in document.resolve(content.schema).value.get("properties", {})


def _is_other_text(finding: Finding, document: Document) -> bool:
    content = finding.call.content
    return finding.in_body and content is not None and not (is_json(content.media_type) or is_form(content.media_type))


def _is_tuple(finding: Finding, document: Document) -> bool:
    """Whether it is about a property whose items have a schema each."""
    content = finding.call.content
    if not finding.in_body or content is None or content.schema is None:
        return False
    properties = document.resolve(content.schema).value.get("properties", {})
    return "prefixItems" in properties.get(finding.part, {})


def _shares_names(finding: Finding, document: Document) -> bool:
    """Whether a name of an exploded object in a query is that of another argument, too."""
    names = []
    for (location, name), value in finding.call.parameters.items():
        names += list(value) if isinstance(value, dict) and location == "query" else [name]
    return finding.place[:2] == ("request", "query") and names.count(finding.place[-1]) > 1


def _is_valid(finding: Finding, document: Document) -> bool:
    """Whether jsonschema has nothing against a body of JSON, reading `oneOf` as `anyOf`."""
    content = finding.call.content
    if not finding.in_body or content is None or content.schema is None or not is_json(content.media_type):
        return False
    return document.is_valid(content.schema, finding.call.body, request=True)


def _has_siblings(finding: Finding, document: Document) -> bool:
    content = finding.call.content
    schema = content.schema.value if content is not None and content.schema is not None else {}
    return finding.in_body and document.old and "$ref" in schema and len(schema) > 1


KNOWN = (
    Known(
        "it takes 2^53-1 for the largest int64",
        r"must be (<= |>= -)9007199254740991$",
    ),
    Known(
        "it takes a part of a form apart only where `encoding` has a style, and reads each part of a multipart body as "
        "text, whatever its Content-Type",
        r"must be|must have|must NOT|must match",
        _is_part_of_form,
    ),
    Known(
        "to it a form without fields is no body",
        "^Body parameter is required$",
        lambda finding, document: _is_form(finding) and not any(finding.call.body.values()),
    ),
    Known(
        "null, an empty array and an empty object have no text (RFC 6570, 2.3)",
        "must have required property",
        _has_no_text,
    ),
    Known(
        "it looks for `%20` in what is decoded already",
        "must be equal to one of the allowed values|must match|must NOT have",
        _is_spaced,
    ),
    Known(
        "the comma between the items of an array is itself a reserved character",
        "^Reserved characters used in request body$",
        lambda finding, document: isinstance(finding.given, list),
    ),
    Known(
        "objects in arrays and the like have no style; `docs/wire.md` says how they are sent",
        r"must be|must have",
        _is_nested,
    ),
    Known(
        "it makes up objects that did not come, in a deepObject or exploded",
        "must have required property|must NOT have fewer than",
        _is_made_up,
    ),
    Known(
        "it holds the text of whatever media type against the schema",
        "must be",
        _is_other_text,
    ),
    Known(
        "two exploded objects of one query have properties of one name",
        "must be|must match exactly one schema in oneOf",
        _shares_names,
    ),
    Known(
        "it knows no `prefixItems`",
        "must be|must NOT have",
        _is_tuple,
    ),
    Known(
        "members of a `oneOf` that don't exclude each other are alternatives to us, as documents mean them",
        "must match exactly one schema in oneOf",
        _is_valid,
    ),
    Known(
        "it looks for the parameter by a percent-encoded name",
        "must have required property",
        lambda finding, document: "%" in finding.part and finding.is_given(unquote(finding.part)),
    ),
    Known(
        "it heeds what stands beside `$ref` in OpenAPI 3.0",
        "must be",
        _has_siblings,
    ),
    Known(
        "HTTP knows no such name of a header: no server takes it",
        "^status 400, not ",
        lambda finding, document: any(
            location == "header" and not re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name)
            for location, name in finding.call.parameters
        ),
    ),
    Known(
        "it can't tell apart paths that differ in their fragments, or finds none of them",
        "must |^Route not resolved",
        lambda finding, document: "#" in finding.operation.path,
    ),
    Known(
        "it ends instead of answering",
        "^Prism fell over$",
    ),
    Known(
        "it undoes percent-encoding in a multipart body, which has none",
        'must match format "uri"$',
        lambda finding, document: finding.in_body and _is_multipart(finding) and "%" in str(finding.given),
    ),
    Known(
        "the document requires a field of a form that it doesn't declare, and that so is no argument",
        "must have required property",
        _is_undeclared,
    ),
    Known(
        "it has no answer to give",
        "^(?!Route not resolved|Invalid|status )",
        lambda finding, document: finding.place == ("problem",),
    ),
)


def reason_for(finding: Finding, document: Document) -> str | None:
    """Which known fault of Prism's a finding is, None where it is none."""
    for known in KNOWN:
        if re.search(known.message, finding.message) and known.applies(finding, document):
            return known.reason
    return None
