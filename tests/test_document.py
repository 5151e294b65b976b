"""Reading one file: values as YAML 1.2 and JSON mean them, positions, and each refusal with its place."""

from __future__ import annotations

import hashlib
import json
import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sdkpress.codes import CODES
from sdkpress.document import Document, read_document
from sdkpress.pointers import join
from sdkpress.problems import SpecError

SPECS = Path(__file__).resolve().parents[1] / ".." / "shared" / "specs"
HEAD = "openapi: 3.1.0\n"


def read(folder: Path, text: str | bytes, name: str = "spec.yaml") -> Document:
    """Read a document with this text."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_document(file, shown_as=name)


def refusal(folder: Path, text: str | bytes, name: str = "spec.yaml") -> list[str]:
    """The lines that the user reads about a document with this text."""
    with pytest.raises(SpecError) as raised:
        read(folder, text, name)
    assert all(CODES[problem.code].kind == "refusal" for problem in raised.value.problems)
    return str(raised.value).splitlines()


def refusal_of_file(file: Path) -> str:
    """What the user reads about a file that is called acme.yaml in messages."""
    with pytest.raises(SpecError) as raised:
        read_document(file, shown_as="acme.yaml")
    return str(raised.value)


# --- values


@pytest.mark.parametrize(
    "word", ["no", "on", "Yes", "y", "2020-01-01", "1_000", "1:30", "=", "0b1", "1.2.3", "1e", "tRue"]
)
def test_words_of_yaml_1_1_are_strings(tmp_path: Path, word: str) -> None:
    """OpenAPI means YAML 1.2, in which these are text."""
    assert read(tmp_path, f"a: {word}\n").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *[(null, None) for null in ("", "~", "null", "Null", "NULL")],
        *[("true", True), ("True", True), ("FALSE", False)],
        *[("0o17", 15), ("0x1F", 31), ("017", 17), ("+5", 5), ("-0", 0)],
        *[("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("-1.5E-1", -0.15)],
    ],
)
def test_scalars_of_the_core_schema(tmp_path: Path, word: str, value: object) -> None:
    """Numbers, booleans and null as YAML 1.2's core schema reads them, with their types."""
    found = read(tmp_path, f"a: {word}\n").data["a"]

    assert (found, type(found)) == (value, type(value))


def test_quoted_scalars_are_strings(tmp_path: Path) -> None:
    """Quotes and block styles make text of anything."""
    assert read(tmp_path, "a: '1'\nb: \"true\"\nc: |-\n  null\n").data == {"a": "1", "b": "true", "c": "null"}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("200", "200"),
        ("true", "true"),
        ("True", "true"),
        ("~", "null"),
        ("2020-01-01", "2020-01-01"),
        ("1.0", "1.0"),
        ("'200'", "200"),
        ("0x10", "0x10"),
        ("!!int 5", "5"),
        ("!!str yes", "yes"),
    ],
)
def test_keys_are_strings(tmp_path: Path, written: str, key: str) -> None:
    """A bare `200:` is the status code "200"."""
    assert read(tmp_path, f"{written}: x\n").data == {key: "x"}


def test_a_scalar_is_known_as_it_was_written(tmp_path: Path) -> None:
    """`version: 1.10` is the number 1.1, and the text of a message or a repair is still 1.10."""
    document = read(tmp_path, "info: {version: 1.10}\n")

    assert document.data["info"]["version"] == 1.1
    assert document.written("/info/version") == "1.10"


def test_tags_of_yaml_are_applied(tmp_path: Path) -> None:
    """A tag says what a plain word alone would not."""
    text = "a: !!str 12\nb: !!int '5'\nc: !!float 1\nd: !!null ''\ne: !!timestamp 2020-01-01\nf: !!map {}\n"

    assert read(tmp_path, text).data == {"a": "12", "b": 5, "c": 1.0, "d": None, "e": "2020-01-01", "f": {}}


def test_merge_keys(tmp_path: Path) -> None:
    """Own entries win over merged ones, the first merged mapping over the next; "<<" in quotes is a key."""
    text = "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [*a, {x: 8, z: 9}]}\nd: {'<<': 1}\n"

    data = read(tmp_path, text).data

    assert data["b"] == {"x": 1, "y": 3}
    assert data["c"] == {"x": 1, "y": 2, "z": 9}
    assert data["d"] == {"<<": 1}


