"""Every code a problem can carry: refusal or notice, what it means, how to mend it.

A *refusal* is something the generator would have to guess at; a *notice* is something whose meaning is plain
although the document breaks a rule, or something that was widened. `--strict` refuses both.

`python -m sdkpress.codes` writes `docs/problems.md` from this table.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

Kind = Literal["refusal", "notice"]


@dataclass(frozen=True, slots=True)
class Code:
    """What stands behind one code."""

    kind: Kind
    meaning: str
    mend: str
    example: str = ""
    """A few lines of YAML that show the mended document, where that helps."""


# Sorted by code. A code is kebab-case and never changes its meaning: scripts filter on it.
CODES: dict[str, Code] = {
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
    "bad-link": Code(
        "notice",
        "A link has both `operationId` and `operationRef`, or neither.",
        "Keep one of the two.",
    ),
    "bad-media-type": Code(
        "notice",
        "A key of `content` is not written as a media type: `json`, say.",
        "Write a type and a subtype, such as `application/json`.",
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
    "bad-pagination": Code(
        "notice",
        "The extension `x-pagination` of an operation names what is not there, or says what it can't.",
        "Correct it as docs/pagination.md describes it. Until then the operation has no iterator.",
    ),
    "bad-path": Code(
        "refusal",
        "A path does not begin with `/`.",
        "Begin it with `/`. What belongs to the server's address goes into `servers`.",
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
    "bad-style": Code(
        "notice",
        "A parameter's `style` is none for its location. It is left out: the location's own style is used.",
        "Write a style that the location has, or remove it.",
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
    "breaks-openapi-schema": Code(
        "notice",
        "The document breaks the JSON Schema that OpenAPI publishes, in a way that no other code names.",
        "Compare the place with the specification.",
    ),
    "broken-template": Code(
        "refusal",
        "What a template of `--templates` gives is not Python.",
        "Correct the template; the message names the generated file and the line.",
    ),
    "circular-reference": Code(
        "refusal",
        "References lead back to themselves, and nothing stands on the way.",
        "Write out what one of them is.",
    ),
    "closed-composition": Code(
        "notice",
        (
            "A schema forbids additional properties and is composed (`allOf`) with others whose properties "
            "it does not name. Taken by the letter no value is possible; the properties of all are kept."
        ),
        "Leave `additionalProperties` out of schemas that are composed.",
    ),
    "configured-output": Code(
        "refusal",
        (
            "With `--spec` alone, the folder named after the title is the one `sdkpress.yaml` writes another "
            "document to."
        ),
        "Name another folder with `--output`.",
    ),
    "conflicting-schemas": Code(
        "notice",
        "Schemas that must hold together (`allOf`) contradict each other. The wider of the two stands.",
        "Make them agree, or leave one of them out.",
    ),
    "control-character": Code(
        "refusal",
        "The file holds a character that YAML does not allow, such as U+0001.",
        "Remove it, or write it as an escape in a string in double quotes.",
    ),
    "default-mismatch": Code(
        "notice",
        "A default does not fit its schema. It is documented as it stands.",
        "Correct the default or the schema.",
    ),
    "default-not-in-enum": Code(
        "notice",
        "The default of a server variable is not among the values it allows.",
        "Correct the default, or add it to `enum`.",
    ),
    "duplicate-enum-value": Code(
        "notice",
        "An enum has the same value twice.",
        "Remove one of the two.",
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
    "duplicate-tag": Code(
        "notice",
        "A tag is described twice. The first description counts.",
        "Remove one of the two.",
    ),
    "empty-composition": Code(
        "notice",
        "`allOf`, `oneOf` or `anyOf` is empty. It is left out.",
        "Add a schema to it, or remove it.",
    ),
    "empty-document": Code(
        "refusal",
        "There is nothing in the file.",
        "Write the document, or name another file.",
    ),
    "empty-enum": Code(
        "notice",
        "An enum has no values, so that nothing would fit. It is left out.",
        "List the values, or remove it.",
    ),
    "empty-request-body": Code(
        "notice",
        "A request body has no media type. It is left out.",
        "Add a media type under `content`.",
        'requestBody:\n  content:\n    application/json:\n      schema: {$ref: "#/components/schemas/Pet"}',
    ),
    "enum-value-type": Code(
        "notice",
        (
            "A value of an `enum` is not of the schema's `type`. It is read as one where that is possible, "
            "and left out otherwise."
        ),
        "Write the value in the schema's type: in quotes for a string, without for a number.",
    ),
    "equivalent-paths": Code(
        "notice",
        "Two paths differ only in the names of their parameters, so that a server can't tell them apart.",
        "Put their operations under one of them.",
    ),
    "example-mismatch": Code(
        "notice",
        "An example does not fit its schema. It is documented as it stands.",
        "Correct the example or the schema.",
    ),
    "foreign-file": Code(
        "refusal",
        (
            "Where a file must be written stands one that sdkpress did not write: the manifest "
            "`.sdkpress.json` does not list it."
        ),
        "Move the file away, or choose another output folder.",
    ),
    "ignored-sibling": Code(
        "notice",
        "A keyword stands beside a `$ref`, where this version of OpenAPI ignores it.",
        "Remove it. In a schema of OpenAPI 3.0, put the `$ref` into `allOf` and leave it beside that.",
        'owner:\n  nullable: true\n  allOf:\n    - $ref: "#/components/schemas/User"',
    ),
    "impossible-constraint": Code(
        "notice",
        "A constraint that no value fits: `minLength` above `maxLength`, say. It is left out.",
        "Correct the numbers.",
    ),
    "impossible-schema": Code(
        "notice",
        "A schema that no value fits: `false`, or `not: {}`. Python has no such value: any is accepted.",
        "Remove what has this schema.",
    ),
    "later-keyword": Code(
        "notice",
        ("A keyword belongs to a later version of OpenAPI than the document says. It is read as in that version."),
        "Set `openapi` to that version, or remove the keyword.",
    ),
    "lone-surrogate": Code(
        "refusal",
        "A text has half of a surrogate pair, such as `\\ud83d` alone, which is no character and can't be sent.",
        "Write both halves, or remove it.",
    ),
    "loose-status-code": Code(
        "notice",
        "A range of status codes is not written in capitals.",
        "Write `4XX`, not `4xx`.",
    ),
    "loose-type": Code(
        "notice",
        (
            'A value has the wrong type, and its meaning is plain: `required: "true"`, say. The hint says '
            "how it is read."
        ),
        "Write the value in its own type.",
    ),
    "loose-type-name": Code(
        "notice",
        (
            "A `type` is none of JSON Schema's, and its meaning is plain: `int`, `date`, `file`. The hint "
            "says how it is read."
        ),
        "Write the type, and the format, that the hint says.",
        "created:\n  type: string\n  format: date-time",
    ),
    "merged-keyword": Code(
        "notice",
        "Two `pattern`s or `format`s must hold together (`allOf`), which one type can't say. The first is taken.",
        "Nothing has to be done, or write one that says both.",
    ),
    "misdirected-reference": Code(
        "notice",
        "A `$ref` leads to a component of another kind than stands there, and there is one of the right kind with the"
        " same name: that one is taken.",
        "Correct the section in the `$ref`: `#/components/responses/Lost`, say, for `#/components/schemas/Lost`.",
    ),
    "misplaced-reference": Code(
        "refusal",
        "A `$ref` stands where OpenAPI allows none.",
        "Write the thing itself there.",
    ),
    "misplaced-required": Code(
        "notice",
        "`required: true` stands in a schema, where it means nothing. It is left out.",
        "List the property under `required` of the schema around it.",
        "type: object\nrequired: [id]\nproperties:\n  id: {type: string}",
    ),
    "missing-default": Code(
        "notice",
        "A server variable has no default.",
        "Add one: it is used until the user gives another.",
    ),
    "missing-description": Code(
        "notice",
        "A response has no description.",
        "Say when it comes.",
    ),
    "missing-detail": Code(
        "notice",
        "Something that OpenAPI requires is not there, and nothing depends on it.",
        "Add it.",
    ),
    "missing-file": Code(
        "refusal",
        "A file is not there.",
        "Correct its name, which is relative to the file that names it.",
    ),
    "missing-items": Code(
        "notice",
        "An array does not say what it holds. Its items may be anything.",
        "Add `items`.",
    ),
    "missing-keyword": Code(
        "refusal",
        "Something that OpenAPI requires is not there, and nothing can stand in for it.",
        "Add it.",
    ),
    "missing-path-parameter": Code(
        "notice",
        "A name in braces in a path has no parameter. It is taken for a required text.",
        "Add a parameter with that name and `in: path`.",
        "parameters:\n  - name: key_id\n    in: path\n    required: true\n    schema: {type: string}",
    ),
    "missing-schema": Code(
        "notice",
        "A parameter or a header has neither `schema` nor `content`. It is taken for text.",
        "Add a schema.",
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
    "no-responses": Code(
        "notice",
        "An operation has no responses. What the server answers is not decoded.",
        "Add one, at least as `default`.",
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
    "null-value": Code(
        "notice",
        "A value is null. It is read as if it were not there.",
        "Remove it, or give it a value.",
    ),
    "odd-component-name": Code(
        "notice",
        "A component has a name with characters that OpenAPI does not allow there. It is kept.",
        "Use letters, digits, dots, hyphens and underscores of ASCII.",
    ),
    "old-basic-scheme": Code(
        "notice",
        "A security scheme has the type `basic`, as in Swagger 2.0. It is read as HTTP basic.",
        "Write it as OpenAPI 3 does.",
        "type: http\nscheme: basic",
    ),
    "old-exclusive-bound": Code(
        "notice",
        "`exclusiveMinimum` or `exclusiveMaximum` is true or false, as in OpenAPI 3.0. It is read so.",
        "Write the number itself under it.",
    ),
    "old-nullable": Code(
        "notice",
        "`nullable` stands in a document of OpenAPI 3.1 or later. It is read as in 3.0.",
        'Add `"null"` to the type.',
        'type: [string, "null"]',
    ),
    "optional-path-parameter": Code(
        "notice",
        "A path parameter is not required. It is taken as required, for a path has no gaps.",
        "Add `required: true`.",
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
    "path-with-fragment": Code(
        "notice",
        "A path has a fragment in it, which tells operations apart and is never sent.",
        "Give the operations paths of their own.",
    ),
    "path-with-query": Code(
        "notice",
        "A path has a query in it. It is sent as it stands.",
        "Describe it as query parameters.",
    ),
    "read-and-write-only": Code(
        "notice",
        "A schema is both `readOnly` and `writeOnly`.",
        "Remove one of the two.",
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
    "repeated-parameter": Code(
        "notice",
        "An operation, or a path, has the same parameter twice.",
        "Remove one of the two.",
    ),
    "replaced-surrogate": Code(
        "notice",
        "A description has half of a surrogate pair, which is no character. It was replaced.",
        "Write both halves, as in `\\ud83d\\ude00`, or remove it.",
    ),
    "reserved-header-parameter": Code(
        "notice",
        "A header parameter is named `Accept`, `Content-Type` or `Authorization`. OpenAPI has such a parameter "
        "ignored; here it stays an argument.",
        "Remove it: media types and security schemes say what is sent.",
    ),
    "schema-and-content": Code(
        "refusal",
        ("A parameter or a header has both `schema` and `content`, which say different things about how it is sent."),
        "Keep one of the two.",
    ),
    "several-contents": Code(
        "notice",
        "A parameter or a header has several media types where one is allowed. The first is used.",
        "Remove the others.",
    ),
    "several-documents": Code(
        "refusal",
        "The file holds more than one YAML document.",
        "Put each into a file of its own.",
    ),
    "short-version": Code(
        "notice",
        "`openapi` has two numbers where OpenAPI wants three. It is read as the first of those versions.",
        "Write `3.1.0`, not `3.1`.",
    ),
    "structured-enum": Code(
        "notice",
        "A list or a mapping stands among the values of an `enum`. It is left out.",
        "List plain values only.",
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
    "too-many-combinations": Code(
        "notice",
        "Several unions must hold together and their members multiply. One of the unions is left out.",
        "List the combinations that are meant in one union.",
    ),
    "undeclared-path-parameter": Code(
        "refusal",
        "A path parameter is not in the path, and the path has a name that no parameter declares.",
        "Make the two names one.",
        "paths:\n  /keys/{key_id}:\n    parameters:\n      - name: key_id\n        in: path",
    ),
    "undefined-mapping": Code(
        "notice",
        "A discriminator maps a value to a schema that is not there. Such a value is decoded by what fits.",
        "Add the schema, or correct the mapping.",
    ),
    "undefined-parent-tag": Code(
        "notice",
        "A tag is nested in one that is not described. It is taken as not nested.",
        "Add the outer one to `tags`.",
    ),
    "undefined-reference": Code(
        "refusal",
        "A `$ref` leads to something the document does not have.",
        "Add what it refers to, or correct the `$ref`.",
    ),
    "undefined-required": Code(
        "notice",
        "`required` names a property that the schema does not describe. Nothing is made of it.",
        "Describe the property, or correct its name under `required`.",
    ),
    "undefined-security-scheme": Code(
        "notice",
        "A security requirement names a scheme that is not there. Nothing is sent for it.",
        "Add it under `components/securitySchemes`.",
    ),
    "undefined-server-variable": Code(
        "notice",
        "The URL of a server has a name in braces that is no variable of it.",
        "Add it under `variables`, with a default.",
        "servers:\n  - url: https://{region}.example.com\n    variables:\n      region: {default: eu}",
    ),
    "undefined-style": Code(
        "notice",
        "The specification does not say how a parameter of this style is written: it has parts that have parts "
        "themselves. They go out as JSON, with `deepObject` as `name[key][0]`.",
        "Where the server wants something else, describe the parameter with `content` in place of `schema`.",
        "parameters:\n  - name: filter\n    in: query\n    content: {application/json: {schema: {type: object}}}",
    ),
    "unknown-discriminator-target": Code(
        "notice",
        "The `mapping` of a `discriminator` names a schema that does not exist. The entry is left out.",
        "Correct the name or reference.",
    ),
    "unknown-encoding": Code(
        "notice",
        "An encoding is for a property that the schema does not have. It is ignored.",
        "Correct its name, or remove it.",
    ),
    "unknown-keyword": Code(
        "notice",
        "A keyword that OpenAPI does not have at this place. It is ignored.",
        "Correct its spelling or its place. Keywords of your own start with `x-`.",
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
    "unusable-schema": Code(
        "notice",
        "Something that isn't a mapping stands where a schema should. Any value is accepted there.",
        "Write a schema, or `{}` for any value.",
    ),
    "unusable-type": Code(
        "notice",
        "The `type` of a schema is neither text nor a list. The schema is taken for one of anything.",
        "Write a type, or, if `type` is the name of a property, put it under `properties`.",
    ),
    "unused-path-parameter": Code(
        "notice",
        "A path parameter is not in the path. It is never sent.",
        "Put it into the path, or remove it.",
    ),
    "unwritable-output": Code(
        "refusal",
        "The output folder can't be written.",
        "Give yourself the right to write there, or name another folder with `--output`.",
    ),
    "unwritable-report": Code(
        "refusal",
        "The file of `--report` can't be written.",
        "Name a file in a folder that exists and that you may write to.",
    ),
    "validation-only-keyword": Code(
        "notice",
        (
            "Keywords such as `not`, `if` or `contains` say what no type can say. The server checks them, "
            "the package does not."
        ),
        "Nothing has to be done.",
    ),
    "version-not-pep440": Code(
        "notice",
        "The version of the document is not one that a Python package can have; one was made of its numbers.",
        "Write a version such as `1.0.0`, or set `version` in `sdkpress.yaml`.",
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


def is_refusal(code: str) -> bool:
    """Whether a problem with this code stops the run even without `--strict`."""
    return CODES[code].kind == "refusal"


def problems_page() -> str:
    """Write the table as the page that users look codes up in."""
    lines = [
        "# Problems",
        "",
        "<!-- Written by: python -m sdkpress.codes > docs/problems.md -->",
        "",
        "Every message carries one of these codes. A **refusal** ends the run with exit status 2, and nothing is",
        "written: the generator would have to guess. A **notice** is printed and the run goes on, for what is meant",
        "is plain.",
        "With `--strict` a notice refuses too.",
        "",
        "```text",
        'spec/acme.yaml:218:9: [bad-status-code] response "abc" of GET /keys is not a status code',
        '    Write a number such as 404, a range such as 4XX, or "default".',
        "```",
        "",
    ]
    for code, entry in CODES.items():
        lines += [f"## {code}", "", f"*{entry.kind.capitalize()}.* {entry.meaning}", "", entry.mend, ""]
        if entry.example:
            lines += ["```yaml", entry.example, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(problems_page())
