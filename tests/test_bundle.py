"""Documents made of several files: where their content goes, what a reference becomes, and what is refused."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sdkpress.document import Document, read_document
from sdkpress.pointers import resolve
from sdkpress.problems import SpecError

HEAD = "openapi: 3.1.0\n"


def read(folder: Path, files: dict[str, str], *, allow_outside: bool = False, allow_remote: bool = False) -> Document:
    """Read a document made of these files; the main one is openapi.yaml."""
    for name, text in files.items():
        file = folder / "spec" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    main = folder / "spec" / "openapi.yaml"
    return read_document(main, shown_as="spec/openapi.yaml", allow_outside=allow_outside, allow_remote=allow_remote)


def schemas(folder: Path, main: str, **files: str) -> Any:
    """The schemas of a bundled document. `main` is its `components/schemas`, each other file is `name.yaml`."""
    lines = "".join(f"    {line}\n" for line in main.splitlines())
    others = {f"{name}.yaml": text for name, text in files.items()}
    return read(folder, {"openapi.yaml": f"{HEAD}components:\n  schemas:\n{lines}", **others}).data["components"][
        "schemas"
    ]


def refusal(folder: Path, reference: str, allow: dict[str, bool] | None = None, **files: str) -> list[str]:
    """What the user reads about a document with one schema that is this reference."""
    main = f"{HEAD}components:\n  schemas:\n    A:\n      items: {{$ref: '{reference}'}}\n"
    with pytest.raises(SpecError) as raised:
        read(folder, {"openapi.yaml": main, **{f"{name}.yaml": text for name, text in files.items()}}, **(allow or {}))
    return str(raised.value).splitlines()


# --- where content goes


def test_a_schema_of_another_file_becomes_a_component(tmp_path: Path) -> None:
    """It is named after its file, and stands once, however often it is referred to."""
    found = schemas(
        tmp_path, "A: {anyOf: [{$ref: pet.yaml}, {$ref: ./pet.yaml}, {$ref: 'pet.yaml#'}]}", pet="type: string"
    )

    assert found == {"A": {"anyOf": [{"$ref": "#/components/schemas/pet"}] * 3}, "pet": {"type": "string"}}


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("defs.yaml#/Pet", "Pet"),
        ("defs.yaml#/components/schemas/Toy", "Toy"),
        ("defs.yaml#/$defs/Bone", "Bone"),
        ("defs.yaml#/Pet/properties/id", "defs_Pet_properties_id"),
        ("defs.yaml#/with%20space", "with_space"),
    ],
)
def test_the_name_comes_from_the_place(tmp_path: Path, reference: str, name: str) -> None:
    """The last token where it is a name; the whole place where it is a keyword's."""
    defs = "Pet: {properties: {id: {}}}\ncomponents: {schemas: {Toy: {}}}\n$defs: {Bone: {}}\nwith space: {}\n"

    found = schemas(tmp_path, f"A: {{items: {{$ref: '{reference}'}}}}", defs=defs)

    assert found["A"] == {"items": {"$ref": f"#/components/schemas/{name}"}}
    assert set(found) == {"A", name}


def test_a_component_that_is_a_file_holds_its_content(tmp_path: Path) -> None:
    """Every other reference to the file points to that component, also from within the file."""
    found = schemas(
        tmp_path,
        "Animal: {$ref: pet.yaml}\nA: {items: {$ref: pet.yaml}}",
        pet="properties: {parent: {$ref: '#'}, own: {$ref: 'pet.yaml#/properties/parent'}}",
    )

    animal = {"$ref": "#/components/schemas/Animal"}
    assert found == {"Animal": {"properties": {"parent": animal, "own": animal}}, "A": {"items": animal}}


@pytest.mark.parametrize("order", [["Pet", "Animal"], ["Animal", "Pet"]])
def test_of_two_components_that_are_one_file_the_one_named_like_it_holds_it(tmp_path: Path, order: list[str]) -> None:
    """Their order plays no part."""
    found = schemas(tmp_path, "\n".join(f"{name}: {{$ref: pet.yaml}}" for name in order), pet="type: string")

    assert found == {"Pet": {"type": "string"}, "Animal": {"$ref": "#/components/schemas/Pet"}}


