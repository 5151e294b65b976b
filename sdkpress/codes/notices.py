"""What is told while a run goes on: the meaning is plain, or something was widened."""

from __future__ import annotations

from sdkpress.codes.code import Code

# Sorted by code. A code is kebab-case and never changes its meaning: scripts filter on it.
NOTICES: dict[str, Code] = {
    "bad-header-name": Code(
        "notice",
        "A header parameter has a name that HTTP does not allow. One with a space in it is sent as it stands, though "
        "few servers accept that; one that is empty or has a colon or a line end can't be sent, and is left out.",
        "Write letters, digits and hyphens, or remove it.",
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
    "bad-pagination": Code(
        "notice",
        "The extension `x-pagination` of an operation names what is not there, or says what it can't.",
        "Correct it as docs/pagination.md describes it. Until then the operation has no iterator.",
    ),
    "bad-path": Code(
        "notice",
        "A path does not begin with `/`. It is sent as if it did.",
        "Begin it with `/`. What belongs to the server's address goes into `servers`.",
    ),
    "bad-style": Code(
        "notice",
        "A parameter's `style` is none for its location. It is left out: the location's own style is used.",
        "Write a style that the location has, or remove it.",
    ),
    "breaks-openapi-schema": Code(
        "notice",
        "The document breaks the JSON Schema that OpenAPI publishes, in a way that no other code names.",
        "Compare the place with the specification.",
    ),
    "closed-composition": Code(
        "notice",
        (
            "A schema forbids additional properties and is composed (`allOf`) with others whose properties "
            "it does not name. Taken by the letter no value is possible; the properties of all are kept."
        ),
        "Leave `additionalProperties` out of schemas that are composed.",
    ),
    "conflicting-schemas": Code(
        "notice",
        "Schemas that must hold together (`allOf`) contradict each other. The wider of the two stands.",
        "Make them agree, or leave one of them out.",
    ),
    "credential-parameter": Code(
        "notice",
        "A parameter is called like the API key that the operation asks for. It stays an argument: where it is given, "
        "it is sent in place of the key that the configuration has.",
        "Remove the parameter: the security scheme says what is sent.",
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
    "delimited-pattern": Code(
        "notice",
        "A `pattern` stands between slashes, as a regular expression of JavaScript: `/^[a-z]+$/i`. No text can match "
        "that, and so it is read without them.",
        "Write `^[a-z]+$`.",
    ),
    "digest-scheme": Code(
        "notice",
        "A security scheme is HTTP digest, whose credentials answer a challenge of the server. Nothing is sent for it.",
        "Take another scheme if there is one, or add the header `Authorization` in a `before_request` hook.",
    ),
    "duplicate-enum-value": Code(
        "notice",
        "An enum has the same value twice.",
        "Remove one of the two.",
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
    "empty-required": Code(
        "notice",
        "The list `required` of a schema is empty, which OpenAPI 3.0 does not allow. Nothing is required, then.",
        "Remove it.",
    ),
    "enum-value-type": Code(
        "notice",
        (
            "A value of an `enum` is not of the schema's `type`. It is read as one where that is possible; "
            "otherwise it is accepted beside values of that type. What an array lists is read as what its items may be."
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
    "idle-keyword": Code(
        "notice",
        "A keyword says nothing about values of the schema's type: `properties` of a string, say. It is ignored.",
        "Correct the type, or remove the keyword.",
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
    "indirect-reference": Code(
        "notice",
        "A `$ref` leads to a thing of another kind, which holds one of the kind that is needed: a parameter, say, where"
        " its schema was meant. What it holds is taken.",
        "Refer to what is meant itself: `#/components/parameters/Limit/schema`, say.",
    ),
    "inlined-reference": Code(
        "notice",
        (
            "A `$ref` stands where OpenAPI allows none, and leads to what must stand there: "
            '`servers: {$ref: "#/x-servers"}`. It is read as that, with the keys beside it, which win.'
        ),
        "Write it out there: other tools refuse it.",
    ),
    "later-keyword": Code(
        "notice",
        ("A keyword belongs to a later version of OpenAPI than the document says. It is read as in that version."),
        "Set `openapi` to that version, or remove the keyword.",
    ),
    "loose-reference": Code(
        "notice",
        "A `$ref` leads nowhere, and can mean one thing only: what a schema around it defines, as in schemas that were"
        " made as documents of their own (`#/$defs/Item`), the component of that name (`#/definitions/Pet`), or, in a"
        " file that the document is made of, the component of the main file.",
        "Write the whole way from the top of the document: `#/components/schemas/Pet`.",
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
    "missing-items": Code(
        "notice",
        "An array does not say what it holds. Its items may be anything.",
        "Add `items`.",
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
    "nested-parts": Code(
        "notice",
        "A part of a multipart body is multipart itself. Its parts are not written: an object goes out as JSON, a text "
        "or a file as it is given, under the media type that the document has for the part.",
        "Describe the part as a text or a file, and give it written already; or describe its parts as the body's.",
    ),
    "no-responses": Code(
        "notice",
        "An operation has no responses. What the server answers is not decoded.",
        "Add one, at least as `default`.",
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
    "path-with-fragment": Code(
        "notice",
        "A path has a fragment in it, which tells operations apart and is never sent.",
        "Give the operations paths of their own.",
    ),
    "path-with-query": Code(
        "notice",
        "A path has a query in it. It is sent as it stands, with its path parameters filled in.",
        "Describe it as query parameters.",
    ),
    "read-and-write-only": Code(
        "notice",
        "A schema is both `readOnly` and `writeOnly`.",
        "Remove one of the two.",
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
        "ignored; here it stays an argument, as in published clients: where it is given, it is sent in place of what "
        "media types and security schemes say.",
        "Remove it: media types and security schemes say what is sent.",
    ),
    "several-contents": Code(
        "notice",
        "A parameter or a header has several media types where one is allowed. The first is used.",
        "Remove the others.",
    ),
    "shared-name": Code(
        "notice",
        "Two parameters go out under one name: objects that are exploded have a property in common, or one that is "
        "called like the other parameter. Both are sent, in their order, and the server can't tell them apart.",
        "Give one of them the style `deepObject`, or `explode: false`.",
        'parameters:\n  - {name: made, in: query, style: deepObject, schema: {$ref: "#/components/schemas/Range"}}\n'
        '  - {name: read, in: query, style: deepObject, schema: {$ref: "#/components/schemas/Range"}}',
    ),
    "short-version": Code(
        "notice",
        "`openapi` has two numbers where OpenAPI wants three. It is read as the first of those versions.",
        "Write `3.1.0`, not `3.1`.",
    ),
    "silent-header": Code(
        "notice",
        "A header of a part of a multipart body is not sent: the part is no file, with which it could be given, and "
        "the document has not the only value of it. Or it is `Content-Disposition`, which has the names of part and "
        "file.",
        "Give the header a `const`, or describe the part as a file (`format: binary`).",
    ),
    "structured-enum": Code(
        "notice",
        "A list or a mapping stands among the values of an `enum`. It is left out; where there are only lists, what "
        "stands in them is what the items may be.",
        "List plain values only.",
    ),
    "too-many-combinations": Code(
        "notice",
        "Several unions must hold together and their members multiply. One of the unions is left out.",
        "List the combinations that are meant in one union.",
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
        "The specification does not say how a parameter of this style is written. Parts that have parts themselves go "
        "out as JSON, with `deepObject` as `name[key][0]`. Where `spaceDelimited` or `pipeDelimited` has nothing to "
        "delimit, it is as `form`; with `explode`, it is as without.",
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
    "unnamed-parts": Code(
        "notice",
        "A multipart body is described as plain data, so that its parts have no names. It is given as a dictionary of "
        "parts by name. The items of an array, in a form, go out in order without names.",
        "Describe an object with a property for each part.",
        "content:\n  multipart/form-data:\n    schema:\n      type: object\n      properties:\n"
        "        file: {type: string, format: binary}",
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
    "unused-template": Code(
        "notice",
        "A file of `--templates` has the name of no template of sdkpress, and no other includes it. It is not used.",
        "Give it the name and the folder of the template it is meant for, such as `client/api.py.jinja`.",
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
}
