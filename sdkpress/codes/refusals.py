"""What ends a run: the generator would have to guess."""

from __future__ import annotations

from sdkpress.codes.code import Code

# Sorted by code. A code is kebab-case and never changes its meaning: scripts filter on it.
REFUSALS: dict[str, Code] = {
    "alias-bomb": Code(
        "refusal",
        "YAML aliases, or references to other files, repeat so much that the document would be huge if it were "
        "written out.",
        "Write what is repeated as a schema of its own, and refer to it.",
    ),
    "bad-argument": Code(
        "refusal",
        "An argument on the command line can't be used.",
        "`--help` lists the arguments. A package is a dotted name such as `acme.api`.",
    ),
    "bad-encoding": Code(
        "refusal",
        "The file is not UTF-8 text, nor UTF-16 or UTF-32 that says so.",
        "Save the file as UTF-8.",
    ),
    "bad-json": Code(
        "refusal",
        "The file begins as JSON does, and is not JSON.",
        "Correct the text at the place named: often a comma, a bracket or a quote is missing, or one is too many.",
    ),
    "bad-key": Code(
        "refusal",
        "A mapping or a list stands where YAML wants the name of an entry, as in `{name}: value`.",
        "Put the name in quotes.",
    ),
    "bad-merge": Code(
        "refusal",
        "A YAML merge key, `<<`, has a value that is no mapping.",
        "Give it the alias of a mapping, or a list of such aliases.",
    ),
    "bad-number": Code(
        "refusal",
        "A number is infinite, not a number, or too large to be sent as JSON.",
        "Correct the number, or put it in quotes if it is text.",
    ),
    "bad-path-template": Code(
        "refusal",
        "The braces of a path do not pair up, or have no name between them.",
        "Write each path parameter as `{name}`.",
        "paths:\n  /keys/{key_id}: ...",
    ),
    "bad-setting": Code(
        "refusal",
        "A value in `sdkpress.yaml` is not of the kind its key takes.",
        "Write the value as the message says.",
    ),
    "bad-status-code": Code(
        "refusal",
        "A key of `responses` is not a status code.",
        "Write a number such as `404`, a range such as `4XX`, or `default`.",
    ),
    "bad-tag": Code(
        "refusal",
        "A YAML tag such as `!!binary` or `!Ref` has no meaning in an OpenAPI document, or does not fit its value.",
        "Write the value without the tag.",
    ),
    "bad-yaml": Code(
        "refusal",
        "The file is not YAML.",
        "Correct the text at the place named: the indentation, a quote or a colon.",
    ),
    "broken-template": Code(
        "refusal",
        "A template of `--templates` can't be rendered, or what it gives is not Python.",
        "Correct the template; the message names it, or the generated file, and the line.",
    ),
    "circular-reference": Code(
        "refusal",
        "References lead back to themselves, and nothing stands on the way.",
        "Write out what one of them is.",
    ),
    "configured-output": Code(
        "refusal",
        (
            "With `--spec` alone, the folder named after the title is the one `sdkpress.yaml` writes another "
            "document to."
        ),
        "Name another folder with `--output`.",
    ),
    "control-character": Code(
        "refusal",
        "The file holds a character that YAML does not allow, such as U+0001.",
        "Remove it, or write it as an escape in a string in double quotes.",
    ),
    "duplicate-key": Code(
        "refusal",
        'A mapping has the same key twice, and one of the two would be lost. `200` and `"200"` are the same key.',
        "Remove one of the two, or make one of both.",
    ),
    "duplicate-operation-id": Code(
        "refusal",
        (
            "Two operations have one `operationId`, from which the names of their methods would come. Both "
            "places are reported."
        ),
        "Give one of the two another `operationId`.",
    ),
    "duplicate-parameter": Code(
        "refusal",
        "An operation, or a path, has two parameters of one name in one location, and they differ.",
        "Keep one of the two, or rename one.",
    ),
    "empty-document": Code(
        "refusal",
        "There is nothing in the file.",
        "Write the document, or name another file.",
    ),
    "foreign-file": Code(
        "refusal",
        (
            "Where a file must be written stands one that sdkpress did not write: the manifest "
            "`.sdkpress.json` does not list it."
        ),
        "Move the file away, or choose another output folder.",
    ),
    "lone-surrogate": Code(
        "refusal",
        "A text has half of a surrogate pair, such as `\\ud83d` alone, which is no character and can't be sent.",
        "Write both halves, or remove it.",
    ),
    "misplaced-reference": Code(
        "refusal",
        "A `$ref` stands where OpenAPI allows none, and leads nowhere or to something else than must stand there.",
        "Write the thing itself there.",
    ),
    "missing-file": Code(
        "refusal",
        "A file is not there.",
        "Correct its name, which is relative to the file that names it.",
    ),
    "missing-keyword": Code(
        "refusal",
        "Something that OpenAPI requires is not there, and nothing can stand in for it.",
        "Add it.",
    ),
    "missing-setting": Code(
        "refusal",
        "A setting without which nothing can be generated is missing.",
        "Add it to `sdkpress.yaml`, or give it as an argument.",
    ),
    "no-operations": Code(
        "refusal",
        "The document has neither paths nor webhooks nor components.",
        "Add paths.",
    ),
    "not-a-mapping": Code(
        "refusal",
        "The document is a list, a text or a number.",
        "An OpenAPI document begins with `openapi`, `info` and `paths`.",
    ),
    "not-openapi": Code(
        "refusal",
        "The document does not say which version of OpenAPI it follows.",
        "Begin it with `openapi: 3.1.0`, say. A document of another kind can't be used.",
    ),
    "not-text": Code(
        "refusal",
        "The file is not a text file.",
        "Name the YAML or JSON file of the document.",
    ),
    "outside-reference": Code(
        "refusal",
        "A `$ref` leads out of the folder of the document.",
        "Move the file there, or set `allow-outside-refs` in `sdkpress.yaml`.",
    ),
    "parser-mismatch": Code(
        "refusal",
        "What the parser made of a part of the document is not what the document says.",
        "This is a gap in sdkpress, not in the document: please report it with that part.",
    ),
    "parser-refusal": Code(
        "refusal",
        "The parser, openapi-python-client, could not read a part of the document.",
        "This is a gap in sdkpress, not in the document: please report it with that part.",
    ),
    "recursive-alias": Code(
        "refusal",
        "A YAML alias stands within the value it stands for, so that the value has no end.",
        "Use a `$ref`, which may refer to what is around it.",
    ),
    "remote-reference": Code(
        "refusal",
        "A `$ref` leads to an address on the network.",
        "Download the file into the folder of the document, or set `allow-remote-refs` in `sdkpress.yaml`.",
    ),
    "schema-and-content": Code(
        "refusal",
        ("A parameter or a header has both `schema` and `content`, which say different things about how it is sent."),
        "Keep one of the two.",
    ),
    "several-documents": Code(
        "refusal",
        "The file holds more than one YAML document.",
        "Put each into a file of its own.",
    ),
    "swagger-2": Code(
        "refusal",
        "The document is Swagger 2.0.",
        "Convert it once, with `npx swagger2openapi`, for example.",
    ),
    "too-deep": Code(
        "refusal",
        "Schemas are nested so deeply that they can't be worked on.",
        "Give the inner ones names under `components/schemas`.",
    ),
    "undeclared-path-parameter": Code(
        "refusal",
        "A path parameter is not in the path, and the path has a name that no parameter declares.",
        "Make the two names one.",
        "paths:\n  /keys/{key_id}:\n    parameters:\n      - name: key_id\n        in: path",
    ),
    "undefined-reference": Code(
        "refusal",
        "A `$ref` leads to something the document does not have.",
        "Add what it refers to, or correct the `$ref`.",
    ),
    "unknown-location": Code(
        "refusal",
        "A parameter, or an API key, is in none of the places there are.",
        (
            "Write `path`, `query`, `header` or `cookie`. What Swagger 2.0 called `body` and `formData` is "
            "described under `requestBody`."
        ),
    ),
    "unknown-security-type": Code(
        "refusal",
        "A security scheme has a type that OpenAPI does not have.",
        "Write `apiKey`, `http`, `mutualTLS`, `oauth2` or `openIdConnect`.",
    ),
    "unknown-setting": Code(
        "refusal",
        "`sdkpress.yaml` has a key that means nothing.",
        "Correct the key; the message names the ones there are.",
    ),
    "unknown-type": Code(
        "refusal",
        "A `type` is none of JSON Schema's, and what it means is not plain.",
        "Write `string`, `number`, `integer`, `boolean`, `array`, `object` or `null`.",
    ),
    "unreadable-file": Code(
        "refusal",
        "A file can't be read, or is a folder.",
        "Look at its permissions, or name another file.",
    ),
    "unsupported-version": Code(
        "refusal",
        "The document follows a version of OpenAPI that can't be read.",
        "Convert it to 3.0, 3.1 or 3.2.",
    ),
    "unusable-parameter": Code(
        "refusal",
        "A parameter has no name or no location.",
        "Give it `name` and `in`.",
    ),
    "unwritable-output": Code(
        "refusal",
        "The output folder can't be written, is inside of the templates, or there is no room for temporary files.",
        "Name another folder with `--output`, make room, or set `TMPDIR` to a folder that has some.",
    ),
    "unwritable-report": Code(
        "refusal",
        "The file of `--report` can't be written.",
        "Name a file in a folder that exists and that you may write to.",
    ),
    "wrong-kind-of-reference": Code(
        "refusal",
        "A `$ref` leads to a thing of another kind: a parameter where a schema has to be.",
        "Refer to a thing of the right kind.",
    ),
    "wrong-type": Code(
        "refusal",
        "A value has the wrong type: a text where a list has to be.",
        "Write what the hint says.",
    ),
}