def test_clashing_names_get_their_folders(tmp_path: Path) -> None:
    """The main file's own schema keeps its name; of the others all get longer ones, whatever their order."""
    main = HEAD + (
        "components:\n  schemas:\n    Food: {type: string}\n"
        "    A: {anyOf: [{$ref: dogs/Food.yaml}, {$ref: cats/Food.yaml}, {$ref: defs.yaml#/Food}]}\n"
    )
    files = {"dogs/Food.yaml": "type: 'null'", "cats/Food.yaml": "type: boolean", "defs.yaml": "Food: {type: array}"}

    found = read(tmp_path, {"openapi.yaml": main, **files}).data["components"]["schemas"]

    names = ["dogs_Food", "cats_Food", "defs_Food"]
    assert found["A"] == {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}
    assert [found[name]["type"] for name in ["Food", *names]] == ["string", "null", "boolean", "array"]


def test_names_that_cannot_be_told_apart_get_a_digest_of_their_place(tmp_path: Path) -> None:
    """No counter: another file beside them changes neither."""
    main = HEAD + "components:\n  schemas:\n    A: {anyOf: [{$ref: 'x y.yaml'}, {$ref: x_y.yaml}]}\n"

    found = read(tmp_path, {"openapi.yaml": main, "x y.yaml": "{}", "x_y.yaml": "{}"}).data["components"]["schemas"]

    digests = [hashlib.sha256(f"/{name}#".encode()).hexdigest()[:8] for name in ("x%20y.yaml", "x_y.yaml")]
    assert found["A"] == {"anyOf": [{"$ref": f"#/components/schemas/x_y_{digest}"} for digest in digests]}


def test_path_items_and_whole_sections_stand_in_full(tmp_path: Path) -> None:
    """A path item, an index of paths, an index of schemas, info: each where it is referred to."""
    document = read(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "info: {$ref: info.json}\npaths: {$ref: paths/index.yaml}\n"
            + "components:\n  schemas: {$ref: schemas/_index.yaml}\n",
            "info.json": '{"title": "T", "version": "1"}',
            "paths/index.yaml": "/pets: {$ref: pets.yaml, summary: Pets}\n",
            "paths/pets.yaml": "get:\n  parameters:\n    - {name: q, in: query, schema: {$ref: ../schemas/Pet.yaml}}\n"
            "put: {parameters: [{$ref: '#/get/parameters/0'}]}\n",
            "schemas/_index.yaml": "Pet: {$ref: Pet.yaml}\nToy: {properties: {pet: {$ref: '#/Pet'}}}\n",
            "schemas/Pet.yaml": "properties: {toy: {$ref: _index.yaml#/Toy}}\n",
        },
    )

    parameter = {"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/Pet"}}
    assert document.data == {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/pets": {
                "get": {"parameters": [parameter]},
                "put": {"parameters": [{"$ref": "#/paths/~1pets/get/parameters/0"}]},
                "summary": "Pets",
            }
        },
        "components": {
            "schemas": {
                "Pet": {"properties": {"toy": {"$ref": "#/components/schemas/Toy"}}},
                "Toy": {"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}},
            }
        },
    }
    assert str(document.locate("/info/title")) == "spec/info.json:1:11"
    assert str(document.locate("/paths/~1pets", key=True)) == "spec/paths/index.yaml:1:1"
    assert str(document.locate("/paths/~1pets")) == "spec/paths/pets.yaml:1:1"
    assert str(document.locate("/paths/~1pets/summary")) == "spec/paths/index.yaml:1:35"
    assert str(document.locate("/paths/~1pets/get/parameters/0/name", key=True)) == "spec/paths/pets.yaml:3:8"
    assert str(document.locate("/components/schemas/Pet", key=True)) == "spec/schemas/_index.yaml:1:1"
    assert str(document.locate("/components/schemas/Pet/properties/toy")) == "spec/schemas/Pet.yaml:1:19"