def test_a_merged_entry_stands_where_it_was_written(tmp_path: Path) -> None:
    """A message about it leads to the line that has to be changed."""
    document = read(tmp_path, "a: &a\n  x: 1\nb:\n  <<: *a\n  y: 3\n")

    assert str(document.locate("/b/x")) == "spec.yaml:2:6"
    assert str(document.locate("/b/y", key=True)) == "spec.yaml:5:3"


# --- files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(("name", "text"), [("a.yaml", "aé: 1\nb: ü\n"), ("a.json", '{"aé": 1,\n "b": "ü"}')])
def test_encodings(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    """UTF-8 and UTF-16 with and without byte order mark; the mark counts for no column."""
    document = read(tmp_path, text.encode(encoding), name)

    assert document.data == {"aé": 1, "b": "ü"}
    assert document.locate("/aé", key=True).column == (1 if name == "a.yaml" else 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("json.yaml", '{"a": [1, true], "b": "\\ud83d\\ude00"}'),
        ("yaml.json", "a: [1, true]\nb: 😀\n"),
        ("flow.yaml", "{a: [1, true], b: 😀}"),
        ("trailing.yaml", '{"a": [1, true], "b": "😀",}'),
    ],
)
def test_the_content_decides_what_a_file_is(tmp_path: Path, name: str, text: str) -> None:
    """JSON in a .yaml file and YAML in a .json file are read as what they are."""
    assert read(tmp_path, text, name).data == {"a": [1, True], "b": "😀"}


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    """One file: what `sha256sum` says about it."""
    document = read(tmp_path, b"a: 1\n")

    assert document.sha256 == hashlib.sha256(b"a: 1\n").hexdigest()
    assert document.files == (tmp_path / "spec.yaml",)


