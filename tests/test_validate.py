"""What is wrong with a document is said in its own words, at its place."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sdkpress.build import build_sdk
from sdkpress.codes import is_refusal
from sdkpress.config import Settings
from sdkpress.document import Document, read_document
from sdkpress.normalize import normalize_document
from sdkpress.parse import parse_document
from sdkpress.pointers import resolve, split
from sdkpress.problems import SpecError, sort_problems
from sdkpress.validate import find_problems, mend_document, validate_document
from sdkpress.validate.mend import DROP, Mend, apply_mends

PROBLEMS = Path(__file__).parent / "problems"
FOLDERS = sorted(folder for folder in PROBLEMS.iterdir() if folder.is_dir())
SHARED = Path(__file__).resolve().parents[1] / ".." / "shared" / "specs"
REAL = sorted(path for path in SHARED.glob("*") if path.suffix in (".yaml", ".json"))

MINIMAL: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "Keys", "version": "1"}, "paths": {}}


def what_the_user_reads(folder: Path) -> str:
    """Every problem of the document in a folder, one after the other."""
    document = read_document(folder / "spec.yaml", shown_as="spec.yaml")
    problems = find_problems(document).problems
    if not any(is_refusal(problem.code) for problem in problems):
        canonical = normalize_document(mend_document(document).document)
        built = build_sdk(canonical, parse_document(canonical), Settings())
        problems = sort_problems((*problems, *canonical.notices, *built.notices))
    return "".join(f"{problem}\n" for problem in problems)


def written(folder: Path, **changes: Any) -> Document:
    """A minimal document with something else at its top level."""
    path = folder / "spec.json"
    path.write_text(json.dumps(MINIMAL | changes), encoding="utf-8")
    return read_document(path, shown_as="spec.json")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_problems_read_as_written_down(folder: Path) -> None:
    """Each message has exactly this text, line and column; running this file writes them anew."""
    assert what_the_user_reads(folder) == (folder / "problems.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(not REAL, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_documents_are_not_refused(path: Path) -> None:
    """A third of published documents break the OpenAPI schema somewhere, and generate all the same."""
    notices = validate_document(read_document(path))

    assert len(notices) < 60


def test_refusals_come_together_and_without_the_notices(tmp_path: Path) -> None:
    """One run says everything that has to be mended."""
    document = written(tmp_path, paths={"/{a": {}, "/{b": {}}, tagz=[])

    with pytest.raises(SpecError) as caught:
        validate_document(document)

    assert [problem.code for problem in caught.value.problems] == ["bad-path-template", "bad-path-template"]


def test_strict_refuses_notices_too(tmp_path: Path) -> None:
    """Whoever writes a document themselves wants none of it to be guessed."""
    document = written(tmp_path, tagz=[])

    notices = validate_document(document)
    with pytest.raises(SpecError) as caught:
        validate_document(document, strict=True)

    assert caught.value.problems == notices
    assert [problem.code for problem in notices] == ["unknown-keyword"]


def test_what_is_plainly_meant_is_written_properly(tmp_path: Path) -> None:
    """Later stages read the mended document and know nothing of loose spelling."""
    operation = {
        "deprecated": "true",
        "description": None,
        "tags": "Keys",
        "parameters": [{"name": "key_id", "in": "path", "schema": {"type": "int64"}}],
        "responses": {"204": None},
    }
    color = {"type": "string", "enum": [], "required": True, "maxLength": "5"}
    document = written(
        tmp_path, paths={"/keys/{key_id}/{use}": {"get": operation}}, components={"schemas": {"Color": color}}
    )
    before = copy.deepcopy(document.data)

    mended = mend_document(document).document

    assert document.data == before
    assert mended.data["paths"]["/keys/{key_id}/{use}"]["get"] == {
        "deprecated": True,
        "tags": ["Keys"],
        "parameters": [
            {"name": "key_id", "in": "path", "required": True, "schema": {"type": "integer", "format": "int64"}},
            {"name": "use", "in": "path", "required": True, "schema": {"type": "string"}},
        ],
        "responses": {"204": {}},
    }
    assert mended.data["components"]["schemas"]["Color"] == {"type": "string", "maxLength": 5}
    assert mended.data["info"] is document.data["info"]


_ITEM = {
    "get": {
        "operationId": "getKeys",
        "tags": ["keys"],
        "parameters": [{"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}}],
        "responses": {"200": {"description": "Keys.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
    }
}
_WHOLE: dict[str, Any] = MINIMAL | {
    "servers": [{"url": "https://keys.example.com"}],
    "security": [{"key": []}],
    "tags": [{"name": "keys"}],
    "paths": {"/keys": _ITEM},
    "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "basic"}},
        "schemas": {"Key": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}},
    },
}


@pytest.mark.parametrize(
    "place",
    [
        *("/info", "/info/title", "/servers", "/servers/0", "/security", "/security/0", "/security/0/key", "/tags"),
        *("/tags/0", "/paths", "/paths/~1keys/get", "/paths/~1keys/get/tags", "/paths/~1keys/get/parameters"),
        *("/paths/~1keys/get/parameters/0/schema/enum", "/paths/~1keys/get/responses"),
        *("/paths/~1keys/get/responses/200/content", "/components", "/components/schemas"),
        *("/components/securitySchemes", "/components/schemas/Key/required", "/components/schemas/Key/properties"),
        "/components/schemas/Key/type",
    ],
)
def test_a_reference_where_none_is_allowed_is_read_as_what_it_leads_to(tmp_path: Path, place: str) -> None:
    """Through a second one, too; the whole then generates as if it were written there."""
    moved = copy.deepcopy(_WHOLE)
    holder = resolve(moved, place.rpartition("/")[0])
    key: Any = split(place)[-1] if isinstance(holder, dict) else int(split(place)[-1])
    moved["x-shared"] = {"next": {"$ref": "#/x-shared/all"}, "all": holder[key]}
    holder[key] = {"$ref": "#/x-shared/next"}

    mended = mend_document(written(tmp_path, **moved))

    codes = [notice.code for notice in mended.notices]
    assert codes == ["inlined-reference"]
    for data in (mended.document.data, mended.source.data):
        assert {key: data[key] for key in _WHOLE} == _WHOLE


def test_references_multiply_within_bounds(tmp_path: Path) -> None:
    """Ten times ten times ten ... operations by a few references are refused before they fill the memory."""
    level = {
        f"x-{depth}": {
            str(index): {"type": "object", "properties": {"$ref": f"#/x-{depth + 1}"}} for index in range(10)
        }
        for depth in range(9)
    }
    schemas = {"A": {"type": "object", "properties": {"$ref": "#/x-0"}}}

    findings = find_problems(written(tmp_path, components={"schemas": schemas}, **level, **{"x-9": {"id": {}}}))

    assert "misplaced-reference" in {problem.code for problem in findings.problems}


def test_a_version_keeps_its_last_zero(tmp_path: Path) -> None:
    """YAML reads a bare 1.10 as the number 1.1."""
    path = tmp_path / "spec.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: Keys, version: 1.10}\npaths: {}\n", encoding="utf-8")

    mended = mend_document(read_document(path)).document

    assert mended.data["info"]["version"] == "1.10"


def test_mends_apply_from_the_outside_in() -> None:
    """What stands in a value that was wrapped is mended where it stands afterwards."""
    data = {"tags": 1, "list": {"a": "true"}, "gone": {"b": 1}}

    mended = apply_mends(data, [Mend("/list/0/a", True), Mend("/list", [{"a": "true"}]), Mend("/gone", DROP)])

    assert mended == {"tags": 1, "list": [{"a": True}]}
    assert data == {"tags": 1, "list": {"a": "true"}, "gone": {"b": 1}}


def test_a_document_that_reuses_parts_by_alias_is_mended_at_one_place_only(tmp_path: Path) -> None:
    """Aliases make two places one object, and only one of them may need mending."""
    shared = {"a": "x"}

    mended = apply_mends({"one": shared, "two": shared}, [Mend("/one/a", "y")])

    assert mended == {"one": {"a": "y"}, "two": {"a": "x"}}


def test_references_into_any_place_are_fine(tmp_path: Path) -> None:
    """`$ref` may lead into properties, paths, anchors, escaped names, and through other references."""
    schemas = {
        "Key": {"$ref": "#/components/schemas/RealKey"},
        "RealKey": {"type": "object", "properties": {"id/~%": {"$anchor": "identity", "type": "string"}}},
        "ById": {"$ref": "#/components/schemas/Key/properties/id~1~0%25"},
        "ByAnchor": {"$ref": "#identity"},
        "ByPath": {"$ref": "#/paths/~1keys/get/responses/200/content/application~1json/schema"},
        "Stray": {"$ref": "#/x-shared/Thing"},
        "$ref": {"properties": {"$ref": {"type": "string"}}},
    }
    response = {"description": "All.", "content": {"application/json": {"schema": {"type": "string"}}}}
    document = written(
        tmp_path,
        paths={"/keys": {"get": {"responses": {"200": response}}}},
        components={"schemas": schemas},
        **{"x-shared": {"Thing": {"type": "object"}}},
    )

    assert [problem.code for problem in validate_document(document)] == ["odd-component-name"]


def test_deep_nesting_is_walked_through(tmp_path: Path) -> None:
    """Nothing here recurses along the document."""
    schema: dict[str, Any] = {"type": "strin"}
    for _ in range(3000):
        schema = {"items": schema}
    document = replace(written(tmp_path), data=MINIMAL | {"components": {"schemas": {"Deep": schema}}})

    assert [problem.code for problem in find_problems(document).problems] == ["unknown-type"]


def test_unions_that_refer_to_each_other_are_not_tried_out(tmp_path: Path) -> None:
    """Twelve unions of one another have more branches than there is time; the check of an example gives up."""
    names = [f"S{number}" for number in range(12)]
    union = {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in names], "example": {"a": 1}}

    assert validate_document(written(tmp_path, components={"schemas": dict.fromkeys(names, union)})) == ()


def test_a_long_chain_of_references_is_followed(tmp_path: Path) -> None:
    """Only a chain that comes back to itself is a circle."""
    chain: dict[str, Any] = {f"S{number}": {"$ref": f"#/components/schemas/S{number + 1}"} for number in range(500)}

    assert validate_document(written(tmp_path, components={"schemas": chain | {"S500": {"type": "string"}}})) == ()


def test_no_document_makes_it_fail(tmp_path: Path) -> None:
    """A mistake in a document never ends in a traceback: anything may stand anywhere."""
    odd: list[Any] = [None, True, 0, -1.5, "", "true", [], {}, [None], {"$ref": 3}, {"$ref": "#"}, {"": {}}, [[]]]
    source = read_document(FOLDERS[[folder.name for folder in FOLDERS].index("parameters")] / "spec.yaml")
    chance = random.Random(20)
    for _ in range(400):
        data = copy.deepcopy(source.data)
        holder: Any = data
        while isinstance(holder, dict | list) and holder:
            key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            if chance.random() < 0.25 or not isinstance(holder[key], dict | list):
                holder[key] = copy.deepcopy(chance.choice(odd))
                break
            holder = holder[key]
        document = replace(source, data=data)

        findings = find_problems(document)
        find_problems(replace(document, data=apply_mends(data, findings.mends)))


def test_at_least_thirty_codes_have_an_exact_message() -> None:
    """Each fixture shows what the user reads; together they show most codes of this stage."""
    text = "".join((folder / "problems.txt").read_text(encoding="utf-8") for folder in FOLDERS)
    shown = {line.split("[", 1)[1].split("]", 1)[0] for line in text.splitlines() if line.startswith("spec.yaml:")}

    assert len(shown) >= 50
    assert any(is_refusal(code) for code in shown) and not all(is_refusal(code) for code in shown)


if __name__ == "__main__":
    for folder in FOLDERS:
        (folder / "problems.txt").write_text(what_the_user_reads(folder), encoding="utf-8")