def test_each_kind_goes_to_its_section(tmp_path: Path) -> None:
    """Parameters, responses, headers, examples: known by where the reference stands, not by what is in the file."""
    document = read(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "paths:\n  /a:\n    get:\n      parameters: [{$ref: x.yaml#/Limit}]\n"
            + "      requestBody: {$ref: x.yaml#/Body}\n"
            + "      responses:\n        default: {$ref: x.yaml#/Error}\n",
            "x.yaml": "Limit: {name: limit, in: query, examples: {one: {$ref: '#/One'}}}\n"
            "One: {value: 1}\nBody: {content: {}}\nError: {description: e, headers: {X: {$ref: '#/Head'}}}\n"
            "Head: {schema: {type: string}}\n",
        },
    )

    assert document.data["components"] == {
        "responses": {"Error": {"description": "e", "headers": {"X": {"$ref": "#/components/headers/Head"}}}},
        "parameters": {
            "Limit": {"name": "limit", "in": "query", "examples": {"one": {"$ref": "#/components/examples/One"}}}
        },
        "examples": {"One": {"value": 1}},
        "requestBodies": {"Body": {"content": {}}},
        "headers": {"Head": {"schema": {"type": "string"}}},
    }
    assert str(document.locate("/components/headers/Head/schema")) == "spec/x.yaml:5:16"
    assert str(document.locate("/components/headers/Head", key=True)) == "spec/x.yaml:5:1"


def test_a_deeper_place_of_a_component_is_not_doubled(tmp_path: Path) -> None:
    """Where its file is a component already, the reference points into that."""
    found = schemas(
        tmp_path, "A: {anyOf: [{$ref: pet.yaml}, {$ref: 'pet.yaml#/properties/id'}]}", pet="properties: {id: {}}"
    )

    assert found["A"]["anyOf"][1] == {"$ref": "#/components/schemas/pet/properties/id"}
    assert set(found) == {"A", "pet"}


def test_files_that_refer_to_files_that_do_nothing_else(tmp_path: Path) -> None:
    """A file that is only a reference is passed through, also on the way to something deeper."""
    found = schemas(
        tmp_path,
        "A: {anyOf: [{$ref: a.yaml}, {$ref: 'a.yaml#/properties/id'}]}",
        a="$ref: b.yaml",
        b="$ref: pet.yaml",
        pet="properties: {id: {}}",
    )

    assert found["A"]["anyOf"] == [
        {"$ref": "#/components/schemas/pet"},
        {"$ref": "#/components/schemas/pet/properties/id"},
    ]


def test_another_file_may_refer_to_the_main_one(tmp_path: Path) -> None:
    """Files may refer to each other in circles."""
    found = schemas(tmp_path, "A: {items: {$ref: b.yaml}}", b="items: {$ref: 'openapi.yaml#/components/schemas/A'}")

    assert found["b"] == {"items": {"$ref": "#/components/schemas/A"}}


def test_discriminators_map_to_files_too(tmp_path: Path) -> None:
    """A name of a schema stays one, even if it looks like a file's."""
    found = schemas(
        tmp_path,
        "A: {discriminator: {propertyName: k, mapping: {c: cat.yaml, d: Dog, e: e.json}}}\nDog: {}\ne.json: {}",
        cat="type: object",
    )

    assert found["A"]["discriminator"]["mapping"] == {"c": "#/components/schemas/cat", "d": "Dog", "e": "e.json"}


def test_hundreds_of_files(tmp_path: Path) -> None:
    """Each schema in a file of its own, all in a ring."""
    count = 300
    main = HEAD + "components:\n  schemas:\n" + "".join(f"    S{n}: {{$ref: s/S{n}.yaml}}\n" for n in range(count))
    files = {f"s/S{n}.yaml": f"properties: {{next: {{$ref: S{(n + 1) % count}.yaml}}}}" for n in range(count)}

    document = read(tmp_path, {"openapi.yaml": main, **files})

    for number, (name, schema) in enumerate(document.data["components"]["schemas"].items()):
        assert name == f"S{number}"
        assert schema == {"properties": {"next": {"$ref": f"#/components/schemas/S{(number + 1) % count}"}}}
    assert len(document.files) == count + 1