# --- what is refused


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            HEAD + "paths:\n  /a: 1\n  /b: 2\n  /a: 3\n",
            [
                'spec.yaml:5:3: [duplicate-key] the key "/a" is there twice',
                "    It stands first at spec.yaml:3:3. Remove one of the two.",
            ],
        ),
        (
            HEAD + "a:\n  200: 1\n  '200': 2\n",
            [
                'spec.yaml:4:3: [duplicate-key] the key "200" is there twice',
                "    It stands first at spec.yaml:3:3. Remove one of the two.",
            ],
        ),
        (
            '{"a": {"x": 1, "y": {"z": 2},\n "\\u0078": 3}}',
            [
                'spec.yaml:2:2: [duplicate-key] the key "x" is there twice',
                "    It stands first at spec.yaml:1:8. Remove one of the two.",
            ],
        ),
        (
            HEAD + "---\na: 1\n",
            [
                "spec.yaml:2:1: [several-documents] a second YAML document begins here, and a file holds one",
                "    Put it into a file of its own.",
            ],
        ),
        (
            HEAD + "a: b: c\n",
            [
                "spec.yaml:2:5: [bad-yaml] this is not YAML: mapping values are not allowed in this context",
                "    Put the text in quotes.",
            ],
        ),
        (
            HEAD + "a:\n\tb: 1\n",
            [
                "spec.yaml:3:1: [bad-yaml] this is not YAML: found character that cannot start any token",
                "    Indent with spaces: YAML takes no tabs there.",
            ],
        ),
        (
            HEAD + "a: 'x\n",
            [
                "spec.yaml:3:1: [bad-yaml] this is not YAML: found unexpected end of stream"
                " while scanning a quoted scalar that begins at spec.yaml:2:4"
            ],
        ),
        (HEAD + "a: *no\n", ["spec.yaml:2:4: [bad-yaml] nothing is marked with the anchor of the alias *no"]),
        (
            HEAD + "a: &x 1\nb: &x 2\n",
            [
                "spec.yaml:3:4: [bad-yaml] the anchor &x is there twice",
                "    It stands first at spec.yaml:2:4. Rename one of the two.",
            ],
        ),
        (
            HEAD + "a: {{x}}\n",
            [
                "spec.yaml:2:5: [bad-key] a mapping or a list is no name for an entry",
                "    Put the key in quotes if it is text.",
            ],
        ),
        (
            HEAD + "a: !Ref x\n",
            [
                'spec.yaml:2:4: [bad-tag] the YAML tag "!Ref" has no meaning here',
                "    Write the value without a tag.",
            ],
        ),
        (HEAD + "a: !!int x\n", ['spec.yaml:2:4: [bad-tag] "x" is not what its tag !!int says']),
        (HEAD + "a: {<<: 3}\n", ["spec.yaml:2:9: [bad-merge] << needs a mapping, or a list of mappings"]),
        (
            HEAD + "a: .inf\n",
            [
                "spec.yaml:2:4: [bad-number] .inf is not a number that can be sent as JSON",
                "    Put it in quotes if it is text.",
            ],
        ),
        (
            '{"a": [1,\n NaN]}',
            [
                "spec.yaml:2:2: [bad-number] NaN is not a number that can be sent as JSON",
                "    Put it in quotes if it is text.",
            ],
        ),
        (
            '{"a": 1e999}',
            [
                "spec.yaml:1:7: [bad-number] 1e999 is not a number that can be sent as JSON",
                "    Put it in quotes if it is text.",
            ],
        ),
        ('{"openapi": "3.1.0" "a": 1}', ["spec.yaml:1:21: [bad-json] this is not JSON: expecting ',' delimiter"]),
        ('{"a": "x\x01"}', ["spec.yaml:1:9: [bad-json] this is not JSON: invalid control character"]),
        (
            HEAD + "a: x\x01y\n",
            [
                "spec.yaml:2:5: [control-character] U+0001 must not stand in a YAML file",
                "    Remove it, or write it as an escape in a string in double quotes.",
            ],
        ),
        (
            HEAD + 'a: "\\ud83d"\n',
            [
                "spec.yaml:2:7: [bad-yaml] this is not YAML: found invalid Unicode character escape code"
                " while parsing a quoted scalar that begins at spec.yaml:2:4",
                "    Write the character itself, or \\U and eight digits.",
            ],
        ),
        ("", ["spec.yaml:1:1: [empty-document] the file is empty"]),
        ("# nothing\n", ["spec.yaml:1:1: [empty-document] the document is empty"]),
        (
            "- 1\n",
            [
                "spec.yaml:1:1: [not-a-mapping] an OpenAPI document is a mapping that begins with openapi, info"
                " and paths"
            ],
        ),
        (
            HEAD.encode() + b"a: caf\xe9\n",
            ["spec.yaml:2:7: [bad-encoding] byte 0xe9 is not UTF-8 text", "    Save the file as UTF-8."],
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            ["spec.yaml:1:1: [not-text] this is not a text file: byte 0x89 is not UTF-8"],
        ),
        (
            HEAD + "a: &a\n  b: [*a]\n",
            ["spec.yaml:2:4: [recursive-alias] an alias inside this value refers to the value itself"],
        ),
    ],
)
def test_refusals(tmp_path: Path, text: str | bytes, lines: list[str]) -> None:
    """Each mistake is told by its place, in words of the document."""
    assert refusal(tmp_path, text) == lines


def test_every_duplicate_key_of_a_json_file_is_told(tmp_path: Path) -> None:
    """One run is enough to find them all."""
    lines = refusal(tmp_path, '{"a": 1,\n"a": {"b": 1, "b": 2}}', "spec.json")

    assert [line.split(":", 3)[:3] for line in lines[::2]] == [["spec.json", "2", "1"], ["spec.json", "2", "15"]]


def test_lines_that_end_in_cr_lf_count_once(tmp_path: Path) -> None:
    """Positions are those an editor shows on any system."""
    assert refusal(tmp_path, "a:\r\n  b: 1\r\n  b: 2\r\n")[0].startswith("spec.yaml:3:3: [duplicate-key]")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 100_000, "1:253"),
        ("[" * 100_000, "1:251"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "1:255"),
        ('{"a":' + "[" * 500 + "]" * 500 + "}", "1:255"),
        ("- " * 100_000, "1:501"),
        ("".join(" " * depth + "a:\n" for depth in range(2000)), "251:251"),
        ("a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5000)), "251:7"),
    ],
)
def test_nesting_has_an_end(tmp_path: Path, text: str, place: str) -> None:
    """No stack overflows, libyaml's and Python's neither, also not where aliases nest."""
    assert refusal(tmp_path, text) == [
        f"spec.yaml:{place}: [too-deep] mappings and lists are nested more than 250 deep here"
    ]


