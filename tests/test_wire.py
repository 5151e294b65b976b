"""Generated packages send what the document asks for, and make the right values of what comes back.

The judge is `bench.wire`: it reads the document by itself, and calls every operation against a real server.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bench.wire import document, judge, styles, variants
from bench.wire.bodies import parse_multipart

TESTS = Path(__file__).resolve().parent
SPECS = TESTS.parent / ".." / "shared" / "specs"
LARGE = 1_000_000
OWN = sorted((TESTS / "wire").glob("*.yaml")) + sorted((TESTS / "snapshots").glob("*/spec.yaml"))
PUBLISHED = sorted(path for path in SPECS.glob("*.*") if path.suffix in (".json", ".yaml"))


def faults(verdict: judge.Verdict) -> list[str]:
    """What was wrong, as text."""
    told = [f"{each.operation} ({each.side}; {each.variant}): {each.message}" for each in verdict.faults]
    return [verdict.refused, *told] if verdict.refused else told


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name if path.name == "spec.yaml" else path.stem)
def test_own_documents_are_right_on_the_wire(path: Path) -> None:
    """Each operation of our small documents sends and decodes everything rightly."""
    assert faults(judge.judge(path)) == []


@pytest.mark.skipif(not PUBLISHED, reason="../shared/specs is absent")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_published_documents_are_right_on_the_wire(path: Path) -> None:
    """So does each operation of small published documents, and a sample of those of large ones."""
    large = path.stat().st_size > LARGE / 10
    verdict = judge.judge(path, sample=12 if large else None, most=4 if large else 40)

    assert faults(verdict) == []
    assert verdict.judged == verdict.operations or large


def test_judge_sees_what_is_wrong() -> None:
    """A judge that lets everything pass would be of no use."""
    listed = document.Param("a", "query", False, "form", True, False, None, None)
    joined = dataclasses.replace(listed, explode=False)
    deep = dataclasses.replace(listed, style="deepObject")
    labelled = dataclasses.replace(listed, location="path", style="label")

    assert styles.check_pairs(listed, ["x", "y"], [("a", "x"), ("a", "y")]) == (None, [])
    assert styles.check_pairs(listed, ["x", "y"], [("a", "x,y")])[0]
    assert styles.check_pairs(joined, ["x", "y"], [("a", "x"), ("a", "y")])[0]
    assert styles.check_pairs(joined, ["x,y"], [("a", "x%2Cy")]) == (None, [])
    assert styles.check_pairs(joined, ["x,y"], [("a", "x,y")])[0]
    assert styles.check_pairs(listed, "a b+c", [("a", "a%20b+c")])[0]
    assert styles.check_pairs(listed, True, [("a", "True")])[0]
    assert styles.check_pairs(deep, {"k": 1}, [("a[k]", "1")]) == (None, [])
    assert styles.check_pairs(deep, {"k": 1}, [("k", "1")])[0]
    assert styles.check_simple(labelled, ["x", "y"], ".x.y", encoded=True) is None
    assert styles.check_simple(labelled, ["x", "y"], "x,y", encoded=True)


def test_judge_compares_json_by_kind_and_instants_by_time() -> None:
    """A float is no integer, and null is not absent; texts of one instant are the same."""
    assert not styles.same_json({"a": 1}, {"a": 1.0})
    assert not styles.same_json({"a": None}, {})
    assert not styles.same_json(True, 1)
    assert not styles.same_json("1.10", "1.1")
    assert styles.same_json({"at": "2026-01-01T00:00:00Z"}, {"at": "2026-01-01T01:00:00+01:00"})
    assert not styles.same_json("2026-01-01T00:00:00Z", "2026-01-01T00:00:00")


def test_judge_makes_calls_of_every_kind() -> None:
    """Required arguments, all of them, odd text, nulls, each media type, each member of a union."""
    read = document.Document(TESTS / "wire" / "requests.yaml")
    operation = next(each for each in read.operations() if each.path == "/union")

    calls = variants.Variants(read, 40).calls(operation)

    types = {call.content.media_type for call in calls if call.content}
    assert types == {"application/json", "text/plain", "application/octet-stream"}
    assert {type(call.body) for call in calls} >= {str, list, dict, bytes}


def test_judge_reads_parts() -> None:
    """A multipart body is taken apart at its boundary, byte for byte."""
    head = b'Content-Disposition: form-data; name="a"; filename="b%22.txt"\r\nContent-Type: text/plain\r\n\r\n'
    body = b"--x\r\n" + head + b"--y\r\n--\r\n\r\n--x--\r\n"

    (part,) = parse_multipart("multipart/form-data; boundary=x", body)

    assert (part.name, part.filename, part.media_type) == ("a", 'b".txt', "text/plain")
    assert part.content == b"--y\r\n--\r\n"