# --- what is a reference


@pytest.mark.parametrize(
    ("reference", "place", "content", "name"),
    [
        ("tags: {$ref: part.yaml}", "/tags", "[{name: a}]", '"tags"'),
        ("tags: [{$ref: part.yaml}]", "/tags/0", "{name: a}", 'item 1 of "tags"'),
        ("paths: {/a: {get: {tags: {$ref: part.yaml}}}}", "/paths/~1a/get/tags", "[a]", '"tags"'),
        ("components: {schemas: {$ref: part.yaml}}", "/components/schemas", "{A: {type: string}}", '"schemas"'),
        (
            "components: {schemas: {A: {enum: {$ref: part.yaml}}}}",
            "/components/schemas/A/enum",
            "[{$ref: none.yaml}]",
            '"enum"',
        ),
    ],
)
def test_what_may_be_no_reference_stands_in_full_with_a_notice(
    tmp_path: Path, reference: str, place: str, content: str, name: str
) -> None:
    """Its meaning is plain. The items of a list of values are data, whatever they look like."""
    document = read(tmp_path, {"openapi.yaml": f"{HEAD}{reference}\n", "part.yaml": content})

    assert resolve(document.data, place) == yaml.safe_load(content)
    assert [notice.message for notice in document.notices] == [f"{name} is a $ref, and OpenAPI allows none there"]
    assert [notice.code for notice in document.notices] == ["inlined-reference"]


def test_a_media_type_may_be_a_reference_since_3_2(tmp_path: Path) -> None:
    """Before, OpenAPI allowed none there."""
    body = "components: {requestBodies: {A: {content: {text/plain: {$ref: part.yaml}}}}}\n"
    found = [
        read(tmp_path / version, {"openapi.yaml": f"openapi: {version}.0\n{body}", "part.yaml": "{}"}).notices
        for version in ("3.1", "3.2")
    ]

    assert [len(notices) for notices in found] == [1, 0]


def test_data_is_not_searched_for_references(tmp_path: Path) -> None:
    """In examples, defaults, enums, constants, extensions and links' parameters `$ref` is a word like any other."""
    no = "{$ref: no.yaml}"
    text = HEAD + (
        f"x-a: {no}\npaths:\n  /a:\n    get:\n      x-b: {no}\n      parameters:\n"
        f"        - {{name: q, in: query, example: {no}, examples: {{a: {{value: {no}}}}}}}\n"
        f"      responses: {{'200': {{links: {{l: {{parameters: {{p: {no}}}}}}}}}}}\n"
        f"components:\n  schemas:\n    A: {{default: {no}, enum: [{no}], const: {no}, examples: [{no}]}}\n"
        "    B: {items: {$ref: b.yaml}}\n"
    )

    document = read(tmp_path, {"openapi.yaml": text, "b.yaml": "type: string"})

    assert str(document.data).count("{'$ref': 'no.yaml'}") == 9


def test_properties_may_be_called_as_keywords_are(tmp_path: Path) -> None:
    """A property named `$ref`, `default` or `example` is a property."""
    found = schemas(
        tmp_path,
        "A: {properties: {$ref: {$ref: b.yaml}, default: {$ref: b.yaml}, example: {$ref: b.yaml}}}",
        b="type: string",
    )

    reference = {"$ref": "#/components/schemas/b"}
    assert found["A"]["properties"] == {"$ref": reference, "default": reference, "example": reference}