def test_nesting_deeper_than_anybody_writes_is_read(tmp_path: Path) -> None:
    """The limit is far from what people write."""
    assert read(tmp_path, '{"a":' + "[" * 249 + "]" * 249 + "}").locate("/a" + "/0" * 248).column == 254


@pytest.mark.parametrize(
    "text",
    [
        "a0: &a0 [" + "x," * 9 + "]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 40)),
        "s: &s '" + "x" * 100_000 + "'\nl: [" + "*s, " * 10_000 + "]\n",
        "b: &b {"
        + ",".join(f"k{n}: 1" for n in range(5000))
        + "}\n"
        + "".join(f"m{n}: {{<<: *b}}\n" for n in range(5000)),
    ],
    ids=["laughs", "long text", "merges"],
)
def test_alias_bombs_are_refused_in_bounded_memory(tmp_path: Path, text: str) -> None:
    """A small file can't become a huge document, by nesting, by long texts or by merging."""
    tracemalloc.start()
    try:
        lines = refusal(tmp_path, text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert "[alias-bomb] aliases repeat so much that the document would be huge if it were written out" in lines[0]
    assert peak < 100_000_000


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000, "!!float " + "9" * 400])
def test_numbers_too_large_for_python_are_refused(tmp_path: Path, number: str) -> None:
    """Python itself would raise, now or when the number is printed."""
    assert refusal(tmp_path, f"a: {number}\n")[0].startswith("spec.yaml:1:4: [bad-number] ")


def test_half_a_surrogate_pair_in_prose_is_replaced_with_a_notice(tmp_path: Path) -> None:
    """A description that was cut in the middle of an emoji is no reason to stop."""
    document = read(tmp_path, '{"info": {"description": "x\\ud83d"}}')

    assert document.data == {"info": {"description": "x\N{REPLACEMENT CHARACTER}"}}
    assert [str(notice) for notice in document.notices] == [
        "spec.yaml:1:26: [replaced-surrogate] description holds half of a surrogate pair, which is no character:"
        " it became U+FFFD"
    ]
    assert CODES["replaced-surrogate"].kind == "notice"