def test_references_by_id_and_anchor(tmp_path: Path) -> None:
    """3.1: `$id` and `$anchor` name schemas, `#` and relative references mean the resource around them first."""
    found = schemas(
        tmp_path,
        """A:
  $id: https://example.com/a
  $anchor: top
  properties: {x: {$ref: '#/$defs/X'}, top: {$ref: '#top'}, b: {$ref: b}, c: {$ref: '#/components/schemas/C'}}
  $defs: {X: {type: string}}
B: {$id: 'https://example.com/b', items: {$ref: '#'}, not: {$ref: 'a#top'}}
C: {items: {$ref: 'https://example.com/a#/$defs/X'}, not: {$ref: '#nowhere'}}""",
    )

    assert found["A"]["properties"] == {
        "x": {"$ref": "#/components/schemas/A/$defs/X"},
        "top": {"$ref": "#/components/schemas/A"},
        "b": {"$ref": "#/components/schemas/B"},
        "c": {"$ref": "#/components/schemas/C"},
    }
    assert found["B"]["items"] == {"$ref": "#/components/schemas/B"}
    assert found["B"]["not"] == {"$ref": "#/components/schemas/A"}
    assert found["C"]["items"] == {"$ref": "#/components/schemas/A/$defs/X"}
    assert found["C"]["not"] == {"$ref": "#nowhere"}


def test_the_documents_own_address_is_not_fetched(tmp_path: Path) -> None:
    """3.2: `$self` says what absolute references mean this document."""
    text = (
        "openapi: 3.2.0\n$self: https://example.com/api.yaml\ncomponents:\n  schemas:\n"
        "    A: {items: {$ref: 'https://example.com/api.yaml#/components/schemas/B'}}\n    B: {}\n"
    )

    found = read(tmp_path, {"openapi.yaml": text}).data["components"]["schemas"]

    assert found["A"] == {"items": {"$ref": "#/components/schemas/B"}}


def test_names_with_percent_signs_and_spaces(tmp_path: Path) -> None:
    """Encoded or not, a reference finds its file and its schema."""
    main = HEAD + (
        "components:\n  schemas:\n    'A b%41': {}\n    B: {anyOf: [{$ref: '#/components/schemas/A b%41'},"
        " {$ref: '#/components/schemas/A%20b%2541'}, {$ref: my%20file.yaml}, {$ref: my file.yaml}]}\n"
    )

    found = read(tmp_path, {"openapi.yaml": main, "my file.yaml": "{}"}).data["components"]["schemas"]

    names = ["A%20b%2541", "A%20b%2541", "my_file", "my_file"]
    assert found["B"]["anyOf"] == [{"$ref": f"#/components/schemas/{name}"} for name in names]


def test_references_to_nothing_in_the_main_file_are_left(tmp_path: Path) -> None:
    """They are for the validation to report, with all the others of their kind."""
    references = ["#/components/schemas/No", "#no", "http://[", "urn:a:b"]
    main = "".join(f"A{index}: {{items: {{$ref: '{text}'}}}}\n" for index, text in enumerate(references))

    found = schemas(tmp_path, main)

    assert [schema["items"]["$ref"] for schema in found.values()] == references


def test_the_source_is_not_changed_by_bundling(tmp_path: Path) -> None:
    """Reading twice gives the same, and the digest covers each file but not the place of the folder."""
    files = {"openapi.yaml": HEAD + "components: {schemas: {A: {items: {$ref: b.yaml}}}}\n", "b.yaml": "type: string\n"}

    first = read(tmp_path / "one", files)
    second = read(tmp_path / "two", files)
    other = read(tmp_path / "three", {**files, "b.yaml": "type: integer\n"})

    assert first.data == second.data
    assert first.sha256 == second.sha256 != other.sha256
    assert first.files == (tmp_path / "one/spec/openapi.yaml", (tmp_path / "one/spec/b.yaml").resolve())
    names = ["openapi.yaml", "b.yaml"]
    lines = [f"{hashlib.sha256(files[name].encode()).hexdigest()}  {name}\n" for name in names]
    assert first.sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()


# --- what is refused


def test_a_missing_file_is_reported_where_it_is_named(tmp_path: Path) -> None:
    """Each reference to it is a problem of its own."""
    assert refusal(tmp_path, "nope.yaml") == ["spec/openapi.yaml:5:21: [missing-file] there is no file spec/nope.yaml"]


def test_a_bare_name_is_told_from_a_file(tmp_path: Path) -> None:
    """`$ref: A` is a file by the rules, and hardly ever meant as one."""
    assert refusal(tmp_path, "A") == [
        "spec/openapi.yaml:5:21: [missing-file] there is no file spec/A",
        '    Did you mean "#/components/schemas/A"?',
    ]


@pytest.mark.parametrize("reference", ["../secret.yaml", "/etc/passwd", "file:///etc/passwd", "link.yaml"])
def test_files_outside_the_folder_are_refused(tmp_path: Path, reference: str) -> None:
    """By whatever way the reference leads out, a symbolic link among them."""
    (tmp_path / "secret.yaml").write_text("type: string")
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "link.yaml").symlink_to(tmp_path / "secret.yaml")

    first, hint = refusal(tmp_path, reference)

    assert first.startswith("spec/openapi.yaml:5:21: [outside-reference] ")
    assert first.endswith(" is outside the folder of the document")
    assert hint == "    Move it there, or set allow-outside-refs in sdkpress.yaml."


def test_files_outside_the_folder_may_be_allowed(tmp_path: Path) -> None:
    """The name comes from the file, positions are shown from where the user is."""
    main = HEAD + "components: {schemas: {A: {items: {$ref: ../shared.yaml}}}}\n"
    (tmp_path / "shared.yaml").write_text("type: string")

    document = read(tmp_path, {"openapi.yaml": main}, allow_outside=True)

    assert document.data["components"]["schemas"]["shared"] == {"type": "string"}
    assert str(document.locate("/components/schemas/shared/type")) == "shared.yaml:1:7"


def test_remote_references_are_refused(tmp_path: Path) -> None:
    """Nothing is fetched unless it is allowed."""
    assert refusal(tmp_path, "https://example.com/x.yaml#/A") == [
        "spec/openapi.yaml:5:21: [remote-reference] https://example.com/x.yaml is on the network",
        "    Download it into the folder of the document, or set allow-remote-refs in sdkpress.yaml.",
    ]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A server that gives out two files, one of which refers to the other and one to a local file."""
    pages = {
        "/a.yaml": b"items: {$ref: b.yaml#/B}\n",
        "/b.yaml": b"B: {type: string}\n",
        "/evil.yaml": b"items: {$ref: 'file:///etc/passwd'}\n",
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_remote_references_may_be_allowed(tmp_path: Path, server: str) -> None:
    """Relative references in a fetched file mean its neighbours."""
    main = HEAD + f"components: {{schemas: {{A: {{items: {{$ref: '{server}/a.yaml'}}}}}}}}\n"

    document = read(tmp_path, {"openapi.yaml": main}, allow_remote=True)

    assert document.data["components"]["schemas"]["a"] == {"items": {"$ref": "#/components/schemas/B"}}
    assert str(document.locate("/components/schemas/B/type")) == f"{server}/b.yaml:1:11"
    assert document.files == (tmp_path / "spec/openapi.yaml",)


def test_a_remote_file_must_not_name_local_ones(tmp_path: Path, server: str) -> None:
    """What comes from the network can't read the disk, whatever is allowed."""
    (line,) = refusal(tmp_path, f"{server}/evil.yaml", {"allow_remote": True, "allow_outside": True})

    assert line.startswith(f"{server}/evil.yaml:1:15: [outside-reference] a file from the network must not refer to")


def test_a_remote_file_that_is_not_there(tmp_path: Path, server: str) -> None:
    """What the server said is passed on."""
    assert refusal(tmp_path, f"{server}/no.yaml", {"allow_remote": True}) == [
        f"spec/openapi.yaml:5:21: [unreadable-file] {server}/no.yaml can't be fetched: Not Found"
    ]