def test_half_a_surrogate_pair_elsewhere_is_refused(tmp_path: Path) -> None:
    """It can't be sent, and what was meant can't be guessed: not in a value, nor in a key or below one."""
    assert refusal(tmp_path, '{"enum": ["x\\ud83d"],\n "a\\udc00": {"b": "\\udfff"}}')[::2] == [
        "spec.yaml:1:11: [lone-surrogate] this text holds half of a surrogate pair, which is no character",
        "spec.yaml:2:2: [lone-surrogate] this text holds half of a surrogate pair, which is no character",
        "spec.yaml:2:19: [lone-surrogate] this text holds half of a surrogate pair, which is no character",
    ]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Absent, a folder, or not to be opened: one line each, no traceback."""
    said = refusal_of_file
    assert said(tmp_path / "nope.yaml") == "[missing-file] there is no file acme.yaml"
    assert said(tmp_path) == "[unreadable-file] acme.yaml is a folder, not a file"
    assert said(Path("a\0b")) == "[unreadable-file] acme.yaml can't be read: embedded null byte"
    (tmp_path / "file").write_text("")
    assert said(tmp_path / "file" / "below") == "[unreadable-file] acme.yaml can't be read: Not a directory"


def test_a_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on."""

    def deny(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", deny)

    assert refusal_of_file(tmp_path / "x.yaml") == "[unreadable-file] acme.yaml can't be read: Permission denied"


# --- positions


def test_an_absent_place_is_its_nearest_ancestor(tmp_path: Path) -> None:
    """What is missing is shown where it is missing."""
    document = read(tmp_path, "a:\n  b:\n    - c: 1\n")

    for pointer in ("/a/b/7", "/a/b/00", "/a/b/x/y", "/a/b/-", "/a/b/" + "9" * 50):
        assert str(document.locate(pointer)) == "spec.yaml:3:5"
    assert str(document.locate("/nope/x", key=True)) == "spec.yaml:1:1"


def test_a_problem_has_the_position_of_its_pointer(tmp_path: Path) -> None:
    """Of the value, or of the key."""
    document = read(tmp_path, "a:\n  b: 1\n")

    problem = document.problem("duplicate-key", "/a/b", "is wrong", "Mend it.")

    assert str(problem) == "spec.yaml:2:6: [duplicate-key] is wrong\n    Mend it."
    assert str(document.problem("duplicate-key", "/a/b", "is wrong", key=True).position) == "spec.yaml:2:3"


def specs() -> list[Path]:
    """The published documents, where they are at hand."""
    return sorted(SPECS.iterdir()) if SPECS.is_dir() else []


def marks(node: yaml.Node, pointer: str = "") -> Iterator[tuple[str, tuple[int, int], tuple[int, int] | None]]:
    """Each place of a YAML document with the position of its value and key, as PyYAML's own composer marks them."""
    yield pointer, (node.start_mark.line + 1, node.start_mark.column + 1), None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            for below, at, key_at in marks(value, join(pointer, key.value)):
                own = (key.start_mark.line + 1, key.start_mark.column + 1)
                yield below, at, own if below == join(pointer, key.value) else key_at
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from marks(item, join(pointer, index))


@pytest.mark.skipif(not SPECS.is_dir(), reason="../shared/specs is absent")
@pytest.mark.parametrize("path", [path for path in specs() if path.suffix == ".yaml"], ids=lambda path: path.stem)
def test_positions_in_published_yaml(path: Path) -> None:
    """Two hundred places of each document stand where PyYAML's composer says."""
    document = read_document(path)
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert root
    places = sorted(marks(root))

    for pointer, value, key in random.Random(7).sample(places, min(200, len(places))):
        found = document.locate(pointer)
        assert (found.line, found.column) == value, pointer
        if key:
            found = document.locate(pointer, key=True)
            assert (found.line, found.column) == key, pointer


def walk(value: Any, pointer: str = "") -> Iterator[tuple[str, str | None, Any]]:
    """Each place of a document, with its key and value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield join(pointer, key), key if isinstance(key, str) else None, child
        yield from walk(child, join(pointer, key))


@pytest.mark.skipif(not SPECS.is_dir(), reason="../shared/specs is absent")
@pytest.mark.parametrize("path", [path for path in specs() if path.suffix == ".json"], ids=lambda path: path.stem)
def test_positions_in_published_json(path: Path) -> None:
    """At the place of each of two hundred values stands that value, and at that of its key the key, in order."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    document = read_document(path)
    decoder = json.JSONDecoder()

    def at(pointer: str, *, key: bool = False) -> int:
        found = document.locate(pointer, key=key)
        return sum(map(len, lines[: found.line - 1])) + found.column - 1

    places = list(walk(json.loads(text)))
    chosen = sorted(random.Random(7).sample(range(len(places)), min(200, len(places))))
    offsets = []
    for pointer, key, value in (places[index] for index in chosen):
        offsets.append(at(pointer))
        assert decoder.raw_decode(text, offsets[-1])[0] == value, pointer
        if key is not None:
            assert decoder.raw_decode(text, at(pointer, key=True))[0] == key, pointer
    assert offsets == sorted(set(offsets))


@pytest.mark.skipif(not SPECS.is_dir(), reason="../shared/specs is absent")
@pytest.mark.parametrize("path", specs(), ids=lambda path: path.stem)
def test_published_documents_read_as_other_readers_read_them(path: Path) -> None:
    """The same keys in the same order and the same values, but where YAML 1.1 differs: museum's 18:00 is text."""
    text = path.read_text(encoding="utf-8")
    expected = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
    if path.stem == "museum":
        properties = expected["components"]["schemas"]["MuseumDailyHours"]["properties"]
        assert properties["timeClose"]["example"] == 18 * 60
        properties["timeClose"]["example"] = "18:00"

    found = read_document(path).data

    assert json.dumps(found) == json.dumps(expected)