def test_a_broken_file_is_reported_in_its_own_lines(tmp_path: Path) -> None:
    """The mistake is in that file, not in the reference to it."""
    assert refusal(tmp_path, "x.yaml", x="a: b: c")[0] == (
        "spec/x.yaml:1:5: [bad-yaml] this is not YAML: mapping values are not allowed in this context"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A: {}", "spec/openapi.yaml:5:21: [undefined-reference] spec/x.yaml has nothing at #/B"),
        ("B: {$ref: '#/C'}", "spec/x.yaml:1:11: [undefined-reference] spec/x.yaml has nothing at #/C"),
    ],
)
def test_nothing_at_the_place_in_another_file(tmp_path: Path, text: str, line: str) -> None:
    """Told at the reference, with the file it is looked for in."""
    assert line in refusal(tmp_path, "x.yaml#/B", x=text)


def test_a_part_that_means_the_components_of_the_main_file(tmp_path: Path) -> None:
    """Taken by the letter, `#` is the file it stands in, which has no components."""
    main = f"{HEAD}paths:\n  /a: {{$ref: a.yaml}}\ncomponents:\n  schemas:\n    Pet: {{type: string}}\n"
    part = "get:\n  parameters:\n    - {name: p, in: query, schema: {$ref: '#/components/schemas/Pet'}}\n"

    document = read(tmp_path, {"openapi.yaml": main, "a.yaml": part})

    schema = document.data["paths"]["/a"]["get"]["parameters"][0]["schema"]
    assert schema == {"$ref": "#/components/schemas/Pet"}
    assert [str(notice).splitlines() for notice in document.notices] == [
        [
            "spec/a.yaml:3:43: [loose-reference] spec/a.yaml has nothing at #/components/schemas/Pet",
            "    It is read as that of spec/openapi.yaml. Write the name of that file in front of it.",
        ]
    ]


def test_references_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    """Two files that are nothing but references to each other mean nothing."""
    assert refusal(tmp_path, "x.yaml", x="$ref: y.yaml", y="$ref: x.yaml") == [
        "spec/openapi.yaml:5:21: [circular-reference] this reference leads round in a circle of references",
        "    Let one of them hold what it stands for.",
    ]


def test_a_path_item_within_itself(tmp_path: Path) -> None:
    """Written out, it would never end."""
    callback = "post:\n  callbacks:\n    done:\n      /x: {$ref: a.yaml}\n"
    with pytest.raises(SpecError) as raised:
        read(tmp_path, {"openapi.yaml": HEAD + "paths:\n  /a: {$ref: a.yaml}\n", "a.yaml": callback})

    assert str(raised.value) == (
        "spec/a.yaml:4:18: [circular-reference] this reference leads back to what it stands in"
    )


def test_files_cannot_multiply(tmp_path: Path) -> None:
    """Thirty small files that each show the next one twice would be a billion path items."""
    files = {
        f"p{n}.yaml": f"post: {{callbacks: {{c: {{x: {{$ref: p{n + 1}.yaml}}, y: {{$ref: p{n + 1}.yaml}}}}}}}}\n"
        for n in range(30)
    }
    with pytest.raises(SpecError, match=r"\[alias-bomb\] references repeat so much that the document would be huge"):
        read(tmp_path, {"openapi.yaml": HEAD + "paths:\n  /a: {$ref: p0.yaml}\n", **files, "p30.yaml": "get: {}"})


def test_files_cannot_nest_without_end(tmp_path: Path) -> None:
    """A chain of files is nested as deep as the document it makes."""
    files = {f"p{n}.yaml": f"post: {{callbacks: {{c: {{x: {{$ref: p{n + 1}.yaml}}}}}}}}\n" for n in range(100)}
    with pytest.raises(SpecError, match=r"\[too-deep\] references nest files more than 250 deep here"):
        read(tmp_path, {"openapi.yaml": HEAD + "paths:\n  /a: {$ref: p0.yaml}\n", **files, "p100.yaml": "get: {}"})


def test_references_that_lead_through_each_other_end(tmp_path: Path) -> None:
    """A circle in which each reference goes through the next ends, however often it branches."""
    names = "ABCDEF"
    lines = [
        f"{name}: {{$ref: '#/components/schemas/{names[at - 1]}/{names[at - 2]}/{name}'}}"
        for at, name in enumerate(names)
    ]

    found = schemas(tmp_path, "\n".join(lines))

    assert list(found) == list(names)
